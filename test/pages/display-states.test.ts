/** Every state of the lobby screen at every size: no number cut, no text over text, nothing for axe (LOOK "People first"). */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DisplayView } from '#common/contract/views.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { callsOf, displayCall, displayView, MONDAY_CALLS } from '#test/support/fixtures/display-view.ts';
import { at } from '#test/support/fixtures/staff-view.ts';
import { axeFindings, layoutFindings, resizeTo } from '#test/support/page-checks.ts';
import { openPage, type PageHost, startPageHost } from '#test/support/page-host.ts';
import { shot } from '#test/support/shot.ts';
import { serveVoice } from '#test/support/voice-route.ts';

const SIZES = {
  wide: { width: 1920, height: 1080 },
  uhd: { width: 3840, height: 2160 },
  portrait: { width: 1080, height: 1920 },
  small: { width: 1366, height: 768 },
  square: { width: 1280, height: 1024 },
} as const;

const TODAY = [
  ['07:30', '11:30'],
  ['13:00', '16:30'],
] as const;
const MANY = Object.fromEntries(
  Array.from('ABCDEFGHIJKLM', (prefix, position) => {
    const name = { vi: `Lĩnh vực thứ ${position + 1}`, en: '' };
    return [prefix, { id: prefix, prefix, name, shortName: name, position, waiting: position * 9 }];
  }),
);
const LONG_NOTICE = {
  vi: 'Ngày 23 và 24/11 trung tâm tiếp nhận hồ sơ trợ cấp hưu trí xã hội tại quầy số 6. Ông/bà mang theo căn cước công dân và bản chính giấy tờ liên quan để đối chiếu. ĐĂNG KÝ THƯỜNG TRÚ – TRỢ CẤP HƯU TRÍ, ẾỀỂỄỆ ỮỰ.',
  en: '',
};
/** A picture of the office, drawn here: no file, no network. */
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><rect width="1600" height="900" fill="#3f6f9f"/></svg>';

interface State {
  /** The browser lets no sound play, or there is no pack. */
  readonly sound?: 'blocked' | 'no-pack';
  readonly now?: string;
  readonly view?: Partial<DisplayView>;
  readonly shows: string;
}

const STATES: Readonly<Record<string, State>> = {
  call: { shows: 'A012' },
  'call-english-again': {
    view: {
      calls: { ...MONDAY_CALLS, ...callsOf(displayCall(86, 'A012', 3, '08:44', { english: true, kind: 'recall' })) },
    },
    shows: 'please go to counter',
  },
  'call-widest': {
    view: {
      calls: callsOf(
        displayCall(79, 'AB12345', 99, '08:34'),
        displayCall(80, 'D404', 24, '08:35'),
        displayCall(90, 'AB1234', 24, '08:44:04', { english: true }),
        displayCall(91, 'AB1235', 25, '08:44:04'),
      ),
      services: MANY,
      notices: [LONG_NOTICE],
    },
    shows: 'AB1234',
  },
  'call-d404': { view: { calls: callsOf(displayCall(90, 'D404', 24, '08:44:04')) }, shows: 'D404' },
  pictures: { now: '08:47', view: { pictures: ['/pictures/song-hieu.svg'] }, shows: 'A012' },
  'pictures-many-fields': { now: '08:47', view: { pictures: ['/pictures/a.svg'], services: MANY }, shows: 'E003' },
  'no-pictures': { now: '08:47', view: { notices: [] }, shows: 'Chứng thực' },
  'unreadable-picture': { now: '08:47', view: { pictures: ['/pictures/gone.png'] }, shows: 'Chứng thực' },
  empty: { view: { calls: {} }, shows: 'Mời ông/bà lấy số' },
  'closed-evening': {
    now: '16:50',
    view: { opening: { open: false, opensAt: '2026-11-24T07:30:00+07:00', today: TODAY } },
    shows: 'thứ Ba, 24/11/2026, lúc 07:30',
  },
  'closed-lunch': {
    now: '11:50',
    view: { calls: {}, opening: { open: false, opensAt: at('13:00'), today: TODAY } },
    shows: 'lúc 13:00',
  },
  'sound-blocked': { now: '08:47', sound: 'blocked', shows: 'Loa của màn hình đang tắt.' },
  'call-sound-blocked': { sound: 'blocked', shows: 'Chạm vào màn hình để bật tiếng' },
  'call-voice-missing': { sound: 'no-pack', shows: 'loa chỉ báo chuông' },
  'closed-holiday': {
    view: {
      calls: {},
      services: {},
      opening: { open: false, today: [], holiday: { vi: 'Ngày Văn hóa Việt Nam', en: 'Culture Day' } },
    },
    shows: 'Hôm nay nghỉ: Ngày Văn hóa Việt Nam.',
  },
};

let browser: Browser;
let host: PageHost;
beforeAll(async () => {
  browser = await launchChromium();
  host = await startPageHost();
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
});

async function prepare(page: Page, sound?: State['sound']): Promise<void> {
  await serveVoice(page, sound === 'no-pack' ? 'all' : []);
  await page.route(/\/pictures\/.*svg$/, (route) => route.fulfill({ body: PICTURE, contentType: 'image/svg+xml' }));
  await page.route(/\/pictures\/gone/, (route) => route.fulfill({ status: 404 }));
}

/** Runs in the page: its browser lets no sound play. */
function blockSound(): void {
  AudioContext.prototype.resume = () => new Promise(() => undefined);
  Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended' });
}

