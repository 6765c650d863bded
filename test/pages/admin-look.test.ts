/** Every page of the console: nothing for axe to find, no text over text, nothing outside the window; read-only for a supervisor. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { busyView, openAdmin } from '#test/support/admin-page.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { refusal } from '#test/support/fixtures/admin-api.ts';
import { axeFindings, layoutFindings } from '#test/support/page-checks.ts';
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

const ROUTES: readonly [route: string, waitFor: string][] = [
  ['now', '.alert'],
  ['services', '.empty'],
  ['services/service-e', '.form'],
  ['services/service-a/procedure/2.000815', '.form'],
  ['counters/counter-4', '.form'],
  ['staff/staff-6', '.form'],
  ['devices', '.empty'],
  ['devices/device/kiosk-1', '.form'],
  ['devices/printer/printer-2', '.form'],
  ['hours', '.week'],
  ['notices', '.form'],
  ['settings', '.form'],
];

async function goTo(page: Page, route: string, ready: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${route}`);
  await page.locator(ready).first().waitFor();
}

test.each([
  ['vi', 1440],
  ['en', 1024],
] as const)('every page, %s, %i wide', async (language, width) => {
  const { page, context } = await openAdmin(browser, host, { view: busyView(), width });
  if (language === 'en') await page.getByRole('button', { name: /English/ }).click();
  for (const [route, ready] of ROUTES) {
    await goTo(page, route, ready);
    expect(await axeFindings(page), route).toEqual([]);
    expect(await layoutFindings(page), route).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), route).toBeLessThanOrEqual(width);
    await shot(page, `admin-${route.replaceAll('/', '-')}-${width}-${language}`);
  }
  expect(await page.title()).toMatch(/^(Cài đặt|Settings) – Lượt – /);
  await context.close();
});

test('a supervisor reads every setting and changes none', async () => {
  const { page, context } = await openAdmin(browser, host, { role: 'supervisor', view: busyView() });
  for (const [route, ready] of ROUTES.filter(([, wait]) => wait !== '.alert')) {
    await goTo(page, route, ready);
    const open = await page.locator('main :is(input, select, textarea):enabled').count();
    expect(open, route).toBe(0);
    expect(
      await page
        .locator('main')
        .getByRole('button', { name: /Lưu|Xóa|Thêm|Ngắt|Đặt lại|In thử/ })
        .count(),
      route,
    ).toBe(0);
  }
  await page.getByText('Chỉ người quản trị được sửa.').first().waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await shot(page, 'admin-settings-supervisor');
  await context.close();
});

test('a list that cannot be read says why, and is read again by a key', async () => {
  let away = true;
  const { page, context } = await openAdmin(browser, host, {
    route: 'staff',
    api: {
      'GET /api/staff': () =>
        away ? refusal(503, 'store.unavailable', 'Xin báo người quản trị.') : { json: { staff: [] } },
    },
  });
  await page.getByText('Xin báo người quản trị.').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  away = false;
  await page.getByRole('button', { name: 'Tải lại' }).click();
  await page.getByText('Chưa có nhân viên nào.').waitFor();
  await context.close();
});
