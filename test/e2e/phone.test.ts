/**
 * A citizen goes for a coffee with her number on the phone. She will be late and lets three others go first; then the phone
 * loses its connection, is opened again without one, and finds its way back in time for the call. Real server, real page
 * (SPEC J70, J73, J74, R11).
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { type LiveClerk, LiveOffice, SIZES } from '#test/support/live-office.ts';
import { axeFindings } from '#test/support/page-checks.ts';
import { shot } from '#test/support/shot.ts';

let browser: Browser;
let office: LiveOffice;
beforeAll(async () => {
  browser = await launchChromium();
  office = await LiveOffice.start();
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

describe('the phone that loses its connection', () => {
  let phone: Page;
  let clerk: LiveClerk;

  test('she follows her number, the first of six', async () => {
    clerk = await office.clerk('thu', 5);
    const taken = (await clerk.issue('B')) as { token: string };
    for (let n = 0; n < 5; n += 1) await clerk.issue('B');
    ({ page: phone } = await office.open(browser, `${office.origin}/t/${taken.token}`, SIZES.phone));
    await phone.getByText('Ông/bà là người').waitFor();
  });

  test('J70: she lets three go first, and keeps her number', async () => {
    await phone.getByRole('button', { name: 'Tôi đến muộn' }).click();
    await phone.getByRole('button', { name: 'Nhường 3 người' }).click();
    await phone.getByText('Đã lùi chỗ').waitFor();
    await phone.getByText('3 đang chờ').waitFor();
    expect(await axeFindings(phone)).toEqual([]);
  });

  test('R11: the connection is lost; the page keeps what it knew and says that it is old', async () => {
    await office.down();
    // Reloaded where no server answers a phone shows its browser's own page, so the page stays open here.
    await phone.getByText('Mất kết nối').waitFor({ timeout: 30_000 });
    await phone.getByText('3 đang chờ').waitFor();
    expect(await phone.getByRole('main').getAttribute('class')).toContain('old');
    await shot(phone, 'story-phone-lost');
  }, 40_000);

  test('J74: opened again while only the feed is cut off, it shows the same', async () => {
    await office.up();
    await phone.routeWebSocket(/\/api\/feed$/, (ws) => void ws.close());
    await phone.reload();
    await phone.getByText('Mất kết nối').waitFor({ timeout: 10_000 });
    await phone.getByText('3 đang chờ').waitFor();
  }, 20_000);

  test('the line moves on; the phone comes back, and is called in its new place', async () => {
    await clerk.ask('PUT', `/api/counters/${clerk.counterId}/session`);
    for (let n = 0; n < 3; n += 1) await clerk.callNext('completed');
    const { page: again } = await office.open(browser, phone.url(), SIZES.phone);
    await again.getByText('Ông/bà là người').waitFor();
    await clerk.callNext('completed');
    await again.getByRole('heading', { name: 'Đến lượt ông/bà' }).waitFor();
    await again.getByText('B001').first().waitFor();
    await shot(again, 'story-phone-called');
  });
});