/** Called digits and counter: height of the figures over the height of the window, and whether all of it is inside. */
function figures(page: Page): Promise<{ label: number; counter: number; cut: boolean }> {
  return page.evaluate(() => {
    const size = (selector: string): number => {
      const element = document.querySelector(selector);
      return element === null ? 0 : Number.parseFloat(getComputedStyle(element).fontSize) * 0.74;
    };
    const box = (selector: string): DOMRect => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector(selector) ?? document.body);
      return range.getBoundingClientRect();
    };
    const label = box('.panel-label p');
    const plate = document.querySelector('.panel-counter')?.getBoundingClientRect();
    const counter = box('.panel-counter');
    const inside = plate !== undefined && counter.left >= plate.left && counter.right <= plate.right;
    // A line's box reaches below the figures, where only marks hang.
    const foot = label.bottom - 0.18 * label.height;
    const beside = plate !== undefined && (label.right <= plate.left || foot <= plate.top);
    return {
      label: size('.panel-label p') / innerHeight,
      counter: size('.panel-counter') / innerHeight,
      cut: label.left < 0 || label.right > innerWidth || !inside || !beside,
    };
  });
}

/** Rows of the lists whose content sticks out of its row or its section. */
function cutRows(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const strip = document.querySelector('footer')?.getBoundingClientRect().top ?? innerHeight;
    return Array.from(document.querySelectorAll('main li, .message, .panel, .lost-words'), (row) => {
      const { bottom, right, top } = row.getBoundingClientRect();
      const tall = Math.max(0, ...Array.from(row.children, (child) => child.getBoundingClientRect().bottom));
      const fits = bottom <= strip + 1 && right <= innerWidth + 1 && top >= 0 && tall <= bottom + 1;
      return fits ? '' : `${row.className} ${row.textContent}`;
    }).filter((text) => text !== '');
  });
}

/** Signs in cells: the advance of the widest (A, 4) is a hair wider than its cell, their ink is not. */
const IN_CELLS = /^over each other: «[A-Z0-9]» and «[A-Z0-9]»$/;

async function checkSizes(page: Page, name: string, called: boolean): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    // Everything scales with the screen: the figures alone are measured at 4K too.
    if (size === 'uhd' && !called) continue;
    await resizeTo(page, viewport);
    expect(
      (await layoutFindings(page)).filter((finding) => !IN_CELLS.test(finding)),
      `${name} ${size}`,
    ).toEqual([]);
    expect(await cutRows(page), `${name} ${size}`).toEqual([]);
    if (called) {
      const seen = await figures(page);
      expect(seen.cut, `${name} ${size}`).toBe(false);
      // 18 % of the height; in portrait the width binds, and on an almost square screen too.
      const least = { wide: 0.18, uhd: 0.18, small: 0.18, square: 0.12, portrait: 0.09 }[size] ?? 0;
      expect(seen.label, `${name} ${size}`).toBeGreaterThan(least);
      expect(seen.counter, `${name} ${size}`).toBeGreaterThan(least);
    }
    await shot(page, `display-${name}-${size}`);
  }
  expect(await axeFindings(page), name).toEqual([]);
}

describe('the lobby screen', () => {
  it.each(Object.entries(STATES))('%s', async (name, { now = '08:44:05', view, shows, sound }) => {
    const opened = await openPage(browser, host, {
      path: '/display-board/index.html',
      size: SIZES.wide,
      now: at(now),
      views: { display: displayView(view) },
      prepare: (page) => prepare(page, sound),
      ...(sound === 'blocked' ? { script: blockSound } : {}),
    });
    const { page } = opened;
    await page.getByText(shows).first().waitFor();
    await checkSizes(page, name, name.startsWith('call'));
    await opened.context.close();
  });

  it('says what to do while it is not paired', async () => {
    const opened = await openPage(browser, host, {
      path: '/display-board/index.html',
      size: SIZES.wide,
      views: {},
      prepare,
    });
    await opened.page.getByText('Xin ghép màn hình này với văn phòng').waitFor();
    await checkSizes(opened.page, 'denied', false);
    await opened.context.close();
  });

  it('says that it waits for the server, and soon what staff can look at', async () => {
    const opened = await openPage(browser, host, {
      path: '/display-board/index.html',
      size: SIZES.wide,
      views: {},
      prepare: async (page) => {
        await prepare(page);
        await page.routeWebSocket(/\/api\/feed$/, () => undefined);
      },
    });
    await opened.page.getByText('Xin ông/bà chờ một chút').waitFor();
    await checkSizes(opened.page, 'connecting', false);
    await opened.page.getByText('Màn hình chưa kết nối được.').waitFor({ timeout: 10_000 });
    await checkSizes(opened.page, 'connecting-long', false);
    await opened.context.close();
  });

  it('shows old calls without gold, each with its time, when the connection is lost (SPEC R11)', async () => {
    const opened = await openPage(browser, host, {
      path: '/display-board/index.html',
      size: SIZES.wide,
      now: at('08:48'),
      views: {
        display: displayView({ calls: { ...MONDAY_CALLS, ...callsOf(displayCall(90, 'AB1234', 24, '08:45')) } }),
      },
      prepare,
    });
    await opened.page.getByText('Vừa gọi').first().waitFor();
    opened.cut();
    await opened.page.getByText('Màn hình tạm mất kết nối từ 08:48.').waitFor({ timeout: 7_000 });
    expect(await opened.page.getByText('lúc 08:44').count()).toBe(1);
    expect(await opened.page.locator('.plate').count()).toBe(0);
    await checkSizes(opened.page, 'lost', false);
    await opened.context.close();
  });
});
