/** Several errands on one number at the kiosk (SPEC J60, J1): an extra that who has one errand passes by. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { kioskView, serviceId } from '#test/support/fixtures/kiosk-view.ts';
import { touchFindings } from '#test/support/kiosk-checks.ts';
import { issues, LANDSCAPE, openKiosk, PORTRAIT, passTime, type Size } from '#test/support/kiosk-stage.ts';
import { axeFindings, layoutFindings, settled } from '#test/support/page-checks.ts';
import type { OpenedPage } from '#test/support/page-host.ts';
import { type PageHost, startPageHost } from '#test/support/page-host.ts';
import { shot } from '#test/support/shot.ts';

let browser: Browser;
let host: PageHost;
beforeAll(async () => {
  [browser, host] = await Promise.all([launchChromium(), startPageHost()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), host?.close()]);
});

const view = kioskView({ parts: { chains: true } });
// A second touch in the same place right after the screen changed counts as the first (SPEC K3).
const calm = (opened: OpenedPage): Promise<void> => passTime(opened, 1_000);

async function fits({ page }: OpenedPage, size: Size, name: string): Promise<void> {
  await settled(page);
  await shot(page, `kiosk-more-${name}-${size === PORTRAIT ? 'portrait' : 'landscape'}`);
  expect(await touchFindings(page, size)).toEqual([]);
  expect(await layoutFindings(page)).toEqual([]);
  expect(await axeFindings(page)).toEqual([]);
}

describe.each([PORTRAIT, LANDSCAPE])('on a screen of $width', (size) => {
  test('J60: one more errand is two touches, and goes with the number', async () => {
    const opened = await openKiosk(browser, host, { view, size });
    const { page } = opened;
    await page.getByRole('button', { name: /Hộ tịch/ }).click();
    await page.getByRole('button', { name: 'Tôi còn việc khác' }).waitFor();
    await fits(opened, size, 'field');
    await calm(opened);
    await page.getByRole('button', { name: 'Tôi còn việc khác' }).click();
    await page.getByRole('heading', { name: 'Xong việc này, ông/bà còn đến đâu?' }).waitFor();
    await fits(opened, size, 'fields');
    await calm(opened);
    await page.getByRole('button', { name: /Chứng thực/ }).click();
    await page.getByRole('button', { name: 'Sau đó: Chứng thực' }).waitFor();
    await fits(opened, size, 'chosen');
    await calm(opened);
    await page.getByRole('button', { name: 'Lấy số', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /Số của ông\/bà/ }).waitFor();
    expect(issues(opened)[0]?.body).toMatchObject({ serviceId: serviceId('B'), next: [serviceId('A')] });
    await opened.context.close();
  });
});

test('J1: an office without the part sees nothing of it', async () => {
  const opened = await openKiosk(browser, host, { view: kioskView() });
  await opened.page.getByRole('button', { name: /Hộ tịch/ }).click();
  await opened.page.getByRole('button', { name: 'Lấy số', exact: true }).waitFor();
  expect(await opened.page.getByText('Tôi còn việc khác').count()).toBe(0);
  await opened.context.close();
});
