/** The clerk's work, one press at a time (issue 2.5; LOOK "Counter"; SPEC R5, R7, R11). */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CounterView, QueueTicket } from '#common/contract/views.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { acts, type CounterStage, NARROW, openCounter, problem } from '#test/support/counter-stage.ts';
import {
  at,
  counterId,
  counterView,
  idleCounterView,
  queueTicket,
  serviceId,
} from '#test/support/fixtures/staff-view.ts';
import { type OpenedPage, type PageHost, startPageHost } from '#test/support/page-host.ts';

const COUNTER = `/api/counters/${counterId(3)}`;
const A012 = '/api/tickets/ticket-a012';
const IDLE = { view: idleCounterView(), now: at('09:12:20') };
/** Longer than the time in which a second press of the same key is a bounce. */
const NOT_A_BOUNCE_MS = 650;

let browser: Browser;
let host: PageHost;
const opened: OpenedPage[] = [];

beforeAll(async () => {
  [browser, host] = await Promise.all([launchChromium(), startPageHost()]);
});
afterAll(async () => {
  await browser.close();
  await host.close();
});
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context.close();
});

async function work(stage: CounterStage = {}): Promise<OpenedPage> {
  const next = await openCounter(browser, host, stage);
  opened.push(next);
  await next.page.locator('.big-label, .idle-count, .closed-words').first().waitFor();
  return next;
}

const press = (page: Page, ...codes: string[]): Promise<void> =>
  codes.reduce((before, code) => before.then(() => page.keyboard.press(code)), Promise.resolve());

interface KeyInit {
  readonly code: string;
  readonly key: string;
  readonly repeat?: boolean;
  readonly ctrlKey?: boolean;
  readonly shiftKey?: boolean;
}

/** A key event as the browser makes it, e.g. of a pad whose NumLock is off. */
const dispatch = (page: Page, init: KeyInit): Promise<void> =>
  page.evaluate((given) => {
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { ...given, bubbles: true, cancelable: true }),
    );
  }, init);

const asked = (page: OpenedPage) => expect.poll(() => acts(page), { timeout: 5_000 });
/** No key waits for the server any more. */
const answered = ({ page }: OpenedPage): Promise<void> =>
  page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
const quiet = (page: Page): Promise<void> => page.waitForTimeout(200);
const note = (page: Page): Promise<string> =>
  page
    .locator('.note')
    .first()
    .textContent()
    .then((text) => text ?? '');

/** Counter 3's A012 in another state. */
function a012(change: Partial<QueueTicket>): CounterView {
  const view = counterView();
  const ticket = view.tickets['ticket-a012'];
  if (ticket === undefined) throw new Error('the story has A012');
  return { ...view, tickets: { ...view.tickets, 'ticket-a012': { ...ticket, ...change } } };
}
const CALLED = { view: a012({ state: 'called', calledAt: at('08:45'), since: at('08:45') }) };

