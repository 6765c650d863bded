/** The phone page of one ticket: issue point 10, SPEC R8 (nobody else), R11 (age of data), LOOK, pictures phone-1 and phone-2. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TicketView } from '#common/contract/views.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { calledTicketView, ticketView } from '#test/support/fixtures/ticket-view.ts';
import { axeFindings, layoutFindings, resizeTo } from '#test/support/page-checks.ts';
import { type OpenedPage, type OpenOptions, openPage, type PageHost, startPageHost } from '#test/support/page-host.ts';
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

const POSTPONE = `POST /api/follow/${TOKEN}/postpone`;
const CANCEL = `POST /api/follow/${TOKEN}/cancel`;

async function follow(
  view: TicketView | undefined,
  { now = NOW, token = TOKEN, api = {} }: { now?: string; token?: string; api?: OpenOptions['api'] } = {},
): Promise<OpenedPage> {
  return openPage(browser, host, {
    path: `/ticket-page/index.html?token=${token}`,
    ...(api === undefined ? {} : { api }),
    size: PHONE,
    now,
    views: view === undefined ? {} : { [`ticket:${TOKEN}`]: view },
  });
}

const STATES: readonly [string, TicketView][] = [
  ['waiting', ticketView()],
  ['waiting-next', ticketView({ ahead: 0, estimate: { low: 0, high: 5 } })],
  ['waiting-many', ticketView({ ahead: 124, estimate: { low: 80, high: 140 }, counters: [1, 2, 5, 6, 12] })],
  ['waiting-slid-twice', ticketView({ ahead: 6, postpone: { places: 3, left: 0 } })],
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
        await page.locator('html[lang="en"]').waitFor();
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
    await page.locator('html[lang="en"]').waitFor();
    await context.close();
  });

  test('J103: speaks French when the number was taken in French, through its states; Vietnamese is one touch away', async () => {
    const { page, context, push } = await follow(ticketView({ language: 'fr', postpone: { places: 3, left: 2 } }));
    const fits = async (state: string): Promise<void> => {
      for (const size of [SMALL, PHONE]) {
        await resizeTo(page, size);
        expect(await layoutFindings(page), `${state} ${size.width}`).toEqual([]);
        await shot(page, `ticket-${state}-${size.width}-fr`);
      }
    };
    await page.getByText('Avant vous').waitFor();
    await page.locator('html[lang="fr"]').waitFor();
    await fits('waiting');
    await page.getByRole('button', { name: 'Je serai en retard' }).click();
    await page.getByText('Vous gardez votre numéro').waitFor();
    await fits('late');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Tiếng Việt' }).click();
    await page.getByText('Trước ông/bà còn').waitFor();
    await page.getByRole('button', { name: 'Français' }).click();
    await page.getByText('Avant vous').waitFor();
    const { ahead: _, estimate: __, ...called } = calledTicketView();
    push({ type: 'ticket.called' }, { ...called, ahead: null, estimate: null, language: 'fr' });
    await page.getByText('C’est à vous').waitFor();
    await fits('called');
    push({ type: 'ticket.parked' }, { state: 'parked' });
    await page.getByText('mis de côté').first().waitFor();
    await fits('parked');
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

describe('who is late (SPEC J70)', () => {
  test('is told what it costs, lets three go first by one key, and hears that it is done', async () => {
    const view = ticketView({ ahead: 0 });
    const { page, context, push, requests } = await follow(view, {
      api: { [POSTPONE]: { json: { label: 'B009', state: 'waiting', ahead: 3 } } },
    });
    await page.getByRole('button', { name: 'Tôi đến muộn' }).click();
    await page.getByRole('heading', { name: 'Nhường 3 người đi trước?' }).waitFor();
    await page.getByText('Số này được lùi 2 lần.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('confirm-title');
    for (const size of [SMALL, PHONE]) {
      await resizeTo(page, size);
      expect(await layoutFindings(page)).toEqual([]);
      await shot(page, `ticket-late-ask-${size.width}-vi`);
    }
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Nhường 3 người' }).click();
    push({ type: 'ticket.postponed' }, { ahead: 3, postpone: { places: 3, left: 1 } });
    await page.getByText('Đã lùi chỗ').waitFor();
    expect(await page.getByText('được ưu tiên').count()).toBe(0);
    expect(requests.map(({ call }) => call)).toEqual([POSTPONE]);
    expect(await axeFindings(page)).toEqual([]);
    await shot(page, 'ticket-late-done-390-vi');
    await context.close();
  });

  test('R5: a lost answer is tried again with the same key; a refusal stands beside the key', async () => {
    let lost = true;
    const { page, context, requests } = await follow(ticketView(), {
      api: {
        [POSTPONE]: () => {
          if (lost) return { lost: true };
          const message = { vi: 'Chưa có ai phía sau để nhường.', en: 'Nobody is behind you.' };
          return {
            status: 409,
            json: { type: 'about:blank', title: '', status: 409, code: 'postpone.nobody', message },
          };
        },
      },
    });
    await page.getByRole('button', { name: 'Tôi đến muộn' }).click();
    await page.getByRole('button', { name: 'Nhường 3 người' }).click();
    await page.getByText('Chưa liên lạc được với máy chủ').waitFor();
    lost = false;
    await page.getByRole('button', { name: 'Nhường 3 người' }).click();
    await page.getByText('Chưa có ai phía sau').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await shot(page, 'ticket-late-refused-390-vi');
    expect(new Set(requests.map(({ key }) => key)).size).toBe(1);
    await page.getByRole('button', { name: 'Giữ chỗ cũ' }).click();
    await page.getByRole('button', { name: 'Tôi đến muộn' }).waitFor();
    await context.close();
  });
});

describe('who gives up (SPEC J71)', () => {
  test('is asked, has some seconds to take it back, and only then the server is told', async () => {
    const { page, context, push, requests } = await follow(ticketView(), { api: { [CANCEL]: { json: {} } } });
    const give = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Hủy số' }).click();
      await page.getByRole('heading', { name: 'Hủy số B009?' }).waitFor();
      await page.getByRole('button', { name: 'Hủy số này' }).click();
      await page.getByText('Số B009 sẽ được hủy').waitFor();
    };
    await give();
    expect(await axeFindings(page)).toEqual([]);
    await shot(page, 'ticket-cancel-undo-390-vi');
    await page.getByRole('button', { name: 'Không hủy nữa' }).click();
    await page.getByText('Số vẫn được giữ').waitFor();
    await page.clock.runFor(12_000);
    expect(requests).toEqual([]);
    await give();
    await page.clock.runFor(9_000);
    await expect.poll(() => requests.map(({ call }) => call)).toEqual([CANCEL]);
    push({ type: 'ticket.cancelled' }, { state: 'cancelled', ahead: null, estimate: null, postpone: null });
    await page.getByRole('heading', { name: 'Số này đã hủy' }).waitFor();
    await context.close();
  });
});

describe('three more (SPEC J73)', () => {
  test('the phone vibrates once as the line comes down to three, and says so', async () => {
    const { page, context, push } = await follow(ticketView({ ahead: 5 }));
    await page.getByText('5 đang chờ').waitFor();
    await page.evaluate(() => {
      Object.assign(globalThis, { buzzed: 0 });
      navigator.vibrate = () => {
        Reflect.set(globalThis, 'buzzed', Reflect.get(globalThis, 'buzzed') + 1);
        return true;
      };
    });
    const buzzed = (): Promise<number> => page.evaluate(() => Reflect.get(globalThis, 'buzzed'));
    push({ type: 'line.moved' }, { ahead: 4 });
    await page.getByText('4 đang chờ').waitFor();
    expect(await buzzed()).toBe(0);
    expect(await page.getByText('Sắp đến lượt').count()).toBe(0);
    push({ type: 'line.moved' }, { ahead: 3 });
    await page.getByText('Sắp đến lượt').waitFor();
    expect(await buzzed()).toBe(1);
    expect(await page.title()).toBe('B009: còn 3 người');
    push({ type: 'line.moved' }, { ahead: 2 });
    await page.getByText('2 đang chờ').waitFor();
    expect(await buzzed()).toBe(1);
    await context.close();
  });
});

describe('connection (SPEC R11)', () => {
  test('J74: opened again without the server it shows what it knew, since when, and as old', async () => {
    const { page, context, cut } = await follow(ticketView());
    await page.getByText('2 đang chờ').waitFor();
    cut();
    await page.reload();
    await page.clock.runFor(4_000);
    await page.getByText('Mất kết nối').waitFor();
    await page.getByText('2 đang chờ').waitFor();
    expect(await page.getByRole('main').getAttribute('class')).toContain('old');
    await page.clock.runFor(5 * 60_000);
    await page.getByText(/5 phút trước/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await shot(page, 'ticket-reopened-without-server-390-vi');
    await context.close();
  });

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
