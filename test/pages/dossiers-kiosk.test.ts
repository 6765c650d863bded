/** The kiosk for who holds a slip: scanned or typed, it says the day, the number or the apology (SPEC J46, J47, J32, H4). */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SlipAnswer } from '#common/contract/dossiers.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { issueAnswer, kioskView } from '#test/support/fixtures/kiosk-view.ts';
import { touchFindings } from '#test/support/kiosk-checks.ts';
import { LANDSCAPE, openKiosk, PORTRAIT } from '#test/support/kiosk-stage.ts';
import { axeFindings, layoutFindings, resizeTo } from '#test/support/page-checks.ts';
import { type FakeAnswer, type OpenedPage, type PageHost, startPageHost } from '#test/support/page-host.ts';
import { scan } from '#test/support/scan.ts';
import { shot } from '#test/support/shot.ts';

let browser: Browser;
let host: PageHost;
beforeAll(async () => {
  [browser, host] = await Promise.all([launchChromium(), startPageHost()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), host?.close()]);
});

const procedureName = { vi: 'Cấp giấy xác nhận tình trạng hôn nhân', en: 'Marital status certificate' };
const LATE: SlipAnswer = {
  kind: 'late',
  dueDay: '2026-11-20',
  newDueDay: '2026-12-03',
  reason: 'other-agency',
  procedureName,
  canPrint: true,
};
const refusal = (code: string): FakeAnswer => ({
  status: 404,
  json: { type: 'about:blank', title: code, status: 404, code, message: { vi: code, en: code } },
});

const open = (answer: SlipAnswer | FakeAnswer, view = kioskView({ parts: { results: true, returns: true } })) =>
  openKiosk(browser, host, {
    view,
    api: {
      'POST /api/slip-codes': 'kind' in answer ? { json: answer } : answer,
      'POST /api/slip-codes/apology': { json: { printed: true } },
    },
  });

const SCANNED = 'LUOTK7M4P9XAC';
const asked = ({ requests }: OpenedPage) => requests.filter(({ call }) => call === 'POST /api/slip-codes');

/** Standing and lying, to look at and to touch. */
async function check(page: Page, name: string): Promise<void> {
  for (const size of [LANDSCAPE, PORTRAIT]) {
    await resizeTo(page, size);
    await shot(page, `kiosk-slip-${name}-${size === PORTRAIT ? 'portrait' : 'landscape'}`);
    expect(await touchFindings(page, size), name).toEqual([]);
    expect(await layoutFindings(page), name).toEqual([]);
  }
  expect(await axeFindings(page), name).toEqual([]);
}

const STATES: readonly (readonly [name: string, answer: SlipAnswer | FakeAnswer, says: RegExp])[] = [
  ['not-yet', { kind: 'not-yet', dueDay: '2026-12-03', today: false, procedureName }, /thứ Năm, 03\/12\/2026/],
  ['late', LATE, /Chúng tôi xin lỗi ông\/bà/],
  ['ask-staff', { kind: 'ask-staff' }, /Xin gặp nhân viên/],
  ['back', { kind: 'in-line', label: 'B009', serviceId: 'service-b', why: 'back' }, /B009/],
  ['done', { kind: 'done', how: 'posted' }, /Kết quả đã gửi qua bưu điện/],
  ['unknown', refusal('slip.unknown'), /Xin xem lại mã trên phiếu/],
];

describe('a slip under the scanner', () => {
  test.each(STATES)('%s', async (name, answer, says) => {
    const opened = await open(answer);
    const { page, context } = opened;
    await page.getByRole('button', { name: 'Tôi có mã phiếu' }).waitFor();
    await scan(page, SCANNED);
    await page.getByRole('heading', { level: 1, name: says }).waitFor();
    expect(asked(opened).map(({ body }) => body)).toEqual([{ code: SCANNED, language: 'vi' }]);
    await check(page, name);
    await page.getByRole('button', { name: /^Xong/ }).click();
    await page.getByRole('heading', { level: 1, name: /Mời ông\/bà chọn lĩnh vực/ }).waitFor();
    await context.close();
  });

  test('J46: ready is a number at once, as any number is shown', async () => {
    const { page, context } = await open({ kind: 'number', issued: issueAnswer({}, 'R002'), why: 'ready' });
    await page.getByRole('button', { name: 'Tôi có mã phiếu' }).waitFor();
    await scan(page, SCANNED);
    await page.getByRole('heading', { level: 1, name: /Số của ông\/bà R002/ }).waitFor();
    await shot(page, 'kiosk-slip-ready-portrait');
    await context.close();
  });

  test('J47: the signed apology comes on paper, once', async () => {
    const opened = await open(LATE);
    const { page, context } = opened;
    await page.getByRole('button', { name: 'Tôi có mã phiếu' }).waitFor();
    await scan(page, SCANNED);
    await page.getByRole('button', { name: 'In phiếu xin lỗi và hẹn lại' }).click();
    await page.getByRole('button', { name: /Phiếu ra ở khe/ }).waitFor();
    expect(opened.requests.filter(({ call }) => call === 'POST /api/slip-codes/apology')).toHaveLength(1);
    await context.close();
  });
});

test('J46: typed by touch, sign by sign, and taken back', async () => {
  const opened = await open({ kind: 'not-yet', dueDay: '2026-12-03', today: false, procedureName });
  const { page, context } = opened;
  await page.getByRole('button', { name: 'Tôi có mã phiếu' }).click();
  await page.getByRole('heading', { level: 1, name: /Nhập mã trên phiếu/ }).waitFor();
  for (const sign of 'K7A') await page.getByRole('button', { name: sign, exact: true }).click();
  await page.getByRole('button', { name: 'Xóa một ký tự' }).click();
  await check(page, 'typing');
  for (const sign of 'M4P9XAC') await page.getByRole('button', { name: sign, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /03\/12\/2026/ }).waitFor();
  expect(asked(opened)[0]?.body).toEqual({ code: 'K7M4P9XAC', language: 'vi' });
  await context.close();
});

test('J1: with the parts off a scan is nothing, and no key speaks of slips', async () => {
  const opened = await open({ kind: 'ask-staff' }, kioskView());
  const { page, context } = opened;
  expect(await page.getByRole('button', { name: 'Tôi có mã phiếu' }).count()).toBe(0);
  for (const sign of 'LUOTK') await page.keyboard.press(`Key${sign}`);
  await page.keyboard.press('Enter');
  expect(asked(opened)).toEqual([]);
  await page.getByRole('heading', { level: 1, name: /Mời ông\/bà chọn lĩnh vực/ }).waitFor();
  await context.close();
});
