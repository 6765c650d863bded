/** Dossiers at the counter and on the page «Hồ sơ» (SPEC J45, J31, J47–J49). */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dossier, DueAnswer, WorkListAnswer } from '#common/contract/dossiers.ts';
import { openAdmin } from '#test/support/admin-page.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { acts, NARROW, openCounter, WIDE } from '#test/support/counter-stage.ts';
import { counterView, staffView } from '#test/support/fixtures/staff-view.ts';
import { axeFindings, layoutFindings, resizeTo } from '#test/support/page-checks.ts';
import { type PageHost, startPageHost } from '#test/support/page-host.ts';
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

const parts = { results: true, returns: true } as const;
const view = counterView({ parts });
const ticket = view.tickets['ticket-a012'];
const procedures = view.services[ticket?.serviceId ?? '']?.procedures ?? [];
const due: DueAnswer = {
  today: '2026-11-23',
  procedures: procedures.map(({ code, name }) => ({ code, name, dueDay: '2026-11-27' })),
  workingDays: ['2026-11-23', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30'],
};

const atCounter = (size = WIDE) =>
  openCounter(browser, host, {
    view,
    size,
    api: {
      'GET /api/dossiers/due': { json: due },
      'POST /api/dossiers': { status: 201, json: { dossier: {}, printed: true } },
      'POST /api/paper-requests': {
        status: 201,
        json: { code: '', label: 'A012', lastDay: '2026-12-23', printed: true },
      },
      'POST /api/slip-codes': { json: { kind: 'in-line', label: 'A007', serviceId: 'x', why: 'back' } },
    },
  });

describe('at the counter', () => {
  test('J45: H and one digit: recorded with the day that is shown', async () => {
    const opened = await atCounter();
    const { page, context } = opened;
    await page.locator('[data-key="accept"]').waitFor();
    await shot(page, 'counter-dossier-keys');
    await page.keyboard.press('KeyH');
    await page.getByText('hẹn trả thứ Sáu, 27/11/2026').first().waitFor();
    await shot(page, 'counter-accept');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Numpad1');
    const body = { serviceId: ticket?.serviceId, procedureCode: ticket?.procedureCode, ticketId: 'ticket-a012' };
    await expect.poll(() => acts(opened)).toEqual([{ call: 'POST /api/dossiers', body }]);
    await page.getByText(/Đã ghi hồ sơ, hẹn trả thứ Sáu, 27\/11\/2026/).waitFor();
    await shot(page, 'counter-accepted');
    await context.close();
  });

  test('J45: another day is two keys more', async () => {
    const opened = await atCounter();
    const { page, context } = opened;
    await page.locator('[data-key="accept"]').waitFor();
    await page.keyboard.press('KeyH');
    await page.getByText('Hẹn muộn hơn một ngày làm việc').click();
    await page.getByText('hẹn trả thứ Hai, 30/11/2026').first().waitFor();
    await page.keyboard.press('Numpad1');
    await expect.poll(() => acts(opened).map(({ body }) => body)).toMatchObject([{ dueDay: '2026-11-30' }]);
    await context.close();
  });

  test('J31: T, the papers, Enter', async () => {
    const opened = await atCounter();
    const { page, context } = opened;
    await page.locator('[data-key="missing"]').waitFor();
    await page.keyboard.press('KeyT');
    await page.locator('[data-option="missing-0"]').waitFor();
    await page.keyboard.press('Numpad1');
    await page.getByRole('button', { name: /In phiếu bổ sung 1 giấy tờ, để A012 sau/ }).waitFor();
    await shot(page, 'counter-missing');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('NumpadEnter');
    const body = { ticketId: 'ticket-a012', procedureCode: ticket?.procedureCode, papers: [0] };
    await expect.poll(() => acts(opened)).toEqual([{ call: 'POST /api/paper-requests', body }]);
    await context.close();
  });

  test('J31: what was ticked as there is not missing', async () => {
    const { page, context } = await atCounter();
    await page.locator('[data-key="missing"]').waitFor();
    await page.keyboard.press('Numpad1');
    await page.keyboard.press('KeyT');
    await expect.poll(() => page.locator('[data-option="missing-0"]').textContent()).toContain('đã có');
    await expect.poll(() => page.locator('[data-option="missing-1"]').textContent()).toContain('thiếu');
    await context.close();
  });

  test('J32: a slip under the scanner is looked up and presses no key', async () => {
    const opened = await atCounter();
    const { page, context } = opened;
    await page.locator('[data-key="missing"]').waitFor();
    await scan(page, 'LUOTK7M4P9XAC');
    await page.getByText('A007 đã vào lại hàng chờ, giữ nguyên chỗ.').waitFor();
    await shot(page, 'counter-code');
    expect(acts(opened)).toEqual([{ call: 'POST /api/slip-codes', body: { code: 'LUOTK7M4P9XAC' } }]);
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.big-label').waitFor();
    await context.close();
  });

  test('beside another program nothing lies over anything', async () => {
    const { page, context } = await atCounter(NARROW);
    await page.locator('[data-key="accept"]').waitFor();
    await shot(page, 'counter-dossier-keys-narrow');
    expect(await layoutFindings(page)).toEqual([]);
    await context.close();
  });

  test('J1: with the parts off neither key nor letter is there', async () => {
    const opened = await openCounter(browser, host);
    const { page, context } = opened;
    await page.locator('.big-label').waitFor();
    expect(await page.locator('[data-key="accept"], [data-key="missing"]').count()).toBe(0);
    await page.keyboard.press('KeyH');
    await page.keyboard.press('KeyT');
    expect(acts(opened)).toEqual([]);
    expect(await page.locator('.choice').count()).toBe(0);
    await context.close();
  });
});

const dossier = (more: Partial<Dossier>): Dossier => ({
  id: `dossier-${more.code ?? ''}`,
  code: 'K7M-4P9-XAC',
  serviceId: 'service-b',
  procedureCode: '1.004873',
  procedureName: { vi: 'Cấp giấy xác nhận tình trạng hôn nhân', en: 'Marital status certificate' },
  ticketLabel: 'B004',
  acceptedAt: '2026-11-18T09:10:00.000+07:00',
  dueDay: '2026-11-23',
  newDueDay: null,
  delayReason: null,
  state: 'accepted',
  since: '2026-11-18T09:10:00.000+07:00',
  signedAt: null,
  overdue: false,
  ...more,
});
const counts = { today: 1, tomorrow: 4, late: 3, waiting: 17, ready: 6, collected: 41, posted: 2 };
const answer = (...dossiers: Dossier[]): WorkListAnswer => ({
  dossiers,
  counts,
  today: '2026-11-23',
  nextWorkingDay: '2026-11-25',
});

const LATE = answer(
  dossier({ code: '9XA-CEF-HJK', dueDay: '2026-11-19', overdue: true }),
  dossier({ code: 'K7M-4P9-XAC', dueDay: '2026-11-19', newDueDay: '2026-11-26', state: 'late', delayReason: 'system' }),
  dossier({
    code: 'PRT-VWX-Y34',
    dueDay: '2026-11-18',
    newDueDay: '2026-11-20',
    state: 'late',
    delayReason: 'workload',
    signedAt: '2026-11-19T15:00:00.000+07:00',
    overdue: true,
  }),
);

describe('the page «Hồ sơ»', () => {
  const open = (api: object = {}) =>
    openAdmin(browser, host, {
      route: 'dossiers/late',
      role: 'supervisor',
      view: staffView({ parts }),
      api: { 'GET /api/dossiers': { json: LATE }, ...api },
    });

  test('J48: what is late, with its keys, at every width', async () => {
    const { page, context } = await open();
    await page.getByText('K7M-4P9-XAC').waitFor();
    for (const width of [1440, 1024, 800]) {
      await resizeTo(page, { width, height: 900 });
      await shot(page, `admin-dossiers-${width}`);
      expect(await layoutFindings(page), String(width)).toEqual([]);
    }
    expect(await axeFindings(page)).toEqual([]);
    await context.close();
  });

  test('J47: a new day with its reason, then the signature', async () => {
    const opened = await open({
      'POST /api/dossiers/dossier-9XA-CEF-HJK/delay': { json: { dossier: {} } },
      'POST /api/dossiers/dossier-K7M-4P9-XAC/sign': { json: { dossier: {} } },
    });
    const { page, context } = opened;
    await page.getByRole('button', { name: 'Hẹn lại ngày: 9XA-CEF-HJK' }).click();
    await page.getByLabel('Ngày hẹn mới').fill('26/11/2026');
    await page.getByLabel('Lý do trễ hẹn').selectOption('system');
    await shot(page, 'admin-dossiers-delay');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Lưu ngày hẹn mới' }).click();
    await expect.poll(() => acts(opened).at(-1)).toMatchObject({ body: { newDueDay: '2026-11-26', reason: 'system' } });
    await page.getByRole('button', { name: 'Ký xin lỗi: K7M-4P9-XAC' }).click();
    await expect.poll(() => acts(opened).at(-1)?.call).toBe('POST /api/dossiers/dossier-K7M-4P9-XAC/sign');
    await context.close();
  });

  test('J49: an import is looked at before it is done', async () => {
    const rows = [
      { code: 'K7M-4P9-XAC', outcome: 'becomes-ready', procedureName: { vi: 'Khai sinh', en: '' } },
      { code: 'xyz', outcome: 'unreadable', procedureName: null },
    ];
    const opened = await open({ 'POST /api/dossiers/import': { json: { rows, changed: 1 } } });
    const { page, context } = opened;
    await page.getByRole('button', { name: 'Nhập kết quả từ bảng' }).click();
    await page.getByLabel('Mã hồ sơ đã có kết quả').fill('K7M-4P9-XAC\tKhai sinh\nxyz');
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('mã sai, xin xem lại').waitFor();
    await shot(page, 'admin-dossiers-import');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ghi 1 hồ sơ đã có kết quả' }).click();
    await page.getByText('Đã ghi 1 hồ sơ.').waitFor();
    expect(acts(opened).map(({ body }) => body)).toEqual([
      { codes: ['K7M-4P9-XAC', 'xyz'], apply: false },
      { codes: ['K7M-4P9-XAC', 'xyz'], apply: true },
    ]);
    await context.close();
  });

  test('J1: the menu says nothing of it while the part is off', async () => {
    const { page, context } = await openAdmin(browser, host, { role: 'supervisor' });
    await page.getByRole('navigation', { name: 'Các mục' }).waitFor();
    expect(await page.getByRole('link', { name: 'Hồ sơ' }).count()).toBe(0);
    await context.close();
  });
});
