/**
 * Present people only: the lobby screen shows a code that changes; who is there scans it, chooses a field, and follows the number
 * on the same phone; the picture of the code that was sent home opens nothing. Real server, real pages (SPEC J120–J124).
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { LiveOffice, SIZES } from '#test/support/live-office.ts';
import { axeFindings, layoutFindings, resizeTo } from '#test/support/page-checks.ts';
import { shot } from '#test/support/shot.ts';

let browser: Browser;
let office: LiveOffice;
beforeAll(async () => {
  browser = await launchChromium();
  office = await LiveOffice.start({ at: '2026-11-23T08:18:00+07:00' });
  const admin = await office.admin();
  const parts = { papers: false, returns: false, results: false, appointments: false, hallCode: true };
  await admin.ask('PATCH', '/api/office', { parts });
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

/** A look at a state of the phone's page, on a small and a large phone. */
async function lookAt(page: Page, name: string): Promise<void> {
  for (const width of [320, 390]) {
    await resizeTo(page, { width, height: 844 });
    expect(await layoutFindings(page), name).toEqual([]);
    await shot(page, `hall-${name}-${width}-vi`);
  }
  expect(await axeFindings(page), name).toEqual([]);
}

describe('a number on one’s own phone, in the hall', () => {
  let screen: Page;
  let phone: Page;
  let code = '';

  test('J120: the lobby screen shows the code between calls', async () => {
    ({ page: screen } = await office.open(browser, await office.pairingUrl('display'), SIZES.display));
    await screen.getByRole('heading', { name: 'Lấy số bằng điện thoại' }).waitFor();
    code = (await screen.locator('.hall-code-signs').textContent()) ?? '';
    expect(code).toMatch(/^[3-9A-Y]{6}$/);
    for (const [name, size] of Object.entries({
      wide: SIZES.display,
      portrait: { width: 1080, height: 1920 },
      small: { width: 1366, height: 768 },
    })) {
      await resizeTo(screen, size);
      await shot(screen, `display-hall-code-${name}`);
      expect(await layoutFindings(screen), name).toEqual([]);
    }
    expect(await axeFindings(screen)).toEqual([]);
    await resizeTo(screen, SIZES.display);
  });

  test('J121: she scans it, touches her field, and her number opens on the same phone', async () => {
    ({ page: phone } = await office.open(browser, `${office.origin}/lay-so#${code}`, SIZES.phone));
    await phone.getByRole('heading', { name: 'Ông/bà cần làm việc gì?' }).waitFor();
    expect(phone.url()).not.toContain(code);
    await lookAt(phone, 'field');
    await phone.getByLabel('Tôi thuộc diện ưu tiên').check();
    await phone.getByRole('button', { name: /Hộ tịch/ }).click();
    await phone.getByText('B001').first().waitFor();
    expect(new URL(phone.url()).pathname).toMatch(/^\/t\/.+/);
  });

  test('J124: a second look at the code leads her to the number that she has', async () => {
    await phone.goto(`${office.origin}/lay-so#${code}`);
    await phone.getByRole('heading', { name: 'Ông/bà đã có số B001' }).waitFor();
    await lookAt(phone, 'kept');
    await phone.getByRole('link', { name: 'Xem số của tôi' }).click();
    await phone.getByText('B001').first().waitFor();
  });

  test('J120: a minute later the picture of the code is worth nothing at home', async () => {
    office.shift += 60_000;
    const { page: home } = await office.open(browser, `${office.origin}/lay-so#${code}`, SIZES.phone);
    await home.getByText('Xin quét lại mã trên màn hình ở sảnh: mã này đã đổi.').waitFor();
    await lookAt(home, 'old');
    await home.getByLabel('Mã', { exact: true }).fill(code);
    await home.getByRole('button', { name: 'Tiếp tục' }).click();
    await home.getByRole('alert').filter({ hasText: 'mã này đã đổi' }).waitFor();
    await home.context().close();
  });

  test('while a call stands large, the code is told at the foot of the screen', async () => {
    const clerk = await office.clerk('thu', 5);
    await clerk.callNext();
    await screen.locator('.strip').getByText('Lấy số bằng điện thoại', { exact: false }).waitFor();
    await shot(screen, 'display-hall-code-calling');
  });
});
