/**
 * A birth to be registered. At home a citizen looks up what to bring; at the kiosk he finds that a paper is missing before
 * he has waited, takes the list home without a number, and comes back for one. Real server, real pages (SPEC J20–J23, R8).
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import jsqr from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printJobs } from '#server/store/schema.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { LiveOffice, SIZES } from '#test/support/live-office.ts';
import { shot } from '#test/support/shot.ts';

// A CommonJS package: the function is the module or its default, by how it was loaded.
const decodeCode = 'default' in jsqr ? jsqr.default : jsqr;

let browser: Browser;
let office: LiveOffice;
beforeAll(async () => {
  [browser, office] = await Promise.all([launchChromium(), LiveOffice.start()]);
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

const printed = (): string[] => readdirSync(join(office.dataFolder, 'printed')).sort();
const slips = () => office.server.core.store.db.select().from(printJobs).all();

/** What a phone's camera reads on a screen. */
async function readCode(page: Page): Promise<string | undefined> {
  const { data, width, height } = PNG.sync.read(await page.screenshot());
  return decodeCode(new Uint8ClampedArray(data), width, height)?.data;
}

describe('the birth registration with a missing paper', () => {
  let kiosk: Page;
  let phone: Page;

  test('at home: the public page, without signing in, finds it by words without accents', async () => {
    ({ page: phone } = await office.open(browser, `${office.origin}/giay-to`, SIZES.phone));
    await phone.getByRole('searchbox').fill('khai sinh');
    await phone.getByRole('link', { name: 'Đăng ký khai sinh' }).click();
    await phone.getByLabel(/Tờ khai/).check();
    await phone.getByText('Còn thiếu 2:').waitFor();
    await shot(phone, 'e2e-papers-phone');
  });

  test('at the kiosk: the search brings its own letters, and leads to the papers', async () => {
    ({ page: kiosk } = await office.open(browser, await office.pairingUrl('kiosk'), SIZES.kiosk));
    await kiosk.getByRole('button', { name: 'Tra cứu giấy tờ' }).click();
    await kiosk.getByRole('button', { name: 'Tìm theo tên thủ tục' }).click();
    for (const key of ['k', 'h', 'a', 'i', 'Dấu cách', 's', 'i', 'n', 'h']) {
      await kiosk.getByRole('button', { name: key, exact: true }).click();
    }
    await kiosk.getByRole('button', { name: /Đăng ký khai sinh/ }).click();
    await kiosk.getByRole('heading', { name: 'Đăng ký khai sinh' }).waitFor();
  });

  test('he ticks what he has, sees what is missing before he waits, and prints the list alone', async () => {
    await kiosk.getByRole('button', { name: /Tờ khai/ }).click();
    await kiosk.getByRole('button', { name: /Giấy tờ tùy thân/ }).click();
    await kiosk.getByRole('button', { name: 'Lấy số', exact: true }).click();
    await kiosk.getByRole('heading', { name: 'Còn thiếu 1 giấy tờ' }).waitFor();
    await kiosk.getByText('Giấy chứng sinh').waitFor();
    await kiosk.getByRole('button', { name: /In danh sách/ }).click();
    await kiosk.getByText('Mời ông/bà nhận danh sách').waitFor();
    await kiosk.getByText('Danh sách không phải là số thứ tự').waitFor();
    expect(printed()).toHaveLength(1);
    expect(slips().map(({ ticketId, content }) => [ticketId, content])).toEqual([
      [null, expect.objectContaining({ kind: 'papers', missing: [1] })],
    ]);
    // Nobody waits: no number was given.
    expect(office.server.core.hall.waitingCount(office.serviceId('B'))).toBe(0);
  });

  test('the code on the kiosk opens the same papers on a phone', async () => {
    const url = await readCode(kiosk);
    expect(url).toBe(`${office.origin}/giay-to#1.001193`);
    const { page, context } = await office.open(browser, url ?? '', SIZES.phone);
    await page.getByRole('heading', { name: 'Đăng ký khai sinh' }).waitFor();
    await context.close();
  });

  test('back with it: a number in three touches and a tick, with the checklist on its slip', async () => {
    await kiosk.getByRole('button', { name: /^Xong/ }).click();
    await kiosk.getByRole('button', { name: /Hộ tịch/ }).click();
    await kiosk.getByRole('button', { name: 'Đăng ký khai sinh' }).click();
    for (const name of [/Tờ khai/, /Giấy chứng sinh/, /Giấy tờ tùy thân/])
      await kiosk.getByRole('button', { name }).click();
    await kiosk.getByText('Ông/bà đã có đủ giấy tờ').waitFor();
    await kiosk.getByRole('button', { name: 'Lấy số', exact: true }).click();
    await kiosk.getByText('B001').first().waitFor();
    await expect.poll(printed, { timeout: 10_000 }).toHaveLength(2);
    expect(slips().at(-1)?.content).toMatchObject({ kind: 'ticket', label: 'B001', missing: [] });
  });

  test('R8: the clerk and the lobby see nothing new', async () => {
    const lan = await office.clerk('thu', 5);
    const answer = await lan.callNext();
    expect(JSON.stringify(answer)).not.toMatch(/missing/i);
    expect(JSON.stringify(office.server.core.log.ofDay(office.server.core.hall.businessDay))).not.toMatch(/missing/i);
  });

  test('the two slips can be kept for looking at', () => {
    const folder = process.env.LUOT_SHOTS;
    for (const name of printed())
      expect(PNG.sync.read(readFileSync(join(office.dataFolder, 'printed', name))).width).toBe(576);
    if (folder === undefined || folder === '') return;
    for (const [index, name] of printed().entries()) {
      writeFileSync(
        `${folder}/e2e-papers-slip-${index + 1}.png`,
        readFileSync(join(office.dataFolder, 'printed', name)),
      );
    }
  });
});
