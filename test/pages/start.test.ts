/** The start page: issue point 11 – links everything, says where the demo runs. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { axeFindings, layoutFindings } from '#test/support/page-checks.ts';
import { openPage, type PageHost, startPageHost } from '#test/support/page-host.ts';
import { shot } from '#test/support/shot.ts';

let browser: Browser;
let host: PageHost;
beforeAll(async () => {
  [browser, host] = await Promise.all([launchChromium(), startPageHost()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), host?.close()]);
});

const DEMO = { json: { demo: true, open: { kiosk: '/demo/kiosk', display: '/demo/display' } } };

test('in the demo the links pair this browser at once', async () => {
  const { page, context } = await openPage(browser, host, {
    path: '/admin-console/start.html',
    size: { width: 1280, height: 800 },
    views: {},
    api: { 'GET /api/demo': DEMO },
  });
  await page.getByText('văn phòng dùng thử').waitFor();
  const links = await page.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links).toEqual(['/demo/kiosk', '/counter', '/demo/display', '/admin', '/api/docs']);
  expect(await axeFindings(page)).toEqual([]);
  expect(await layoutFindings(page)).toEqual([]);
  await shot(page, 'start-demo');
  await context.close();
});

test('a real office says that machines are connected first; English is one touch away, also on a phone', async () => {
  const { page, context } = await openPage(browser, host, {
    path: '/admin-console/start.html',
    size: { width: 390, height: 844 },
    views: {},
  });
  await page.getByText('Máy mới cần được kết nối').first().waitFor();
  const links = await page.locator('main a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links).toEqual(['/kiosk', '/counter', '/display', '/admin', '/api/docs']);
  expect(await axeFindings(page)).toEqual([]);
  expect(await layoutFindings(page)).toEqual([]);
  await shot(page, 'start-phone');
  await page.getByRole('button', { name: /English/ }).click();
  await page.getByRole('heading', { name: 'Numbers taken, called and served in turn' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await layoutFindings(page)).toEqual([]);
  await context.close();
});
