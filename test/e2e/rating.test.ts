/**
 * Somebody was served and says how it was: at the tablet of the counter, or on the phone; the supervisor reads how many, and
 * nobody whose. Real server, real pages (SPEC J90–J95).
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '#common/contract/refusal.ts';
import { createDevice, createPairing } from '#server/store/devices.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { LIVE_PASSWORD, type LiveClerk, LiveOffice, SIZES } from '#test/support/live-office.ts';
import { axeFindings, layoutFindings } from '#test/support/page-checks.ts';
import { shot } from '#test/support/shot.ts';

const TABLET = { width: 1280, height: 800 };
const UPRIGHT = { width: 800, height: 1280 };
const DAY = 24 * 3_600_000;

let browser: Browser;
let office: LiveOffice;
let clerk: LiveClerk;
beforeAll(async () => {
  browser = await launchChromium();
  office = await LiveOffice.start({ at: '2026-11-23T08:18:00+07:00' });
  const parts = { papers: false, returns: false, results: false, appointments: false, rating: true };
  await (await office.admin()).ask('PATCH', '/api/office', { parts });
  clerk = await office.clerk('thu', 3);
});
afterAll(async () => {
  await browser?.close();
  await office?.stop();
});

interface Taken {
  readonly ticket: { readonly id: string; readonly label: string };
  readonly token: string;
}
async function served(): Promise<Taken> {
  const taken = (await clerk.issue('A')) as Taken;
  await clerk.callNext();
  for (const act of ['start', 'complete']) await clerk.ask('POST', `/api/tickets/${taken.ticket.id}/${act}`);
  return taken;
}

async function lookAt(page: Page, name: string): Promise<void> {
  expect(await layoutFindings(page), name).toEqual([]);
  expect(await axeFindings(page), name).toEqual([]);
  await shot(page, `rating-${name}`);
}

async function supervisor(): Promise<Page> {
  const { page } = await office.open(browser, `${office.origin}/admin#/rating`, SIZES.admin);
  await page.getByLabel('Tên đăng nhập').fill('ngoc');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(LIVE_PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  return page;
}

describe('how it was', () => {
  let tablet: Page;

  test('J93: the tablet is paired, told its counter once, and asks when somebody was served', async () => {
    const pairing = await office.server.core.desk.change('devices', {}, (db, now) => {
      const made = createDevice(db, { kind: 'counter', label: 'Máy đánh giá quầy 3' }, now);
      return isRefusal(made) ? made : createPairing(db, made.device.id, now);
    });
    if (isRefusal(pairing)) throw new Error(pairing.code);
    ({ page: tablet } = await office.open(browser, `${office.origin}/danh-gia`, TABLET));
    // Nobody sits through the seconds after which a touch counts by itself.
    await tablet.clock.install();
    await tablet.getByRole('heading', { name: 'Xin ghép máy này với trung tâm' }).waitFor();
    await lookAt(tablet, 'not-paired');
    await tablet.goto(`${office.origin}/pair/${pairing.code}`);
    await tablet.goto(`${office.origin}/danh-gia`);
    await tablet.getByRole('heading', { name: 'Máy này đặt ở quầy nào?' }).waitFor();
    await lookAt(tablet, 'choose');
    await tablet.getByRole('button', { name: 'Quầy 3' }).click();
    await tablet.getByText('Xong việc, xin ông/bà cho biết').waitFor();
    await lookAt(tablet, 'idle');
    await served();
    await tablet.getByRole('heading', { name: 'Số A001' }).waitFor();
    await lookAt(tablet, 'faces');
    await tablet.setViewportSize(UPRIGHT);
    expect(await layoutFindings(tablet)).toEqual([]);
    await shot(tablet, 'rating-faces-upright');
    // Twenty millimetres on a tablet of ten inches, and nothing to scroll.
    const face = await tablet.getByRole('button', { name: 'Rất không hài lòng' }).boundingBox();
    expect(Math.min(face?.width ?? 0, face?.height ?? 0)).toBeGreaterThan(120);
    expect(await tablet.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
    await tablet.setViewportSize(TABLET);
  });

  test('J90: a face and what was not good, two touches and «Gửi»; a touch alone counts too', async () => {
    await tablet.getByRole('button', { name: 'Bình thường' }).click();
    await tablet.getByRole('heading', { name: 'Điều gì chưa tốt?' }).waitFor();
    await tablet.getByRole('button', { name: 'Thời gian chờ' }).click();
    await lookAt(tablet, 'topics');
    await tablet.getByRole('button', { name: 'Gửi' }).click();
    await tablet.getByText('Cảm ơn ông/bà').waitFor();
    await lookAt(tablet, 'thanks');
    await tablet.clock.fastForward(5_000);
    await tablet.getByText('Xong việc, xin ông/bà cho biết').waitFor();
    await tablet.getByRole('button', { name: 'Ngôn ngữ: English' }).click();
    await served();
    await tablet.getByRole('heading', { name: 'Number A002' }).waitFor();
    await shot(tablet, 'rating-faces-en');
    await tablet.getByRole('button', { name: 'Very good' }).click();
    await tablet.getByRole('heading', { name: 'What was good?' }).waitFor();
    await tablet.clock.fastForward(12_000);
    await tablet.getByText('Thank you').waitFor();
  });

  test('J91: on the phone, once; opened again it asks no more', async () => {
    const { token } = await served();
    const { page: phone } = await office.open(browser, `${office.origin}/t/${token}`, SIZES.phone);
    await phone.getByRole('heading', { name: 'Ông/bà thấy lần phục vụ này thế nào?' }).waitFor();
    await lookAt(phone, 'phone-faces');
    await phone.setViewportSize({ width: 320, height: 640 });
    expect(await layoutFindings(phone)).toEqual([]);
    await shot(phone, 'rating-phone-320');
    await phone.getByRole('button', { name: 'Rất hài lòng' }).click();
    await phone.getByRole('button', { name: 'Thái độ phục vụ' }).click();
    await lookAt(phone, 'phone-topics');
    await phone.getByRole('button', { name: 'Gửi' }).click();
    await phone.getByText('Ý kiến đã được ghi').waitFor();
    await phone.reload();
    await phone.getByText('Ý kiến đã được ghi').waitFor();
    await phone.context().close();
  });

  test('J94: three answers are a number and no figure; from ten on they are told', async () => {
    office.shift += DAY;
    await office.server.core.desk.turnDay();
    clerk = await office.clerk('thu', 3);
    const few = await supervisor();
    await few.getByText('3 lượt trả lời').first().waitFor();
    expect(await few.locator('.rating-score').count()).toBe(0);
    await lookAt(few, 'admin-few');
    await few.context().close();
    for (let n = 0; n < 8; n += 1) {
      const { token } = await served();
      const vote = { score: n < 6 ? 5 : 2, topics: n < 6 ? ['manner'] : ['trips'] };
      const done = await fetch(`${office.origin}/api/follow/${token}/rating`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(vote),
      });
      expect(done.status).toBe(200);
    }
    office.shift += DAY;
    await office.server.core.desk.turnDay();
    const page = await supervisor();
    await page.getByText('11 lượt trả lời').first().waitFor();
    expect(await page.locator('.rating-score').count()).toBeGreaterThan(0);
    await lookAt(page, 'admin');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('11 answers').first().waitFor();
    await shot(page, 'rating-admin-en');
  });
});
