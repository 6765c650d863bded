/**
 * Every state of the counter terminal, in the wide window and beside another program: axe finds nothing, contrast is
 * 7:1, no text lies over another (LOOK "Surfaces"). With LUOT_SHOTS=folder each is kept as a picture.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import {
  type CounterStage,
  countersAnswer,
  NARROW,
  openCounter,
  problem,
  sessionAnswer,
  WIDE,
} from '#test/support/counter-stage.ts';
import {
  at,
  counterId,
  counterView,
  idleCounterView,
  queueTicket,
  staffView,
} from '#test/support/fixtures/staff-view.ts';
import { axeFindings, layoutFindings, resizeTo, ringFindings } from '#test/support/page-checks.ts';
import { type OpenedPage, type PageHost, startPageHost } from '#test/support/page-host.ts';
import { shot } from '#test/support/shot.ts';

interface State extends Omit<CounterStage, 'size'> {
  readonly name: string;
  /** Brings the page into the state. */
  readonly reach?: (opened: OpenedPage, narrow: boolean) => Promise<void>;
  /** Text or selector that tells that it is there. */
  readonly shows: string;
}

const IDLE = '09:12:20';
const keys =
  (...codes: string[]) =>
  async ({ page }: OpenedPage): Promise<void> => {
    await page.locator('[data-key="next"]').waitFor();
    await page.locator('.big-label, .idle-count, .closed-words').first().waitFor();
    for (const code of codes) await page.keyboard.press(code);
  };

const free = (number: number) => {
  const { session: _session, ticketId: _ticket, ...counter } = staffView().counters[counterId(number)] ?? fail();
  return counter;
};
function fail(): never {
  throw new Error('no such counter in the story');
}
const withCounter = (view: typeof counterView extends () => infer View ? View : never, more: object) => ({
  ...view,
  counters: { ...view.counters, [counterId(3)]: { ...(view.counters[counterId(3)] ?? fail()), ...more } },
});
const session = (more: object) => ({
  session: { ...(staffView().counters[counterId(3)]?.session ?? fail()), ...more },
});
const served = (label: string, more: object) => {
  const ticket = {
    ...queueTicket(label, '08:20', {
      state: 'serving',
      counterId: counterId(3),
      calledAt: at('08:44'),
      startedAt: at('08:45'),
      since: at('08:45'),
      calls: 2,
      callReason: 'overdue',
    }),
    ...more,
  };
  const view = counterView();
  return withCounter({ ...view, tickets: { ...view.tickets, [ticket.id]: ticket } }, { ticketId: ticket.id });
};
const called = () => {
  const view = counterView();
  const ticket = {
    ...(view.tickets['ticket-a012'] ?? fail()),
    state: 'called' as const,
    calledAt: at('08:45:50'),
    since: at('08:45:50'),
  };
  return {
    ...view,
    tickets: { ...view.tickets, [ticket.id]: ticket },
    me: {
      ...view.me,
      lastAct: { actId: 'a', at: at('08:45:50'), kind: 'call-next' as const, label: 'A012', finishedLabel: 'A010' },
    },
  };
};
const HELP = { 'help-1': { id: 'help-1', deviceId: 'kiosk-1', deviceLabel: 'Máy lấy số cửa chính', at: at('08:45') } };
const TROUBLE = {
  printers: {
    'printer-1': { id: 'printer-1', name: 'Máy in cửa chính', state: 'paper-out' as const, since: at('08:43') },
    'printer-2': { id: 'printer-2', name: 'Máy in sảnh phụ', state: 'paper-low' as const, since: at('08:30') },
  },
  printProblems: {
    'job-1': { jobId: 'job-1', ticketId: 'ticket-b009', label: 'B009', state: 'not-printed' as const, at: at('08:43') },
  },
};

