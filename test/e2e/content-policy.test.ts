/** No page asks for what its own content policy forbids: each at work, served by the real server (SPEC A, docs/SECURITY). */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { LIVE_PASSWORD, LiveOffice, SIZES, type Size } from '#test/support/live-office.ts';

let browser: Browser;
let office: LiveOffice;
beforeAll(async () => {
  [browser, office] = await Promise.all([launchChromium(), LiveOffice.start()]);
});
afterAll(async () => {
  await browser?.close();
  await office?.stop();
});

interface Watched {
  readonly page: Page;
  /** What the browser refused, and what the page complained of. */
  readonly heard: readonly string[];
  close(): Promise<void>;
}

/** A window that notes every violation from the first byte on. */
async function watch(url: string, viewport: Size): Promise<Watched> {
  const context = await browser.newContext({ viewport, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' });
  const heard: string[] = [];
  const page = await context.newPage();
  await page.exposeFunction('tellViolation', (what: string) => heard.push(what));
  await page.addInitScript(() => {
    document.addEventListener(
      'securitypolicyviolation',
      ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
        Reflect.get(globalThis, 'tellViolation')(`${violatedDirective}: ${blockedURI} (${sourceFile}:${lineNumber})`);
      },
    );
  });
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) heard.push(message.text());
  });
  page.on('pageerror', (error) => heard.push(String(error)));
  await page.goto(url);
  return { page, heard, close: () => context.close() };
}

async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(LIVE_PASSWORD);
  await page.keyboard.press('Enter');
}

test('a kiosk that gives a number, and the phone that follows it', async () => {
  const kiosk = await watch(await office.pairingUrl('kiosk'), SIZES.kiosk);
  await kiosk.page.getByRole('button', { name: /Hộ tịch/ }).click();
  const answered = kiosk.page.waitForResponse((response) => response.url().endsWith('/api/tickets'));
  await kiosk.page.getByRole('button', { name: /^Lấy số/ }).click();
  const { followUrl }: { followUrl: string } = await (await answered).json();
  await kiosk.page.getByText('B001').first().waitFor();
  expect(kiosk.heard).toEqual([]);
  await kiosk.close();

  const phone = await watch(followUrl, SIZES.phone);
  await phone.page.getByText('B001').first().waitFor();
  expect(phone.heard).toEqual([]);
  await phone.close();
});

test('a lobby screen that shows and speaks what a counter calls', async () => {
  const display = await watch(await office.pairingUrl('display'), SIZES.display);
  const counter = await watch(`${office.origin}/counter`, SIZES.counter);
  await signIn(counter.page, 'thu');
  await counter.page.locator('[data-number="5"]').click();
  await counter.page.locator('[data-key="list"][aria-disabled="false"]').waitFor();
  await counter.page.keyboard.press('NumpadEnter');
  await display.page.locator('[data-call]').getByText('B001').waitFor();
  await expect
    .poll(() => display.page.evaluate(() => (window.luotAudioLog ?? []).length), { timeout: 20_000 })
    .toBeGreaterThan(0);
  expect(display.heard).toEqual([]);
  expect(counter.heard).toEqual([]);
  await Promise.all([display.close(), counter.close()]);
});

test('every section of the console', async () => {
  const { page, heard, close } = await watch(`${office.origin}/admin`, SIZES.admin);
  await signIn(page, 'admin');
  await page.getByText('Đã kết nối').waitFor();
  for (const section of ['services', 'counters', 'staff', 'devices', 'hours', 'notices', 'settings', 'audit', 'now']) {
    await page.evaluate((hash) => {
      location.hash = `#/${hash}`;
    }, section);
    await page.locator('.menu-item[aria-current="page"]').waitFor();
    await page.waitForLoadState('networkidle');
  }
  expect(heard).toEqual([]);
  await close();
});

test.each(['/', '/api/docs', '/pair/AAAA-BBBB-CCCC', '/nothing-here'])('%s', async (path) => {
  const { page, heard, close } = await watch(`${office.origin}${path}`, SIZES.admin);
  await page.waitForLoadState('networkidle');
  expect(heard).toEqual([]);
  await close();
});

test('a violation would be heard', async () => {
  const { page, heard, close } = await watch(`${office.origin}/admin`, SIZES.admin);
  await page.evaluate(() => {
    const foreign = document.createElement('script');
    foreign.textContent = 'globalThis.ran = true';
    document.head.append(foreign);
  });
  await expect.poll(() => heard.join()).toContain('script-src');
  await close();
});
