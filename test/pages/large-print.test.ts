/** J104: fonts at 200 % without loss: on a phone its text size, on a PC the browser's zoom (half as many points of width). */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { busyView, openAdmin } from '#test/support/admin-page.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { openCounter } from '#test/support/counter-stage.ts';
import { kioskView } from '#test/support/fixtures/kiosk-view.ts';
import { calledTicketView, ticketView } from '#test/support/fixtures/ticket-view.ts';
import { papersView } from '#test/support/kiosk-paper-scenes.ts';
import { doubleFonts, lostFindings } from '#test/support/large-print.ts';
import { resizeTo } from '#test/support/page-checks.ts';
import { openPage, type PageHost, startPageHost } from '#test/support/page-host.ts';
import { shot } from '#test/support/shot.ts';

const PHONE = { width: 390, height: 844 };
/** A laptop of 1366 by 768 at 200 %. */
const ZOOMED = { width: 683, height: 384 };

let browser: Browser;
let host: PageHost;
beforeAll(async () => {
  [browser, host] = await Promise.all([launchChromium(), startPageHost()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), host?.close()]);
});

test.each([
  ['waiting', ticketView({ ahead: 12 })],
  ['called', calledTicketView()],
] as const)('J104: the phone, %s', async (name, view) => {
  const token = 'token-of-b009';
  const { page, context } = await openPage(browser, host, {
    path: `/ticket-page/index.html?token=${token}`,
    size: PHONE,
    now: '2026-11-23T08:52:10.000+07:00',
    views: { [`ticket:${token}`]: view },
  });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await doubleFonts(page);
  await shot(page, `large-ticket-${name}`);
  expect(await lostFindings(page)).toEqual([]);
  await context.close();
});

test('J104: the papers, the list and a procedure', async () => {
  const fields = Object.values(papersView().services)
    .filter(({ procedures }) => procedures.length > 0)
    .map(({ id, prefix, name, procedures }) => ({ id, prefix, name, procedures }));
  const { page, context } = await openPage(browser, host, {
    path: '/papers-page/index.html',
    size: PHONE,
    views: {},
    api: { 'GET /api/procedures': { json: { office: kioskView().office, fields } } },
  });
  await page.getByRole('heading', { name: /Cần mang/ }).waitFor();
  await doubleFonts(page);
  await shot(page, 'large-papers-list');
  expect.soft(await lostFindings(page)).toEqual([]);
  await page.evaluate(() => {
    location.hash = '#1.001193';
  });
  await page.getByRole('heading', { level: 1, name: /Đăng ký khai sinh/ }).waitFor();
  await doubleFonts(page);
  await shot(page, 'large-papers-procedure');
  expect.soft(await lostFindings(page)).toEqual([]);
  await context.close();
});

test('J104: the counter', async () => {
  const { page, context } = await openCounter(browser, host);
  await page.locator('[data-key="next"]').waitFor();
  await resizeTo(page, ZOOMED);
  await shot(page, 'large-counter');
  expect(await lostFindings(page)).toEqual([]);
  await context.close();
});

test('J104: the administration', async () => {
  const { page, context } = await openAdmin(browser, host, { view: busyView(), width: 1440 });
  await resizeTo(page, { width: 720, height: 450 });
  for (const [route, ready] of [
    ['now', '.alert'],
    ['services/service-a/procedure/2.000815', '.form'],
    ['devices/printer/printer-2', '.form'],
    ['hours', '.week'],
    ['settings', '.form'],
  ] as const) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${route}`);
    await page.locator(ready).first().waitFor();
    await shot(page, `large-admin-${route.replaceAll('/', '-')}`);
    expect.soft(await lostFindings(page), route).toEqual([]);
  }
  await context.close();
});
