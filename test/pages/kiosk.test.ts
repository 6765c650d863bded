/** What the kiosk does: issue point 4; SPEC R5 (one key an intent), R11 (old data), DESIGN "Printing" (a failed slip never costs the number). */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { at, closedView, issueAnswer, kioskView, serviceId, servicesOf } from '#test/support/fixtures/kiosk-view.ts';
import { issues, type KioskStage, openKiosk, passTime } from '#test/support/kiosk-stage.ts';
import { axeFindings } from '#test/support/page-checks.ts';
import { type FakeAnswer, type OpenedPage, type PageHost, startPageHost } from '#test/support/page-host.ts';

let browser: Browser;
let host: PageHost;
beforeAll(async () => {
  [browser, host] = await Promise.all([launchChromium(), startPageHost()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), host?.close()]);
});

const open = (stage: KioskStage = {}): Promise<OpenedPage> => openKiosk(browser, host, stage);
const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const NUMBER = /Số của ông\/bà B009/;
const REST = /Mời ông\/bà chọn lĩnh vực/;

const problem = (status: number, code: string, headers: Record<string, string> = {}): FakeAnswer => ({
  status,
  headers,
  json: { type: 'about:blank', title: code, status, code, message: { vi: code, en: code } },
});

/** Field and «Lấy số»: two touches. */
async function takeNumber({ page }: OpenedPage): Promise<void> {
  await press(page, /Hộ tịch/);
  await press(page, 'Lấy số');
}