describe('each key of the pad sends its act', () => {
  test.each([
    [
      'while it is served: / 0 7 .',
      {},
      [
        ['NumpadDivide', `POST ${A012}/park`],
        ['Numpad0', `POST ${A012}/complete`],
        ['Numpad7', `POST ${A012}/print`],
        ['NumpadDecimal', `POST ${COUNTER}/undo`],
      ],
    ],
    [
      'while it is called: 0 − +',
      CALLED,
      [
        ['Numpad0', `POST ${A012}/start`],
        ['NumpadSubtract', `POST ${A012}/no-show`],
        ['NumpadAdd', `POST ${A012}/recall`],
      ],
    ],
  ] as const)('%s', async (_name, stage, keys) => {
    const page = await work(stage);
    const sent: { call: string; body: undefined }[] = [];
    for (const [code, call] of keys) {
      await press(page.page, code);
      sent.push({ call, body: undefined });
      await asked(page).toEqual(sent);
      expect(page.requests.at(-1)?.key).toMatch(/^[0-9a-f]{32}$/);
      await answered(page);
    }
  });

  test.each([
    ['idle', IDLE, {}],
    ['called', CALLED, { finish: 'completed' }],
    ['serving', {}, { finish: 'completed' }],
  ] as const)('Enter while %s', async (_name, stage, body) => {
    const page = await work(stage);
    await press(page.page, 'NumpadEnter');
    await asked(page).toEqual([{ call: `POST ${COUNTER}/call-next`, body }]);
  });

  test('by whatever the keyboard calls the key', async () => {
    const page = await work();
    const sent: { call: string; body: undefined }[] = [];
    for (const [name, init, verb] of [
      ['NumLock off', { code: 'Numpad0', key: 'Insert' }, 'complete'],
      ['NumLock off', { code: 'Numpad7', key: 'Home' }, 'print'],
      ['main keyboard', { code: 'Slash', key: '/' }, 'park'],
      ['main keyboard', { code: 'Digit0', key: '0' }, 'complete'],
      ['Vietnamese layout, whose digit row has letters', { code: 'Digit0', key: 'đ' }, 'complete'],
      ['a composing input method', { code: 'Numpad0', key: 'Process' }, 'complete'],
    ] as const) {
      if (sent.at(-1)?.call.endsWith(verb)) await page.page.waitForTimeout(NOT_A_BOUNCE_MS);
      await dispatch(page.page, init);
      sent.push({ call: `POST ${A012}/${verb}`, body: undefined });
      await expect.poll(() => acts(page), { timeout: 5_000, message: `${name}: ${init.key}` }).toEqual(sent);
      await answered(page);
    }
  });

  test('the shortcuts of the browser stay the browser’s', async () => {
    const page = await work();
    await dispatch(page.page, { code: 'NumpadSubtract', key: '-', ctrlKey: true });
    await dispatch(page.page, { code: 'Slash', key: '?', shiftKey: true });
    await quiet(page.page);
    expect(acts(page)).toEqual([]);
  });
});

describe('one press, one act', () => {
  test('a key that is held down does not repeat', async () => {
    const page = await work();
    await dispatch(page.page, { code: 'NumpadEnter', key: 'Enter' });
    for (let repeat = 0; repeat < 5; repeat += 1) {
      await dispatch(page.page, { code: 'NumpadEnter', key: 'Enter', repeat: true });
    }
    await quiet(page.page);
    expect(acts(page)).toHaveLength(1);
  });

  test('a double press counts once and says so', async () => {
    const page = await work({ ...IDLE });
    await press(page.page, 'NumpadEnter');
    await asked(page).toHaveLength(1);
    await press(page.page, 'NumpadEnter');
    await quiet(page.page);
    expect(acts(page)).toHaveLength(1);
  });

  test('a key pressed while another is on its way is not sent, and says so beside itself', async () => {
    let answer = (): void => undefined;
    const page = await work({
      api: {
        [`POST ${A012}/park`]: () =>
          new Promise((resolve) => {
            answer = () => resolve({ json: { ticket: {} } });
          }),
      },
    });
    await press(page.page, 'NumpadDivide', 'Numpad0');
    expect(await note(page.page)).toContain('Hoàn tất: Chưa tính phím này');
    expect(acts(page)).toHaveLength(1);
    answer();
    await page.page.locator('[data-key="park"][aria-busy="false"]').waitFor();
  });

  test('Enter on a focused button is that button’s, once; Enter of the pad is always «Gọi tiếp»', async () => {
    const page = await work();
    await page.page.locator('[data-key="park"]').focus();
    await press(page.page, 'Enter');
    await asked(page).toEqual([{ call: `POST ${A012}/park`, body: undefined }]);
    await page.page.waitForTimeout(NOT_A_BOUNCE_MS);
    await press(page.page, 'NumpadEnter');
    await asked(page).toHaveLength(2);
    expect(acts(page).at(-1)?.call).toBe(`POST ${COUNTER}/call-next`);
  });

  test('the mouse leaves the focus where it was, so Enter after a click is «Gọi tiếp»', async () => {
    const page = await work();
    await page.page.locator('[data-key="print"]').click();
    await asked(page).toHaveLength(1);
    await page.page.locator('[data-key="print"][aria-busy="false"]').waitFor();
    await press(page.page, 'Enter');
    await asked(page).toHaveLength(2);
    expect(acts(page).at(-1)?.call).toBe(`POST ${COUNTER}/call-next`);
  });
});

