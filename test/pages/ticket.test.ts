/** The phone page of one ticket: issue point 10, SPEC R8 (nobody else), R11 (age of data), LOOK, pictures phone-1 and phone-2. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TicketView } from '#common/contract/views.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { calledTicketView, ticketView } from '#test/support/fixtures/ticket-view.ts';
import { axeFindings, layoutFindings, resizeTo } from '#test/support/page-checks.ts';
import { type OpenedPage, openPage, type PageHost, startPageHost } from '#test/support/page-host.ts';
import { shot } from '#test/support/shot.ts';
import { turnTimes } from '../../ticket-page/time-to-be-back.ts';

const TOKEN = 'token-of-b009';
const NOW = '2026-11-23T08:52:10.000+07:00';
const PHONE = { width: 390, height: 844 };
const SMALL = { width: 320, height: 640 };

let browser: Browser;
let host: PageHost;
beforeAll(async () => {
  [browser, host] = await Promise.all([launchChromium(), startPageHost()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), host?.close()]);
});

async function follow(view: TicketView | undefined, { now = NOW, token = TOKEN } = {}): Promise<OpenedPage> {
  return openPage(browser, host, {
    path: `/ticket-page/index.html?token=${token}`,
    size: PHONE,
    now,
    views: view === undefined ? {} : { [`ticket:${TOKEN}`]: view },
  });
}

const STATES: readonly [string, TicketView][] = [
  ['waiting', ticketView()],
  ['waiting-next', ticketView({ ahead: 0, estimate: { low: 0, high: 5 } })],
  ['waiting-many', ticketView({ ahead: 124, estimate: { low: 80, high: 140 }, counters: [1, 2, 5, 6, 12] })],
  ['waiting-unknown-wait', (({ estimate: _, procedure: __, ...view }) => view)(ticketView({ ahead: 9 }))],
  ['called', calledTicketView()],
  ['called-24', calledTicketView({ counter: { number: 24, name: { vi: 'Quầy 24', en: 'Counter 24' } }, calls: 2 })],
  ['serving', calledTicketView({ state: 'serving' })],
  ['completed', calledTicketView({ state: 'completed', endedAt: '2026-11-23T09:10:00.000+07:00' })],
  ['no-show', calledTicketView({ state: 'no-show' })],
  ['parked', calledTicketView({ state: 'parked' })],
  ['cancelled', (({ ahead: _, estimate: __, ...view }) => view)(ticketView({ state: 'cancelled' }))],
  ['expired', (({ ahead: _, estimate: __, ...view }) => view)(ticketView({ state: 'expired' }))],
];

describe('every state, 390 and 320 wide, in both languages', () => {
  test.each(STATES)('%s', async (name, view) => {
    const { page, context } = await follow(view);
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const language of ['vi', 'en']) {
      if (language === 'en') {
        const toEnglish = page.getByRole('button', { name: 'English' });
        if ((await toEnglish.count()) === 0) continue;
        await toEnglish.click();
        expect(await page.locator('html').getAttribute('lang')).toBe('en');
      }
      for (const size of [SMALL, PHONE]) {
        await resizeTo(page, size);
        expect(await layoutFindings(page), `${size.width} ${language}`).toEqual([]);
        await shot(page, `ticket-${name}-${size.width}-${language}`);
      }
      expect(await axeFindings(page), language).toEqual([]);
    }
    await context.close();
  });
});

describe('waiting', () => {
  test('tells people ahead, the interval, and the clock time to be back', async () => {
    const { page, context, push } = await follow(ticketView());
    const line = page.getByRole('main');
    await page.getByText('Đến lượt vào khoảng 08:57\u2060–\u206009:07.').waitFor();
    expect(await line.textContent()).toContain('Xin có mặt trước 08:57.');
    expect(await page.title()).toBe('B009: còn 2 người');
    push({ type: 'ticket.called' }, { ahead: 1 });
    await page.getByText('1 đang chờ').waitFor();
    expect(await line.textContent()).toContain('1 đã gọi');
    await context.close();
  });

  test('says that the order can change only when somebody was put in front', async () => {
    const { page, context, push } = await follow(ticketView());
    await page.getByText('2 đang chờ').waitFor();
    expect(await page.getByText('được ưu tiên').count()).toBe(0);
    push({ type: 'ticket.issued' }, { ahead: 3 });
    await page.getByText('được ưu tiên').waitFor();
    await context.close();
  });

  test('shows the papers on request, and hides them again', async () => {
    const { page, context } = await follow(ticketView());
    await page.getByRole('button', { name: 'Giấy tờ cần có' }).click();
    await page.getByText('Giấy chứng sinh').waitFor();
    expect(await page.getByText('Trong ngày; nộp sau 15:00').count()).toBe(1);
    expect(await axeFindings(page)).toEqual([]);
    expect(await layoutFindings(page)).toEqual([]);
    await shot(page, 'ticket-papers-390-vi');
    await page.getByRole('button', { name: 'Ẩn giấy tờ' }).click();
    expect(await page.getByText('Giấy chứng sinh').count()).toBe(0);
    await context.close();
  });

  test('speaks English at once when the number was taken in English', async () => {
    const { page, context } = await follow(ticketView({ language: 'en' }));
    await page.getByText('Ahead of you').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await context.close();
  });
});

describe('clock times', () => {
  const told = Date.parse('2026-11-23T08:52:00+07:00');
  const minutes = (count: number): number => told + count * 60_000;

  test('do not slide away while the estimate stays', () => {
    const early = turnTimes({ low: 5, high: 15 }, told, minutes(0));
    const later = turnTimes({ low: 5, high: 15 }, told, minutes(4));
    expect(early).toEqual({ from: minutes(5), to: minutes(15), near: false });
    expect(later).toEqual({ ...early, near: true });
  });
});

describe('the call', () => {
  test('turns navy and gold, vibrates, and names itself in the title; a recall rings again, a reload does not', async () => {
    const { page, context, push } = await follow(ticketView());
    await page.getByText('Trước ông/bà còn').waitFor();
    await page.evaluate(() => {
      Object.assign(globalThis, { buzzed: [] });
      navigator.vibrate = (pattern) => {
        Reflect.get(globalThis, 'buzzed').push(pattern);
        return true;
      };
    });
    const buzzed = (): Promise<number> => page.evaluate(() => Reflect.get(globalThis, 'buzzed').length);
    const call = calledTicketView();
    push({ type: 'ticket.called' }, { ...call, ahead: null, estimate: null });
    await page.getByRole('heading', { name: 'Đến lượt ông/bà' }).waitFor();
    expect(await page.title()).toBe('B009: mời đến quầy 5');
    expect(await page.getByRole('main').textContent()).toContain(
      'Xin mang theo tờ khai, giấy chứng sinh và giấy tờ tùy thân.',
    );
    expect(await buzzed()).toBe(1);
    push({ type: 'ticket.recalled' }, { calls: 2, calledAt: '2026-11-23T09:03:00.000+07:00' });
    await page.getByText('Gọi lại lúc 09:03').waitFor();
    expect(await buzzed()).toBe(2);
    await context.close();
  });

  test('asks for the touch that lets a phone ring, and says that it is on', async () => {
    const { page, context } = await follow(ticketView());
    const ring = page.getByRole('button', { name: /Reo và rung khi đến lượt/ });
    expect(await ring.getAttribute('aria-pressed')).toBe('false');
    await ring.click();
    await page.getByText('Đang bật').waitFor();
    expect(await ring.getAttribute('aria-pressed')).toBe('true');
    expect(await axeFindings(page)).toEqual([]);
    await shot(page, 'ticket-ring-on-390-vi');
    await context.close();
  });
});

describe('connection (SPEC R11)', () => {
  test('an unknown token says what to do', async () => {
    const { page, context } = await follow(undefined);
    await page.getByRole('heading', { name: /Xin quét lại/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await layoutFindings(page)).toEqual([]);
    await shot(page, 'ticket-unknown-390-vi');
    await context.close();
  });

  test('a link without a token needs no server to say so', async () => {
    const { page, context } = await follow(ticketView(), { token: 'x' });
    await page.getByRole('heading', { name: /Xin quét lại/ }).waitFor();
    await context.close();
  });

  test('before the first data it says that it connects, then what to do', async () => {
    const opened = await browser.newContext({ viewport: PHONE });
    const page = await opened.newPage();
    await page.clock.install();
    await page.routeWebSocket(/\/api\/feed$/, () => undefined);
    await page.goto(`${host.origin}/ticket-page/index.html?token=${TOKEN}`);
    await page.getByRole('heading', { name: 'Đang kết nối' }).waitFor();
    await page.clock.fastForward(9_000);
    await page.getByText('Xin kiểm tra mạng của điện thoại').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await shot(page, 'ticket-connecting-390-vi');
    await opened.close();
  });

  test.each([
    ['waiting', ticketView()],
    ['called', calledTicketView()],
  ])('cut off while %s: after 25 s it says since when, and heals', async (name, view) => {
    const { page, context, cut, restore } = await follow(view);
    await page.getByText('Cập nhật 08:52:').waitFor();
    cut();
    await page.clock.fastForward(26_000);
    await page.getByText('Mất kết nối').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await layoutFindings(page)).toEqual([]);
    await shot(page, `ticket-lost-${name}-390-vi`);
    restore();
    await page.clock.fastForward(5_000);
    await page.getByText('Mất kết nối').waitFor({ state: 'detached' });
    await context.close();
  });
});