const STATES: readonly State[] = [
  {
    name: 'sign-in',
    api: { 'GET /api/session': problem(401, 'auth.required', 'Xin đăng nhập.') },
    shows: '.sign-in-form',
  },
  {
    name: 'sign-in-wrong',
    api: {
      'GET /api/session': problem(401, 'auth.required', 'Xin đăng nhập.'),
      'POST /api/session': problem(401, 'auth.failed', 'Kiểm tra lại tên đăng nhập và mật khẩu: chưa khớp.'),
    },
    reach: async ({ page }) => {
      await page.getByLabel('Tên đăng nhập').fill('hoai');
      await page.getByLabel('Mật khẩu', { exact: true }).fill('sai-roi');
      await page.keyboard.press('Enter');
    },
    shows: '.form-error',
  },
  {
    name: 'sign-in-throttled',
    api: {
      'GET /api/session': problem(401, 'auth.required', 'Xin đăng nhập.'),
      'POST /api/session': {
        ...problem(429, 'rate.limited', 'Xin chờ một lát rồi đăng nhập lại: đã thử sai nhiều lần.'),
        headers: { 'retry-after': '45' },
      },
    },
    reach: async ({ page }) => {
      await page.getByLabel('Tên đăng nhập').fill('hoai');
      await page.getByLabel('Mật khẩu', { exact: true }).fill('sai-roi');
      await page.keyboard.press('Enter');
    },
    shows: 'text=/Thử lại sau 4\\d giây/',
  },
  {
    name: 'new-password',
    api: { 'GET /api/session': sessionAnswer(null, true) },
    reach: async ({ page }) => {
      await page.getByLabel('Mật khẩu mới', { exact: true }).focus();
      expect(await ringFindings(page)).toEqual([]);
    },
    shows: 'text=Đặt mật khẩu mới',
  },
  { name: 'choose', api: { 'GET /api/session': sessionAnswer(null) }, shows: '.counter-row' },
  {
    name: 'choose-refused',
    api: {
      'GET /api/session': sessionAnswer(null),
      'GET /api/counters': countersAnswer([2, 3]),
      [`PUT /api/counters/${counterId(2)}/session`]: problem(
        409,
        'counter.taken',
        'Quầy 2 đã có Trần Quốc Huy ngồi. Xin chọn quầy khác.',
      ),
    },
    reach: async ({ page }) => {
      await page.locator('[data-number="2"]').click();
    },
    shows: '.note-bad',
  },
  {
    name: 'choose-empty',
    api: { 'GET /api/session': sessionAnswer(null), 'GET /api/counters': { json: { counters: [] } } },
    shows: '.choose-empty',
  },
  { name: 'serving', shows: '.big-label' },
  {
    name: 'serving-papers',
    reach: keys('Numpad1'),
    shows: '.big-label',
  },
  { name: 'called', view: called(), now: at('08:46:55'), shows: 'text=Đang mời' },
  {
    name: 'serving-wide-number',
    view: served('D404', { serviceId: 'service-d', priorityClass: 'elderly' }),
    shows: 'text=D404',
  },
  {
    name: 'serving-confirmed',
    view: served('E003', { priorityClass: 'elderly', priorityConfirmed: true, procedureCode: '1.001699' }),
    shows: 'text=E003',
  },
  { name: 'serving-trouble', view: { ...counterView(), help: HELP, ...TROUBLE }, shows: '.notices' },
  {
    name: 'refused',
    api: {
      'POST /api/tickets/ticket-a012/park': problem(
        409,
        'ticket.state',
        'A012 đã hoàn tất ở quầy khác. Xem lại số trên màn hình.',
      ),
    },
    reach: keys('NumpadDivide'),
    shows: '.note-bad',
  },
  { name: 'dead-key', view: idleCounterView(), now: at(IDLE), reach: keys('Numpad0'), shows: '.note-info' },
  {
    name: 'sending',
    api: { 'POST /api/tickets/ticket-a012/park': () => new Promise(() => undefined) },
    reach: keys('NumpadDivide', 'Numpad0'),
    shows: '.note-info',
  },
  {
    name: 'unknown',
    api: { 'POST /api/tickets/ticket-a012/complete': { lost: true } },
    reach: keys('Numpad0'),
    shows: '.note-info',
  },
  { name: 'transfer', reach: keys('NumpadMultiply'), shows: '.choice' },
  {
    name: 'pause-choice',
    view: idleCounterView(),
    now: at(IDLE),
    reach: async (opened, narrow) => {
      await keys()(opened);
      if (narrow) await opened.page.locator('.head-more').click();
      await (narrow ? opened.page.locator('[data-option="pause"]') : opened.page.locator('[data-key="pause"]')).click();
    },
    shows: 'text=Tạm nghỉ vì',
  },
  { name: 'list', reach: keys('Numpad8'), shows: '.choice' },
  { name: 'line', reach: keys('Numpad8', 'Numpad2'), shows: '.option-label' },
  { name: 'aside', reach: keys('Numpad8', 'Numpad3'), shows: '.option-label' },
  { name: 'priority', reach: keys('Numpad6'), shows: '.choice' },
  { name: 'idle', view: idleCounterView(), now: at(IDLE), shows: '.alert-box' },
  { name: 'idle-help', view: idleCounterView({ help: HELP, ...TROUBLE }), now: at(IDLE), shows: '.alert-box' },
  { name: 'idle-nobody', view: idleCounterView({ tickets: {} }), now: at(IDLE), shows: '.idle-count' },
  {
    name: 'idle-closed-hours',
    view: idleCounterView({ tickets: {}, opening: { open: false, opensAt: at('13:00'), today: [] } }),
    now: at('11:45'),
    shows: '.idle-closed',
  },
  {
    name: 'paused',
    view: withCounter(idleCounterView(), session({ pausedAt: at('09:05'), pauseReason: 'Nghỉ giữa giờ' })),
    now: at(IDLE),
    shows: 'text=Đang tạm nghỉ',
  },
  {
    name: 'closed',
    view: { ...idleCounterView(), counters: { ...idleCounterView().counters, [counterId(3)]: free(3) } },
    now: at(IDLE),
    shows: '.closed-words',
  },
  {
    name: 'lost',
    reach: async (opened) => {
      await keys()(opened);
      opened.cut();
      await opened.page.locator('.bar-bad').waitFor({ timeout: 15_000 });
    },
    shows: '.bar-bad',
  },
  {
    name: 'expired',
    api: {
      'POST /api/tickets/ticket-a012/park': problem(401, 'auth.required', 'Phiên làm việc đã hết. Xin đăng nhập lại.'),
    },
    reach: keys('NumpadDivide'),
    shows: '.sign-in-inset',
  },
  {
    name: 'english',
    reach: async (opened, narrow) => {
      await keys()(opened);
      if (narrow) await opened.page.locator('.head-more').click();
      await (narrow
        ? opened.page.locator('[data-option="language"]')
        : opened.page.locator('.language-switch')
      ).click();
      if (narrow) await opened.page.keyboard.press('Escape');
    },
    shows: 'text=Call next',
  },
  {
    name: 'english-idle',
    view: idleCounterView(),
    now: at(IDLE),
    reach: async (opened, narrow) => {
      await keys()(opened);
      if (narrow) await opened.page.locator('.head-more').click();
      await (narrow
        ? opened.page.locator('[data-option="language"]')
        : opened.page.locator('.language-switch')
      ).click();
    },
    shows: 'text=Call next',
  },
];