describe('a key that does nothing now', () => {
  test('idle: none of them sends anything, and each says why', async () => {
    const page = await work(IDLE);
    for (const [code, words] of [
      ['NumpadDivide', /^Để sau: .*Chưa có ai tại quầy/],
      ['NumpadMultiply', /^Chuyển: .*Chưa có ai tại quầy/],
      ['NumpadSubtract', /^Vắng mặt: .*Chưa có ai tại quầy/],
      ['NumpadAdd', /^Gọi lại: .*Chưa có ai tại quầy/],
      ['Numpad0', /^Hoàn tất: .*Chưa có ai tại quầy/],
      ['Numpad7', /^In lại phiếu: .*Chưa có ai tại quầy/],
      ['Numpad6', /không khai diện ưu tiên/],
    ] as const) {
      await press(page.page, code);
      await expect.poll(() => note(page.page), { timeout: 5_000, message: code }).toMatch(words);
    }
    expect(acts(page)).toEqual([]);
  });

  test('stays in its place, dashed, for the mouse too', async () => {
    const page = await work(IDLE);
    const key = page.page.locator('[data-key="park"]');
    expect(await key.getAttribute('aria-disabled')).toBe('true');
    expect(await key.evaluate((element) => getComputedStyle(element).borderTopStyle)).toBe('dashed');
    await key.click({ force: true });
    await quiet(page.page);
    expect(acts(page)).toEqual([]);
  });

  test('recall and no-show are for a called ticket only', async () => {
    const page = await work();
    await press(page.page, 'NumpadAdd', 'NumpadSubtract');
    expect(await note(page.page)).toContain('A012 đã bắt đầu phục vụ');
    expect(acts(page)).toEqual([]);
  });

  test('«Gọi tiếp» with nobody waiting is dashed and says so', async () => {
    const page = await work({ view: idleCounterView({ tickets: {} }), now: at('09:12:20') });
    await press(page.page, 'NumpadEnter');
    expect(await note(page.page)).toContain('Chưa có ai chờ quầy này');
    expect(acts(page)).toEqual([]);
  });
});

describe('what the server answers', () => {
  test('a refusal stands beside its key, and no key moves', async () => {
    const page = await work({
      api: { [`POST ${A012}/park`]: problem(409, 'ticket.state', 'A012 đã hoàn tất ở quầy khác.') },
    });
    const boxes = () =>
      page.page.locator('.key').evaluateAll((keys) => keys.map((key) => JSON.stringify(key.getBoundingClientRect())));
    const before = await boxes();
    await press(page.page, 'NumpadDivide');
    await page.page.locator('.key-park.key-bad').waitFor();
    expect(await note(page.page)).toBe('Để sau: A012 đã hoàn tất ở quầy khác.');
    expect(await boxes()).toEqual(before);
  });

  test('204: nobody waits; the open ticket was finished all the same', async () => {
    const page = await work({ api: { [`POST ${COUNTER}/call-next`]: { status: 204 } } });
    await press(page.page, 'NumpadEnter');
    await page.page.locator('.note-info').waitFor();
    expect(await note(page.page)).toBe('Đã hoàn tất A012. Chưa có ai chờ tiếp.');
  });

  test('an answer that is lost is asked for again with the same key, and acts once (SPEC R5)', async () => {
    let tries = 0;
    const page = await work({
      api: {
        [`POST ${A012}/complete`]: () => {
          tries += 1;
          return tries < 3 ? { lost: true } : { json: { ticket: {} } };
        },
      },
    });
    await press(page.page, 'Numpad0');
    await page.page.locator('.note-info').waitFor();
    expect(await note(page.page)).toContain('Chưa rõ máy chủ đã nhận chưa');
    await asked(page).toHaveLength(3);
    const sent = page.requests.filter(({ call }) => call === `POST ${A012}/complete`);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
    await page.page.locator('.note').waitFor({ state: 'detached' });
  });

  test('a slip that was not printed is said beside its key', async () => {
    const page = await work();
    await press(page.page, 'Numpad7');
    await page.page.getByText('Đang in lại phiếu A012.').waitFor();
    page.push({ type: 'print.failed', label: 'A012', reason: 'paper-out' });
    await page.page.getByText('phiếu A012 chưa in được').waitFor();
    expect(await page.page.locator('.key-print.key-bad').count()).toBe(1);
  });
});

