/** `npm run screenshots`: every page and state, and printed slips, as pictures in docs/images/. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '#server/package-root.ts';
import { inParts } from '#server/printing/drawing.ts';
import { toPng } from '#server/printing/encode.ts';
import { whole } from '#server/printing/parts.ts';
import { partDrawer } from '#server/printing/raster.ts';
import type { PaperDots, SlipContent } from '#server/printing/types.ts';
import { birthSlip, longSlip, shortSlip } from '#test/printing/sample-slips.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { LIVE_PASSWORD, SIZES } from '#test/support/live-office.ts';
import { type Monday, playMonday } from '#test/support/monday.ts';

/** In the order of the menu. */
const ADMIN_SECTIONS = ['now', 'services', 'counters', 'staff', 'devices', 'hours', 'notices', 'settings'];
const FOLDER = join(packageRoot(), 'docs', 'images');
let browser: Browser;
let monday: Monday;

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  browser = await launchChromium();
  monday = await playMonday();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await monday.office.stop();
});

async function keep(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}

describe('slips', () => {
  const slips: readonly (readonly [name: string, slip: SlipContent])[] = [
    ['vi', birthSlip],
    ['short', shortSlip],
    ['long', longSlip],
    ['en', { ...birthSlip, language: 'en' }],
  ];
  test.each(slips)('%s, on three widths', async (name, slip) => {
    const draw = inParts(await partDrawer());
    for (const dots of [576, 512, 384] satisfies PaperDots[]) {
      writeFileSync(join(FOLDER, `slip-${dots}-${name}.png`), toPng(await whole(draw(slip, dots))));
    }
    expect(name).not.toBe('');
  });
});

describe('kiosk', () => {
  test.each([
    ['portrait', SIZES.kiosk],
    ['landscape', SIZES.kioskLandscape],
  ] as const)('%s', async (form, size) => {
    const { office } = monday;
    const { page, context } = await office.open(browser, await office.pairingUrl('kiosk'), size);
    await page.getByRole('heading', { name: 'Mời ông/bà chọn lĩnh vực' }).waitFor();
    await keep(page, `kiosk-fields-${form}`);
    await page.getByRole('button', { name: /English/ }).click();
    await keep(page, `kiosk-fields-english-${form}`);
    await page.getByRole('button', { name: /Tiếng Việt/ }).click();
    await page.getByRole('button', { name: /Tra cứu/ }).click();
    await keep(page, `kiosk-papers-${form}`);
    await page
      .getByRole('button', { name: /Quay lại/ })
      .first()
      .click();
    await page.getByRole('button', { name: /Hộ tịch/ }).click();
    await page.getByText('Đăng ký khai sinh').click();
    await keep(page, `kiosk-field-${form}`);
    await page.getByRole('button', { name: /^Lấy số/ }).click();
    await page.getByText('Số của ông/bà', { exact: true }).waitFor();
    await page.waitForTimeout(1_500);
    await keep(page, `kiosk-number-${form}`);
    await page.getByRole('button', { name: /Tôi cần giúp/ }).click();
    await keep(page, `kiosk-help-${form}`);
    await page.getByRole('button', { name: 'Tôi không cần nữa' }).click();
    await page.waitForTimeout(500);
    await context.close();
  });
});

describe('counter', () => {
  test.each([
    ['', SIZES.counter],
    ['-narrow', SIZES.counterNarrow],
  ] as const)('counter%s', async (form, size) => {
    const { office, clerks } = monday;
    const { page, context } = await office.open(browser, `${office.origin}/counter`, size);
    await page.getByLabel('Tên đăng nhập').waitFor();
    await keep(page, `counter-sign-in${form}`);
    await page.getByLabel('Tên đăng nhập').fill('hoai');
    await page.getByLabel('Mật khẩu', { exact: true }).fill(LIVE_PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('[data-key="list"][aria-disabled="false"]').waitFor();
    await keep(page, `counter-called${form}`);
    await page.keyboard.press('Numpad0');
    await page.waitForTimeout(600);
    await keep(page, `counter-serving${form}`);
    await page.keyboard.press('NumpadMultiply');
    await page.waitForTimeout(400);
    await keep(page, `counter-transfer${form}`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Numpad0');
    await page.waitForTimeout(600);
    await keep(page, `counter-idle${form}`);
    await clerks.get(3)?.callNext();
    await context.close();
  });
});

describe('phone', () => {
  test('waiting, then called', async () => {
    const { office, clerks } = monday;
    const issued = (await clerks.get(5)?.issue('B')) as { followUrl: string; ticket: { id: string } };
    const { page, context } = await office.open(browser, issued.followUrl, SIZES.phone);
    await page.getByText('Trước ông/bà còn').first().waitFor();
    await keep(page, 'phone-waiting');
    await clerks.get(5)?.ask('POST', `/api/tickets/${issued.ticket.id}/call`, { finish: 'completed' });
    await page.waitForTimeout(800);
    await keep(page, 'phone-called');
    await context.close();
  });
});

describe('admin', () => {
  test('every section', async () => {
    const { office } = monday;
    const { page, context } = await office.open(browser, `${office.origin}/admin`, SIZES.admin);
    await page.getByLabel('Tên đăng nhập').fill('admin');
    await page.getByLabel('Mật khẩu', { exact: true }).fill(LIVE_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Hiện tại' }).waitFor();
    await keep(page, 'admin-now');
    const sections = await page.getByRole('navigation').getByRole('link').allTextContents();
    for (const [index, section] of sections.entries()) {
      if (index === 0) continue;
      await page.getByRole('navigation').getByRole('link', { name: section.trim() }).click();
      await page.waitForTimeout(500);
      await keep(page, `admin-${ADMIN_SECTIONS[index] ?? index}`);
    }
    await page.goto(office.origin);
    await keep(page, 'start');
    await context.close();
  });
});

describe('display', () => {
  test.each([
    ['', SIZES.display],
    ['-portrait', SIZES.displayPortrait],
    ['-4k', SIZES.display4k],
  ] as const)('display%s', async (form, size) => {
    const { office, clerks } = monday;
    const { page, context } = await office.open(browser, await office.pairingUrl('display'), size);
    await page.getByText('Vừa gọi').first().waitFor();
    await keep(page, `display-idle${form}`);
    await clerks.get(2)?.callNext('completed');
    await page.locator('[data-call]').waitFor();
    await keep(page, `display-call${form}`);
    await context.close();
  });

  test('lost, and the other pages without the server', async () => {
    const { office } = monday;
    const display = await office.open(browser, await office.pairingUrl('display'), SIZES.display);
    const kiosk = await office.open(browser, await office.pairingUrl('kiosk'), SIZES.kiosk);
    await display.page.getByText('Vừa gọi').first().waitFor();
    await kiosk.page.getByRole('heading', { name: 'Mời ông/bà chọn lĩnh vực' }).waitFor();
    await office.down();
    await display.page.getByText('Mời ông/bà nghe gọi trực tiếp tại quầy').waitFor({ timeout: 10_000 });
    await keep(display.page, 'display-lost');
    await keep(kiosk.page, 'kiosk-lost-portrait');
    await office.up();
    await display.context.close();
    await kiosk.context.close();
  });
});
