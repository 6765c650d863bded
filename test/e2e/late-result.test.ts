/**
 * The late result: a certificate is asked for on Monday and due on Friday; it is not there. Nobody is told a new day before
 * a supervisor has stood up for it; then the kiosk apologises, on paper too; and the result is handed out in the end.
 * Real server, real pages, slips of paper (SPEC J41, J45–J48).
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { LiveOffice, SIZES } from '#test/support/live-office.ts';
import { readsSlips, scan } from '#test/support/scan.ts';
import { shot } from '#test/support/shot.ts';
import { atRest, clerkAt, codeOfSlip, signIn, takeNumber } from '#test/support/visit.ts';

const DAY = 86_400_000;

let browser: Browser;
let office: LiveOffice;
let kiosk: Page;
let code: string;

beforeAll(async () => {
  browser = await launchChromium();
  office = await LiveOffice.start({ at: '2026-11-23T09:00:00+07:00' });
  const parts = { papers: false, returns: false, results: true, appointments: false };
  await (await office.admin()).ask('PATCH', '/api/office', { parts });
  ({ page: kiosk } = await office.open(browser, await office.pairingUrl('kiosk'), SIZES.kiosk));
  await atRest(kiosk);
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

const says = (heading: RegExp): Promise<void> => kiosk.getByRole('heading', { level: 1, name: heading }).waitFor();

async function hold(slip: string, heading: RegExp): Promise<void> {
  await readsSlips(kiosk);
  await scan(kiosk, slip);
  await says(heading);
}
async function leave(): Promise<void> {
  await kiosk
    .getByRole('button', { name: /^Xong|Tôi đã giữ số/ })
    .first()
    .click();
  await atRest(kiosk);
}
/** The office goes on another day at the same hour. */
async function daysLater(days: number): Promise<void> {
  office.shift += days * DAY;
  await office.server.tick();
}

describe('the late result with its apology', () => {
  test('Monday: the clerk records the dossier by two keys; the slip says Friday', async () => {
    await takeNumber(kiosk, /Hộ tịch/, 'Cấp giấy xác nhận tình trạng hôn nhân', 'B001');
    const counter = await clerkAt(office, browser, 'thu', 5);
    await counter.keyboard.press('NumpadEnter');
    await counter.locator('.big-label').waitFor();
    await counter.keyboard.press('KeyH');
    await counter.getByText('hẹn trả thứ Sáu, 27/11/2026').first().waitFor();
    await counter.keyboard.press('Numpad1');
    await counter.getByText(/Đã ghi hồ sơ/).waitFor();
    code = await codeOfSlip(office, 2);
    await counter.keyboard.press('Numpad0');
    await counter.context().close();
  });

  test('the same day the kiosk says the day, and gives no number', async () => {
    await hold(code, /thứ Sáu, 27\/11\/2026/);
    await leave();
    expect(office.server.core.hall.figures.issued).toBe(1);
  });

  test('the Monday after, nobody has said anything: no machine makes a promise', async () => {
    await daysLater(7);
    await hold(code, /Xin gặp nhân viên/);
    await leave();
  });

  test('a new day is set; it stays unsaid until the supervisor signs', async () => {
    const { page } = await office.open(browser, `${office.origin}/admin#/dossiers/late`, SIZES.admin);
    await signIn(page, 'ngoc');
    await page.getByRole('button', { name: /^Hẹn lại ngày:/ }).click();
    await page.getByLabel('Ngày hẹn mới').fill('03/12/2026');
    await page.getByLabel('Lý do trễ hẹn').selectOption('other-agency');
    await page.getByRole('button', { name: 'Lưu ngày hẹn mới' }).click();
    await page.getByText('Chờ ký xin lỗi').waitFor();
    await hold(code, /Xin gặp nhân viên/);
    await leave();
    await page.getByRole('button', { name: /^Ký xin lỗi:/ }).click();
    await page.getByText('Chờ ký xin lỗi').waitFor({ state: 'detached' });
    await page.context().close();
  });

  test('the kiosk apologises with the new day, and prints it', async () => {
    await hold(code, /Chúng tôi xin lỗi ông\/bà/);
    await kiosk.getByText('thứ Năm, 03/12/2026').waitFor();
    await kiosk.getByText(/chờ cơ quan khác trả lời/).waitFor();
    await shot(kiosk, 'story-late-apology');
    await kiosk.getByRole('button', { name: 'In phiếu xin lỗi và hẹn lại' }).click();
    // The apology has the same code: the first slip may be lost by now.
    expect(await codeOfSlip(office, 3)).toBe(code);
    await leave();
  });

  test('Thursday: it is ready; one number at once, and called to the counter of results', async () => {
    await daysLater(3);
    const { page } = await office.open(browser, `${office.origin}/admin#/dossiers/today`, SIZES.admin);
    await signIn(page, 'ngoc');
    await page.getByRole('button', { name: /^Đã có kết quả:/ }).click();
    await page.getByText('Không có hồ sơ nào').waitFor();
    await hold(code, /Số của ông\/bà R001/);
    await leave();
    await hold(code, /R001/);
    await leave();
    const counter = await clerkAt(office, browser, 'lan', 1);
    await counter.keyboard.press('NumpadEnter');
    await counter.getByText('R001').first().waitFor();
    await page.getByRole('link', { name: /Đã có kết quả/ }).click();
    await page.getByRole('button', { name: /^Đã trả:/ }).click();
    await page.getByText('Không có hồ sơ nào').waitFor();
    await hold(code, /Kết quả đã được trả/);
  });
});