describe('choices in the middle', () => {
  test('transfer: a digit chooses the field, the page keeps the focus', async () => {
    const page = await work();
    await press(page.page, 'NumpadMultiply');
    await page.page.getByRole('heading', { name: 'Chuyển A012 đến' }).waitFor();
    expect(await page.page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await press(page.page, 'NumpadEnter', 'Numpad4');
    await asked(page).toEqual([{ call: `POST ${A012}/transfer`, body: { serviceId: serviceId('E') } }]);
    await page.page.locator('.choice').waitFor({ state: 'detached' });
  });

  test.each(['Escape', 'NumpadDecimal', 'NumpadMultiply', 'Backspace'])('%s goes back, nothing sent', async (code) => {
    const page = await work();
    await press(page.page, 'NumpadMultiply');
    await page.page.locator('.choice').waitFor();
    await press(page.page, code);
    await page.page.locator('.choice').waitFor({ state: 'detached' });
    expect(acts(page)).toEqual([]);
  });

  test('by Tab: the choice takes the focus and gives it back', async () => {
    const page = await work();
    await page.page.locator('[data-key="transfer"]').focus();
    await press(page.page, 'Enter');
    await page.page.locator('[data-option="transfer-service-b"]:focus').waitFor();
    await press(page.page, 'Escape');
    await page.page.locator('[data-key="transfer"]:focus').waitFor();
  });

  test('a refusal stands beside the line that was chosen', async () => {
    const page = await work({
      api: { [`POST ${A012}/transfer`]: problem(409, 'service.closed', 'Hộ tịch đang không nhận lượt.') },
    });
    await press(page.page, 'NumpadMultiply', 'Numpad1');
    await page.page.locator('.choice .note-bad').waitFor();
    expect(await note(page.page)).toBe('Hộ tịch đang không nhận lượt.');
  });

  test('a chosen number: 8, the field, the number in the order of its line', async () => {
    const page = await work(IDLE);
    await press(page.page, 'Numpad8', 'Numpad2');
    await page.page.locator('.option-label').first().waitFor();
    expect(await page.page.locator('.option-label').allInnerTexts()).toEqual(['E005', 'E006', 'E007', 'E009']);
    await press(page.page, 'Numpad3');
    await asked(page).toEqual([{ call: 'POST /api/tickets/ticket-e007/call', body: {} }]);
  });

  test('a chosen number while one is served finishes that one by the same key', async () => {
    const page = await work();
    await page.page.locator('.line').first().click();
    await page.page.getByText('Gọi số khác sẽ hoàn tất A012.').waitFor();
    await press(page.page, 'Digit2');
    await asked(page).toEqual([{ call: 'POST /api/tickets/ticket-a013/call', body: { finish: 'completed' } }]);
  });

  test('priority: the clerk names the class, or takes it off', async () => {
    const page = await work();
    await press(page.page, 'Numpad6', 'Numpad4');
    await asked(page).toEqual([{ call: `POST ${A012}/priority`, body: { priorityClass: 'elderly' } }]);
    await page.page.locator('.choice').waitFor({ state: 'detached' });
    await page.page.waitForTimeout(NOT_A_BOUNCE_MS);
    await page.page.getByRole('button', { name: 'Bỏ diện ưu tiên' }).click();
    await asked(page).toHaveLength(2);
    expect(acts(page).at(-1)?.body).toEqual({ priorityClass: 'none' });
  });

  test('pause with a reason, in words that the office chose; then the large key goes on', async () => {
    const page = await work(IDLE);
    await page.page.locator('[data-key="pause"]').click();
    await press(page.page, 'Numpad2');
    await asked(page).toEqual([{ call: `PATCH ${COUNTER}/session`, body: { paused: true, reason: 'Họp' } }]);
    page.push(
      { type: 'counter.paused', counterId: counterId(3) },
      { counters: { [counterId(3)]: { session: { pausedAt: at('09:12:20'), pauseReason: 'Họp' } } } },
    );
    await page.page.getByRole('heading', { name: 'Đang tạm nghỉ' }).waitFor();
    await page.page.locator('.choice').waitFor({ state: 'detached' });
    await press(page.page, 'NumpadEnter');
    await asked(page).toHaveLength(2);
    expect(acts(page).at(-1)).toEqual({ call: `PATCH ${COUNTER}/session`, body: { paused: false } });
  });
});

describe('beside the line', () => {
  test('a missed or parked number is called, or put back into the line', async () => {
    const page = await work(IDLE);
    await page.page.getByRole('button', { name: 'A007 đã quay lại, cho vào hàng chờ' }).click();
    await asked(page).toEqual([{ call: 'POST /api/tickets/ticket-a007/return', body: undefined }]);
    await page.page.waitForTimeout(NOT_A_BOUNCE_MS);
    await page.page.getByRole('button', { name: 'Gọi A014', exact: true }).click();
    await asked(page).toHaveLength(2);
    expect(acts(page).at(-1)).toEqual({ call: 'POST /api/tickets/ticket-a014/call', body: {} });
  });

  test('a refusal stands in the row of its button', async () => {
    const page = await work({
      ...IDLE,
      api: { 'POST /api/tickets/ticket-a007/return': problem(409, 'ticket.state', 'A007 đã được gọi ở quầy 2.') },
    });
    await page.page.getByRole('button', { name: 'A007 đã quay lại, cho vào hàng chờ' }).click();
    await page.page.locator('.aside-list .note-bad').waitFor();
    expect(await note(page.page)).toBe('A007 đã được gọi ở quầy 2.');
  });

  test('«thêm» counts who came since the last act, and goes with the next one', async () => {
    const page = await work(IDLE);
    const added = page.page.locator('.queue .added');
    expect(await added.allInnerTexts()).toEqual(['thêm 1']);
    const late = queueTicket('A021', '09:12:25');
    page.push({ type: 'ticket.issued' }, { tickets: { [late.id]: late } });
    await page.page.getByText('thêm 2').first().waitFor();
    expect(await page.page.title()).toBe('10 chờ – Quầy 3');
    await page.page.waitForTimeout(6_000);
    await press(page.page, 'Numpad9');
    await asked(page).toHaveLength(1);
    await added.waitFor({ state: 'detached' });
  });
});

describe('key 9', () => {
  test('calls the number that has waited too long', async () => {
    const page = await work(IDLE);
    await page.page.getByText('Mời E005 trước: đã chờ 34 phút').waitFor();
    await press(page.page, 'Numpad9');
    await asked(page).toEqual([{ call: 'POST /api/tickets/ticket-e005/call', body: {} }]);
  });

  const help = {
    'help-1': { id: 'help-1', deviceId: 'kiosk-1', deviceLabel: 'Máy lấy số cửa chính', at: at('08:45') },
  };
  test.each([
    ['idle', { ...IDLE, view: idleCounterView({ help }) }],
    ['serving', { view: { ...counterView(), help } }],
  ])('answers a call for help before all else, %s', async (_name, stage) => {
    const page = await work(stage);
    await page.page.getByText('Máy lấy số cửa chính: có người cần giúp').waitFor();
    await press(page.page, 'Numpad9');
    await asked(page).toEqual([{ call: 'POST /api/help/help-1/answer', body: undefined }]);
    page.push(
      { type: 'help.answered' },
      { help: { 'help-1': { answeredBy: { staffName: 'Nguyễn Thị Hoài', counterNumber: 3 } } } },
    );
    await page.page.getByText('Máy lấy số cửa chính: bạn đã nhận đến giúp').waitFor();
  });

  test('does nothing when nothing is urgent', async () => {
    const page = await work();
    await press(page.page, 'Numpad9');
    expect(await note(page.page)).toContain('Không có việc nào cần làm ngay');
    expect(acts(page)).toEqual([]);
  });
});

describe('undo', () => {
  test('says what it takes back, then what it took back; no timer ends it', async () => {
    const page = await work();
    await page.page.getByText('08:45 – Bắt đầu phục vụ A012').waitFor();
    await press(page.page, 'NumpadDecimal');
    await page.page.getByText('Đã hoàn tác: Bắt đầu phục vụ A012').waitFor();
  });

  test('a refusal stands in its strip', async () => {
    const page = await work({
      api: { [`POST ${COUNTER}/undo`]: problem(409, 'undo.stale', 'A012 đã được quầy khác gọi, không hoàn tác được.') },
    });
    await press(page.page, 'Period');
    await page.page.locator('.undo .note-bad').waitFor();
  });

  test('the key that finished one and called the next is told as one act', async () => {
    const view = counterView();
    const lastAct = { actId: 'x', at: at('08:45'), kind: 'call-next', label: 'A012', finishedLabel: 'A010' } as const;
    const page = await work({ view: { ...view, me: { ...view.me, lastAct } } });
    await page.page.getByText('08:45 – Hoàn tất A010, gọi A012').waitFor();
  });
});

describe('papers', () => {
  test('are ticked by 1 and 2, on this screen only, and begin anew with the next number', async () => {
    const page = await work();
    await press(page.page, 'Numpad1');
    await page.page.getByText('Thiếu 1 giấy tờ').waitFor();
    await press(page.page, 'Numpad2');
    await page.page.getByText('Đủ giấy tờ.').waitFor();
    expect(acts(page)).toEqual([]);
    const next = queueTicket('A015', '08:39', { procedureCode: '2.000815', state: 'called', since: at('08:47') });
    page.push(
      { type: 'ticket.called' },
      { tickets: { 'ticket-a012': null, [next.id]: next }, counters: { [counterId(3)]: { ticketId: next.id } } },
    );
    await page.page.locator('.big-label', { hasText: 'A015' }).waitFor();
    expect(await page.page.locator('.papers input:checked').count()).toBe(0);
  });
});

describe('connection and session', () => {
  test('lost: says how old the data is, sends nothing, and heals by itself (SPEC R11)', async () => {
    const page = await work();
    page.cut();
    await page.page.getByText('Xin chờ: trang đang tự nối lại').waitFor({ timeout: 10_000 });
    await page.page.getByText(/Số liệu lúc 08:4\d, đã cũ \d+ giây/).waitFor();
    const before = page.requests.length;
    await press(page.page, 'NumpadEnter', 'Numpad0');
    expect(await note(page.page)).toContain('Chờ nối lại với máy chủ');
    expect(page.requests.length).toBe(before);
    page.restore();
    await page.page.getByText('Đã kết nối').waitFor({ timeout: 10_000 });
    await press(page.page, 'Numpad0');
    await asked(page).toEqual([{ call: `POST ${A012}/complete`, body: undefined }]);
  });

  test('an expired session is opened again on the same page, with what was ticked', async () => {
    let expired = true;
    const page = await work({
      api: {
        [`POST ${A012}/complete`]: () =>
          expired ? problem(401, 'auth.required', 'Xin đăng nhập lại.') : { json: { ticket: {} } },
        'POST /api/session': () => {
          expired = false;
          return { json: { staff: {} } };
        },
      },
    });
    await press(page.page, 'Numpad1', 'Numpad0');
    await page.page.getByText('Phiên làm việc đã hết').waitFor();
    await page.page.getByLabel('Tên đăng nhập').pressSequentially('hoai.7');
    await page.page.getByLabel('Mật khẩu', { exact: true }).pressSequentially('mat-khau-1.0');
    await page.page.keyboard.press('Enter');
    await page.page.locator('.big-label').waitFor();
    expect(await page.page.locator('.papers input:checked').count()).toBe(1);
    await page.page.waitForTimeout(NOT_A_BOUNCE_MS);
    await page.page.getByText('Đã kết nối').waitFor();
    await press(page.page, 'Numpad0');
    await asked(page).toHaveLength(3);
    expect(acts(page).at(-1)?.call).toBe(`POST ${A012}/complete`);
  });

  test('a counter that a supervisor closed opens again by the large key', async () => {
    const page = await work(IDLE);
    page.push({ type: 'counter.closed' }, { counters: { [counterId(3)]: { session: null } } });
    await page.page.getByText('Quầy đang đóng').waitFor();
    await press(page.page, 'NumpadEnter');
    await asked(page).toEqual([{ call: `PUT ${COUNTER}/session`, body: undefined }]);
  });

  test('a counter where somebody else sits now leads back to the choice, with the reason', async () => {
    const page = await work(IDLE);
    page.push(
      { type: 'counter.opened' },
      { counters: { [counterId(3)]: { session: { staffId: 'staff-9', staffName: 'Lê Văn Bình' } } } },
    );
    await page.page.getByText('Quầy 3 nay do Lê Văn Bình ngồi').waitFor();
  });

  test('«Đóng quầy» is refused while a number is open, and says why; else it leads to the choice', async () => {
    const busy = await work();
    await busy.page.locator('[data-key="close"]').click({ force: true });
    await busy.page.locator('.head-note').getByText('Hoàn tất hoặc chuyển A012 trước.').waitFor();
    expect(acts(busy)).toEqual([]);
    const free = await work(IDLE);
    await free.page.locator('[data-key="close"]').click();
    await asked(free).toEqual([{ call: `DELETE ${COUNTER}/session`, body: undefined }]);
    await free.page.getByRole('heading', { name: 'Chọn quầy' }).waitFor();
  });
});

describe('beside another program (420 px)', () => {
  test('what has no room stands under «Thêm»; the keys work blind', async () => {
    const page = await work({ size: NARROW });
    await press(page.page, 'Numpad7');
    await asked(page).toEqual([{ call: `POST ${A012}/print`, body: undefined }]);
    await page.page.getByRole('button', { name: 'Thêm', exact: true }).click();
    await press(page.page, 'Numpad3');
    await page.page.locator('.choice .note', { hasText: 'Hoàn tất hoặc chuyển A012 trước.' }).waitFor();
    await press(page.page, 'Escape');
    await page.page.locator('.strip-line').nth(1).click();
    await page.page.getByText('E004').waitFor();
  });
});

test('a whole turn by the keypad alone: call, start, papers, class, undo, complete, next', async () => {
  const patch = (change: object) => ({ tickets: { 'ticket-e005': change } });
  const page: OpenedPage = await work({
    ...IDLE,
    api: {
      [`POST ${COUNTER}/call-next`]: () => {
        page.push(
          { type: 'ticket.called' },
          {
            ...patch({
              state: 'called',
              counterId: counterId(3),
              calledAt: at('09:12:30'),
              since: at('09:12:30'),
              calls: 1,
              callReason: 'overdue',
            }),
            counters: { [counterId(3)]: { ticketId: 'ticket-e005' } },
          },
        );
        return { json: { ticket: {} } };
      },
      'POST /api/tickets/ticket-e005/start': () => {
        page.push(
          { type: 'ticket.started' },
          patch({ state: 'serving', startedAt: at('09:12:40'), since: at('09:12:40') }),
        );
        return { json: { ticket: {} } };
      },
      'POST /api/tickets/ticket-e005/complete': () => {
        page.push(
          { type: 'ticket.completed' },
          { tickets: { 'ticket-e005': null }, counters: { [counterId(3)]: { ticketId: null } } },
        );
        return { json: { ticket: {} } };
      },
    },
  });
  const keys = page.page;
  await press(keys, 'NumpadEnter');
  await keys.locator('.big-label', { hasText: 'E005' }).waitFor();
  await keys.getByText('quá hạn chờ').waitFor();
  await press(keys, 'Numpad0');
  await keys.getByText('Đang phục vụ').waitFor();
  await press(keys, 'Numpad1');
  await keys.getByText('Đủ giấy tờ.').waitFor();
  await press(keys, 'Numpad6', 'Numpad1');
  await asked(page).toHaveLength(3);
  await keys.waitForTimeout(NOT_A_BOUNCE_MS);
  await press(keys, 'Numpad0');
  await keys.getByText('Chưa có ai tại quầy').waitFor();
  await press(keys, 'NumpadDecimal');
  await asked(page).toHaveLength(5);
  expect(acts(page).map(({ call }) => call)).toEqual([
    `POST ${COUNTER}/call-next`,
    'POST /api/tickets/ticket-e005/start',
    'POST /api/tickets/ticket-e005/priority',
    'POST /api/tickets/ticket-e005/complete',
    `POST ${COUNTER}/undo`,
  ]);
  expect(acts(page)[2]?.body).toEqual({ priorityClass: 'elderly' });
});
