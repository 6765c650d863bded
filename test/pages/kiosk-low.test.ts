/** J102: a key brings all that is touched into the lower 45 % of a standing kiosk, for this citizen. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { touchFindings } from '#test/support/kiosk-checks.ts';
import { PAPERS_ON, papersView } from '#test/support/kiosk-paper-scenes.ts';
import { LANDSCAPE, openKiosk, PORTRAIT } from '#test/support/kiosk-stage.ts';
import { axeFindings, layoutFindings, resizeTo } from '#test/support/page-checks.ts';
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

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click();
const heading = (page: Page, name: RegExp): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();
const LOWER = /^Hạ thấp/;

/** Keys that begin above the lower 45 %. */
const tooHigh = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('button')]
      .filter((key) => key.getBoundingClientRect().top < innerHeight * 0.55 - 1)
      .map((key) => `${key.textContent} at ${key.getBoundingClientRect().top}`),
  );

async function check(page: Page, name: string): Promise<void> {
  await shot(page, `kiosk-low-${name}`);
  expect.soft(await tooHigh(page), name).toEqual([]);
  expect.soft(await touchFindings(page, PORTRAIT), name).toEqual([]);
  expect.soft(await layoutFindings(page), name).toEqual([]);
}

test('J102: every screen on the way to a number, low, and back to rest', async () => {
  const { page, context } = await openKiosk(browser, host);
  await press(page, LOWER);
  await check(page, 'fields');
  expect(await axeFindings(page)).toEqual([]);
  await press(page, /Hộ tịch/);
  await heading(page, /Hộ tịch/);
  await check(page, 'field');
  await press(page, 'Đăng ký khai sinh');
  await check(page, 'field-chosen');
  await press(page, 'Tôi cần giúp đỡ');
  await check(page, 'help');
  await press(page, 'Tiếp tục lấy số');
  await press(page, 'Lấy số');
  await heading(page, /B009/);
  await check(page, 'number');
  await press(page, /^Xong/);
  await heading(page, /Mời ông/);
  expect(await page.locator('.low').count()).toBe(0);
  await resizeTo(page, LANDSCAPE);
  expect(await page.getByRole('button', { name: LOWER }).count()).toBe(0);
  await context.close();
});

test('J102: nine fields and more, in English, with papers and with slips', async () => {
  const view = papersView({ parts: { ...PAPERS_ON, returns: true } }, 9);
  const { page, context } = await openKiosk(browser, host, { view });
  await page.locator('.kiosk.with-papers').waitFor();
  await page.getByRole('button', { name: 'Tôi có mã phiếu' }).waitFor();
  await shot(page, 'kiosk-low-six-keys');
  expect.soft(await touchFindings(page, PORTRAIT)).toEqual([]);
  await press(page, LOWER);
  await press(page, /^English/);
  await check(page, 'fields-9-en');
  await press(page, /Civil status/);
  await heading(page, /Civil status/);
  await check(page, 'field-en');
  await press(page, 'Birth registration');
  await heading(page, /Birth registration/);
  await check(page, 'check-en');
  await page.keyboard.press('Escape');
  await heading(page, /Civil status/);
  await page.keyboard.press('Escape');
  await heading(page, /Please choose/);
  await press(page, 'Look up papers');
  await heading(page, /Look up papers/);
  await check(page, 'papers-en');
  await context.close();
});