/** States that are looked at in every window that clerks have: a laptop's browser leaves 1366 × 640 of its screen. */
const SIZED = ['serving', 'refused', 'idle-help', 'transfer'];
const WINDOWS = [
  [1366, 640],
  [1920, 1080],
  [1280, 720],
  [1024, 768],
  [800, 600],
  [700, 600],
  [420, 900],
  [360, 640],
] as const;

/** States whose way is another one beside another program: what has no room there stands under «Thêm». */
const OTHER_WAY = ['pause-choice', 'english', 'english-idle'];

/**
 * One state of each screen, which axe reads beside another program too: words are placed anew there, and keep their
 * colours. Of every other state it reads the wide window.
 */
const READ_NARROW = [
  'sign-in',
  'new-password',
  'choose',
  'called',
  'line',
  'idle-nobody',
  'paused',
  'closed',
  'lost',
  ...SIZED,
  ...OTHER_WAY,
];

let browser: Browser;
let host: PageHost;

beforeAll(async () => {
  [browser, host] = await Promise.all([launchChromium(), startPageHost()]);
});
afterAll(async () => {
  await browser.close();
  await host.close();
});

async function check(page: Page, name: string, window: 'wide' | 'narrow'): Promise<void> {
  await resizeTo(page, window === 'wide' ? WIDE : NARROW);
  await shot(page, `counter-${name}-${window}`);
  expect(await layoutFindings(page), window).toEqual([]);
  if (window === 'wide' || READ_NARROW.includes(name)) expect(await axeFindings(page), window).toEqual([]);
}

/** Opens the page in that window, brings it into the state, and looks at it. */
async function see({ name, reach, shows, ...stage }: State, window: 'wide' | 'narrow'): Promise<OpenedPage> {
  const opened = await openCounter(browser, host, { ...stage, size: window === 'wide' ? WIDE : NARROW });
  await reach?.(opened, window === 'narrow');
  await opened.page.locator(shows).first().waitFor({ timeout: 10_000 });
  await check(opened.page, name, window);
  return opened;
}

describe('counter terminal, wide and narrow', () => {
  test('the states that are looked at more closely are there', () => {
    const names = STATES.map(({ name }) => name);
    expect(READ_NARROW.filter((name) => !names.includes(name))).toEqual([]);
  });

  test.each(STATES.map((state) => [state.name, state] as const))('%s', async (name, state) => {
    const { page, context } = await see(state, 'wide');
    if (!OTHER_WAY.includes(name)) await check(page, name, 'narrow');
    for (const [width, height] of SIZED.includes(name) ? WINDOWS : []) {
      const at = `${width} × ${height}`;
      await resizeTo(page, { width, height });
      await shot(page, `counter-${name}-${width}x${height}`);
      expect(await layoutFindings(page), at).toEqual([]);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(sideways, at).toBeLessThanOrEqual(0);
    }
    await context.close();
  });

  test.each(STATES.filter(({ name }) => OTHER_WAY.includes(name)).map((state) => [state.name, state] as const))(
    '%s, reached in the narrow window',
    async (_name, state) => {
      const { context } = await see(state, 'narrow');
      await context.close();
    },
  );
});