describe('a number', () => {
  test('in two touches from rest, with its facts and the link for the phone', async () => {
    const opened = await open();
    await takeNumber(opened);
    const { page, context } = opened;
    await heading(page, NUMBER);
    expect(issues(opened)).toEqual([
      {
        call: 'POST /api/tickets',
        body: { serviceId: serviceId('B'), priorityClass: 'none', language: 'vi' },
        key: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ]);
    const main = page.getByRole('main');
    await expect.poll(() => main.textContent()).toContain('4 người');
    expect(await main.textContent()).toContain('15\u2060–\u206025 phút');
    expect(await main.textContent()).toContain('5 hoặc 6');
    expect(await page.getByRole('img', { name: /Mã QR để theo dõi số B009/ }).count()).toBe(1);
    await context.close();
  });

  test('with procedure, priority and language, as they were chosen', async () => {
    const opened = await open();
    const { page, context } = opened;
    await press(page, /Tôi thuộc diện ưu tiên/);
    await press(page, /^English/);
    await press(page, /Civil status/);
    await press(page, 'Birth registration');
    await page.getByText('Certificate of birth from the hospital').waitFor();
    await press(page, 'Take a number');
    await heading(page, /Your number B009/);
    expect(issues(opened)[0]?.body).toEqual({
      serviceId: serviceId('B'),
      procedureCode: '1.001193',
      priorityClass: 'unspecified',
      language: 'en',
    });
    await context.close();
  });

  test('B5: without a link for the phone no words speak of a code, seen or spoken', async () => {
    const opened = await open({
      api: {
        'POST /api/tickets': {
          status: 201,
          json: issueAnswer({ followUrl: '', print: { jobId: null, state: 'no-printer' } }),
        },
      },
    });
    await takeNumber(opened);
    const { page, context } = opened;
    await heading(page, NUMBER);
    const words = await page.getByRole('main').textContent();
    expect(words?.replaceAll('\u00a0', ' ')).toMatch(/chụp ảnh màn hình này ?hoặc ghi lại số B009/);
    expect(words).not.toMatch(/quét|mã/);
    expect(await page.getByRole('img', { name: /QR/ }).count()).toBe(0);
    await context.close();
  });

  test('«Việc khác hoặc chưa rõ» takes one without a procedure', async () => {
    const opened = await open();
    const { page, context } = opened;
    await press(page, /Hộ tịch/);
    await press(page, 'Đăng ký khai sinh');
    await press(page, /Việc khác hoặc chưa rõ/);
    await press(page, 'Lấy số');
    await heading(page, NUMBER);
    expect(issues(opened)[0]?.body).not.toHaveProperty('procedureCode');
    await context.close();
  });

  test('a double tap takes one number, and a double tap on a field touches nothing of the next screen', async () => {
    const opened = await open();
    const { page, context } = opened;
    // The row of H lies where the next screen has its priority key.
    await page.getByRole('button', { name: /Hướng dẫn/ }).dblclick();
    await heading(page, /Hướng dẫn/);
    expect(await page.getByRole('button', { name: /ưu tiên/ }).getAttribute('aria-pressed')).toBe('false');
    await page.getByRole('button', { name: 'Lấy số', exact: true }).dblclick();
    await heading(page, NUMBER);
    expect(issues(opened)).toHaveLength(1);
    await context.close();
  });

  test('a touch is seen at once, and nothing happens before the finger is lifted', async () => {
    const opened = await open({ api: { 'POST /api/tickets': () => new Promise(() => undefined) } });
    const { page, context } = opened;
    await press(page, /Hộ tịch/);
    const box = await page.getByRole('button', { name: 'Lấy số', exact: true }).boundingBox();
    if (box === null) throw new Error('no key');
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    expect(issues(opened)).toHaveLength(0);
    const elapsed = await page.evaluate(async () => {
      const key = document.querySelector<HTMLElement>('.take');
      const start = Date.now();
      key?.click();
      while (document.querySelector('[aria-busy="true"]') === null && Date.now() - start < 1000) {
        await new Promise((resolve) => queueMicrotask(() => resolve(undefined)));
      }
      return Date.now() - start;
    });
    expect(elapsed).toBeLessThan(100);
    await context.close();
  });

  test('whose answer is lost is asked for again with the same key until it is known', async () => {
    let tries = 0;
    const opened = await open({
      api: { 'POST /api/tickets': () => (++tries < 4 ? { lost: true } : { status: 200, json: issueAnswer() }) },
    });
    await takeNumber(opened);
    const { page, context } = opened;
    await heading(page, /Đang lấy số/);
    for (let second = 0; second < 12 && tries < 4; second += 1) await passTime(opened, 1_000);
    await heading(page, NUMBER);
    const sent = issues(opened);
    expect(sent).toHaveLength(4);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
    expect(new Set(sent.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    await context.close();
  });

  test('two citizens have two keys', async () => {
    const opened = await open();
    await takeNumber(opened);
    await heading(opened.page, NUMBER);
    opened.push({ type: 'print.printed', jobId: 'job-1', label: 'B009' });
    await press(opened.page, /^Xong/);
    await heading(opened.page, REST);
    await takeNumber(opened);
    await heading(opened.page, NUMBER);
    expect(new Set(issues(opened).map(({ key }) => key)).size).toBe(2);
    await opened.context.close();
  });

  test.each([
    ['service.closed', problem(409, 'service.closed'), /Xin quay lại trong giờ làm việc, hoặc chọn lĩnh vực khác/],
    ['rate.limited', problem(429, 'rate.limited', { 'retry-after': '12' }), /Xin chờ 12 giây rồi bấm lại/],
    ['store.unavailable', problem(503, 'store.unavailable'), /Xin lấy số với nhân viên/],
    ['auth.required', problem(401, 'auth.required'), /máy này chưa được phép cấp số/],
    ['server.failed', problem(500, 'server.failed'), /Xin bấm «Lấy số» lần nữa/],
  ])('refused with %s says what to do next, and can be tried again', async (code, answer, sentence) => {
    let refused = true;
    const opened = await open({
      api: { 'POST /api/tickets': () => (refused ? answer : { status: 201, json: issueAnswer() }) },
    });
    await takeNumber(opened);
    const { page, context } = opened;
    expect(await page.getByRole('alert').filter({ hasText: sentence }).textContent()).toMatch(sentence);
    refused = false;
    await press(page, 'Lấy số');
    await heading(page, NUMBER);
    // A failure inside the server may have issued the number all the same: the same intent keeps its key.
    const keys = new Set(issues(opened).map(({ key }) => key));
    expect(keys.size).toBe(code === 'server.failed' || code === 'store.unavailable' ? 1 : 2);
    await context.close();
  });
});

describe('the slip', () => {
  test('is offered once it is printed; the screen goes back to rest by itself after that', async () => {
    const opened = await open();
    await takeNumber(opened);
    const { page, context } = opened;
    await page.getByText('Đang in phiếu…').waitFor();
    opened.push({ type: 'print.printed', jobId: 'job-1', label: 'B009' });
    await page.getByText('Mời ông/bà nhận phiếu').waitFor();
    await page.getByRole('button', { name: /Xong 20 giây/ }).waitFor();
    await passTime(opened, 21_000);
    await heading(page, REST);
    await context.close();
  });

  test('that fails leaves number and code, and the screen waits two minutes or for «Tôi đã giữ số»', async () => {
    const opened = await open();
    await takeNumber(opened);
    const { page, context } = opened;
    await heading(page, NUMBER);
    opened.push({ type: 'print.failed', jobId: 'job-1', label: 'B009', state: 'not-printed', reason: 'paper-out' });
    await page.getByText('Máy đang hết giấy in').waitFor();
    await page.getByText('Mời ông/bà quét mã').waitFor();
    await passTime(opened, 60_000);
    await heading(page, NUMBER);
    await press(page, /Tôi đã giữ số/);
    await heading(page, REST);
    await context.close();
  });

  test('of a printer that says nothing is not waited for', async () => {
    const opened = await open();
    await takeNumber(opened);
    await heading(opened.page, NUMBER);
    await passTime(opened, 22_000);
    await opened.page.getByText('Phiếu có thể chưa in được').waitFor();
    await opened.context.close();
  });

  test.each([
    ['cover-open', 'Nắp máy in đang mở'],
    ['unreachable', 'Máy in đang gặp sự cố'],
  ] as const)(
    'a printer known to be %s is said at once; a slip that comes after all is offered',
    async (state, words) => {
      const opened = await open({ view: kioskView({ printer: { state } }) });
      await opened.page.getByText('Máy chưa in phiếu').waitFor();
      await takeNumber(opened);
      await opened.page.getByText(words).waitFor();
      opened.push({ type: 'print.printed', jobId: 'job-1', label: 'B009' });
      await opened.page.getByText('Mời ông/bà nhận phiếu').waitFor();
      await opened.context.close();
    },
  );

  test('of another kiosk or job changes nothing', async () => {
    const opened = await open();
    await takeNumber(opened);
    await heading(opened.page, NUMBER);
    opened.push({ type: 'print.failed', jobId: 'job-0', label: 'A001', state: 'not-printed', reason: 'paper-out' });
    opened.push({ type: 'print.printed', jobId: 'job-1', label: 'B009' });
    await opened.page.getByText('Mời ông/bà nhận phiếu').waitFor();
    await opened.context.close();
  });
});

describe('the server is away (SPEC R11)', () => {
  test('it says so within 6 s, offers papers only, and heals where the citizen was', async () => {
    const opened = await open();
    const { page, context } = opened;
    await press(page, /Hộ tịch/);
    opened.cut();
    await page.clock.runFor(6_000);
    await heading(page, /Xin lấy số với nhân viên/);
    expect(await page.getByRole('button', { name: 'Lấy số', exact: true }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /giúp đỡ/ }).count()).toBe(0);
    await press(page, 'Tra cứu giấy tờ');
    await press(page, /Chứng thực/);
    await press(page, 'Chứng thực chữ ký');
    await page.getByText('10.000 đ/trường hợp').waitFor();
    expect(await page.getByRole('button', { name: 'Lấy số cho việc này' }).count()).toBe(0);
    opened.restore();
    await page.clock.runFor(3_000);
    await page.getByRole('button', { name: 'Lấy số cho việc này' }).waitFor();
    await context.close();
  });

  test('a number on screen stays while the connection is lost', async () => {
    const opened = await open();
    await takeNumber(opened);
    await heading(opened.page, NUMBER);
    opened.cut();
    await opened.page.clock.runFor(8_000);
    await heading(opened.page, NUMBER);
    await opened.context.close();
  });

  test('a request on its way when the server goes is answered with the same key when it is back', async () => {
    const opened = await open();
    const { page, context } = opened;
    await press(page, /Hộ tịch/);
    opened.cut();
    await press(page, 'Lấy số');
    await heading(page, /Đang lấy số/);
    await page.clock.runFor(7_000);
    await heading(page, /Đang lấy số/);
    opened.restore();
    await page.clock.runFor(4_000);
    await heading(page, NUMBER);
    expect(new Set(issues(opened).map(({ key }) => key)).size).toBe(1);
    await context.close();
  });

  test('who will not wait goes back to rest, and a late answer is not shown to the next', async () => {
    let answer: (value: FakeAnswer) => void = () => undefined;
    const opened = await open({
      api: { 'POST /api/tickets': () => new Promise<FakeAnswer>((resolve) => (answer = resolve)) },
    });
    await takeNumber(opened);
    const { page, context } = opened;
    await passTime(opened, 4_000);
    await heading(page, /Đang lấy số/);
    await passTime(opened, 12_000);
    await press(page, 'Không chờ nữa');
    await heading(page, REST);
    answer({ status: 201, json: issueAnswer() });
    await passTime(opened, 2_000);
    await heading(page, REST);
    await context.close();
  });
});

describe('help', () => {
  test('staff are told once; the screen says who comes; it can be taken back', async () => {
    const opened = await open();
    const { page, context, requests } = opened;
    await press(page, 'Tôi cần giúp đỡ');
    await heading(page, /Xin ông\/bà chờ tại máy/);
    opened.push({ type: 'help.requested' }, { help: { id: 'help-1', state: 'requested', at: at('08:42') } });
    await press(page, 'Tiếp tục lấy số');
    await heading(page, REST);
    await press(page, 'Đã báo nhân viên');
    expect(requests.filter(({ call }) => call === 'POST /api/help')).toHaveLength(1);
    opened.push({ type: 'help.answered' }, { help: { state: 'answered', counterNumber: 5 } });
    await heading(page, /Nhân viên đang đến/);
    expect(await page.getByRole('main').textContent()).toContain('Nhân viên đến từ quầy 5');
    await press(page, 'Đã được giúp xong');
    await heading(page, REST);
    expect(requests.filter(({ call }) => call === 'DELETE /api/help')).toHaveLength(1);
    await page.getByRole('button', { name: 'Tôi cần giúp đỡ' }).waitFor();
    await context.close();
  });

  test('that could not be told says what to do, and can be told again', async () => {
    let away = true;
    const opened = await open({
      api: { 'POST /api/help': () => (away ? { lost: true } : { status: 201, json: { help: { id: 'help-1' } } }) },
    });
    const { page, context } = opened;
    await press(page, 'Tôi cần giúp đỡ');
    await heading(page, /Xin gọi nhân viên gần nhất/);
    away = false;
    await press(page, 'Báo lại');
    await heading(page, /Xin ông\/bà chờ tại máy/);
    await context.close();
  });
});

describe('back to rest', () => {
  test('idle: a countdown, then Vietnamese, no priority, no spoken mode', async () => {
    const opened = await open();
    const { page, context } = opened;
    await press(page, /Tôi thuộc diện ưu tiên/);
    await press(page, /^English/);
    await press(page, 'Listen');
    await press(page, /Civil status/);
    await passTime(opened, 19_000);
    expect(await page.locator('.band').textContent()).not.toContain('Touch the screen to go on');
    await passTime(opened, 3_000);
    await expect.poll(() => page.locator('.band').textContent()).toContain('Touch the screen to go on');
    await passTime(opened, 9_000);
    await heading(page, REST);
    expect(await page.locator('html').getAttribute('lang')).toBe('vi');
    expect(await page.getByRole('button', { name: /Tôi thuộc diện ưu tiên/ }).getAttribute('aria-pressed')).toBe(
      'false',
    );
    expect(await page.getByRole('button', { name: 'Nghe đọc' }).getAttribute('aria-pressed')).toBe('false');
    await context.close();
  });

  test('a touch anywhere begins the time again; a kiosk at rest does not count', async () => {
    const opened = await open();
    const { page, context } = opened;
    await press(page, /Hộ tịch/);
    await passTime(opened, 25_000);
    await page.mouse.click(500, 100);
    await passTime(opened, 15_000);
    await heading(page, /Hộ tịch/);
    await passTime(opened, 16_000);
    await heading(page, REST);
    await passTime(opened, 40_000);
    expect(await page.locator('.band').count()).toBe(0);
    await context.close();
  });
});

describe('closed and not paired', () => {
  test('closed: when to come back, papers still there, no number; opens by itself', async () => {
    const opened = await open({ view: closedView(), now: at('17:12') });
    const { page, context } = opened;
    await heading(page, 'Mời ông/bà trở lại 07:30 sáng mai');
    await page.getByText('thứ Hai – thứ Sáu, buổi sáng').waitFor();
    await press(page, 'Tra cứu giấy tờ');
    await press(page, /Hộ tịch/);
    await press(page, 'Đăng ký khai sinh');
    await page.getByText('Giấy chứng sinh').waitFor();
    expect(await page.getByRole('button', { name: /Lấy số/ }).count()).toBe(0);
    await press(page, 'Quay lại');
    await heading(page, 'Tra cứu giấy tờ');
    await passTime(opened, 1_000);
    await press(page, 'Quay lại');
    opened.push({ type: 'office.changed' }, { opening: { open: true, opensAt: null }, services: servicesOf(7) });
    await heading(page, REST);
    await context.close();
  });

  test('a machine that is not paired says what to do, to citizen and administrator', async () => {
    const opened = await open({ view: undefined });
    await heading(opened.page, /Xin lấy số với nhân viên/);
    await opened.page.getByText(/mở trang quản trị, chọn «Thiết bị»/).waitFor();
    await opened.context.close();
  });

  test('a field that is not open cannot be touched and says so', async () => {
    const services = servicesOf(3);
    const c = services[serviceId('C')];
    const opened = await open({
      view: kioskView({ services: { ...services, ...(c && { [c.id]: { ...c, open: false } }) } }),
    });
    await opened.page.getByText('Chưa nhận số').waitFor();
    expect(await opened.page.getByRole('button', { name: /Đất đai/ }).count()).toBe(0);
    await opened.context.close();
  });
});

describe('other ways to use it', () => {
  test('a numeric keypad: digit, digit, Enter; Escape goes back; the focus is seen', async () => {
    const opened = await open();
    const { page, context } = opened;
    await page.keyboard.press('Numpad2');
    await heading(page, /Hộ tịch/);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.keyboard.press('Escape');
    await heading(page, REST);
    await page.keyboard.press('2');
    await page.keyboard.press('1');
    await page.getByText('Giấy chứng sinh').waitFor();
    expect(await page.evaluate(() => document.activeElement?.matches('.choice:focus-visible'))).toBe(true);
    await page.keyboard.press('NumpadEnter');
    await heading(page, NUMBER);
    expect(issues(opened)).toHaveLength(1);
    expect(issues(opened)[0]?.body).toMatchObject({ procedureCode: '1.001193' });
    await context.close();
  });

  test('Tab and Enter press what has the focus', async () => {
    const opened = await open();
    const { page, context } = opened;
    await page.getByRole('button', { name: /Hộ tịch/ }).focus();
    await page.keyboard.press('Enter');
    await heading(page, /Hộ tịch/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Giấy chứng sinh').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Chạm vào một việc để xem').waitFor();
    expect(issues(opened)).toHaveLength(0);
    await context.close();
  });

  test('more than nine fields: pages, turned by large keys', async () => {
    const opened = await open({ view: kioskView({ services: servicesOf(14) }) });
    const { page, context } = opened;
    expect(await page.getByRole('button', { name: 'Trang trước' }).isDisabled()).toBe(true);
    await press(page, 'Trang sau');
    await page.getByText('Trang 2/2').waitFor();
    await press(page, /Lao động – Việc làm 7/);
    await heading(page, /Lao động – Việc làm 7/);
    await context.close();
  });

  test('the office’s own colour is worn where it can be read on, and left where it cannot', async () => {
    const office = kioskView().office;
    const opened = await open({ view: kioskView({ office: { ...office, brandColor: '#1a4b8c' } }) });
    const { page, context } = opened;
    await press(page, /Hộ tịch/);
    const color = (): Promise<string> => page.locator('.take').evaluate((key) => getComputedStyle(key).backgroundColor);
    expect(await color()).toBe('rgb(26, 75, 140)');
    expect(await axeFindings(page)).toEqual([]);
    opened.push({ type: 'office.changed' }, { office: { brandColor: '#e08a5b' } });
    await expect.poll(color).toBe('rgb(159, 27, 31)');
    await context.close();
  });
});
