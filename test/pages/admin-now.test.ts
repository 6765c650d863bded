/** «Hiện tại» of the admin console: issue point 9, picture admin-1-live, SPEC R11; who may see what. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { busyView, openAdmin } from '#test/support/admin-page.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { adminApi, refusal } from '#test/support/fixtures/admin-api.ts';
import { at, staffView } from '#test/support/fixtures/staff-view.ts';
import { axeFindings, layoutFindings, settled } from '#test/support/page-checks.ts';
import { type FakeAnswer, openPage, type PageHost, startPageHost } from '#test/support/page-host.ts';
import { shot } from '#test/support/shot.ts';

let browser: Browser;
let host: PageHost;
beforeAll(async () => {
  [browser, host] = await Promise.all([launchChromium(), startPageHost()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), host?.close()]);
});

describe('what needs a hand', () => {
  test('is told verb first, and done by its button; an assignment can be taken back', async () => {
    const opened = await openAdmin(browser, host, {
      view: busyView(),
      api: {
        'POST /api/help/help-1/answer': { json: { help: { id: 'help-1' } } },
        'POST /api/tickets/ticket-b009/print': { json: { print: { jobId: 'job-9', state: 'queued' } } },
        'PATCH /api/counters/counter-1': { json: {} },
      },
    });
    const { page, requests, push, context } = opened;
    await page.getByText('Đến giúp người dân tại máy lấy số sảnh phụ').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await layoutFindings(page)).toEqual([]);
    await shot(page, 'admin-now-busy');

    await page.getByRole('button', { name: 'Tôi đến ngay' }).click();
    await page.getByText('có người đến giúp').waitFor();
    push({ type: 'help.answered' }, { help: { 'help-1': { answeredBy: { staffName: 'Lê Văn Bình' } } } });
    await page.getByRole('button', { name: 'Tôi đến ngay' }).waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'In lại B009' }).click();
    await page.getByText('Đã gửi in lại B009.').waitFor();
    expect(requests.find(({ call }) => call === 'POST /api/tickets/ticket-b009/print')?.key).toMatch(/^[0-9a-f]{32}$/);

    await page.getByRole('button', { name: 'Giao cho quầy 1' }).click();
    await page.getByText('Đã giao Bảo trợ xã hội cho quầy 1.').waitFor();
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByText('Quầy 1 thôi nhận Bảo trợ xã hội.').waitFor();
    const patches = requests.filter(({ call }) => call === 'PATCH /api/counters/counter-1').map(({ body }) => body);
    expect(patches).toEqual([{ serviceIds: ['service-h', 'service-e'] }, { serviceIds: ['service-h'] }]);

    await page.getByRole('button', { name: 'Xem cách làm' }).last().click();
    await page.getByText('Xem máy có điện').waitFor();
    await context.close();
  });

  test('a slip that failed on a working printer is printed again or dismissed; a refusal stands beside the button', async () => {
    const { page, context, requests } = await openAdmin(browser, host, {
      view: { ...busyView(), printers: staffView().printers },
      api: {
        'POST /api/tickets/ticket-b009/print': refusal(404, 'ticket.unknown', 'Xin kiểm tra lại: không có số này.'),
        'POST /api/print-jobs/job-1/dismiss': { status: 204 },
      },
    });
    await page.getByText('In lại phiếu B009').waitFor();
    await page.getByRole('button', { name: 'In lại B009' }).click();
    await page.getByText('không có số này').waitFor();
    await page.getByRole('button', { name: 'Bỏ qua' }).click();
    await page.getByText('Đã bỏ qua.').waitFor();
    expect(requests.map(({ call }) => call)).toContain('POST /api/print-jobs/job-1/dismiss');
    await context.close();
  });

  test('a full disk, a clock that leapt and a failed copy are told with what to do, in both languages; room ends it', async () => {
    const checks = { disk: { state: 'fail', reason: 'full' }, store: { state: 'fail', reason: 'unwritable' } };
    const stands = refusal(503, 'store.unavailable', 'Máy chủ chưa ghi được.');
    let health: FakeAnswer = { status: 503, json: { ...Object(stands.json), checks } };
    const { page, context } = await openAdmin(browser, host, {
      view: staffView({
        clock: { machine: '2027-11-23T08:46:00.000+07:00', office: at('08:46') },
        backup: { problem: 'folder-missing', since: at('07:40') },
      }),
      api: { 'GET /api/health': () => health },
    });
    await page.getByText('Ổ đĩa đã đầy').waitFor();
    // Each renames itself, and the list of keys with it.
    const closed = page.getByRole('button', { name: 'Xem cách làm' });
    while ((await closed.count()) > 0) await closed.first().click();
    for (const language of ['vi', 'en']) {
      if (language === 'en') await page.getByRole('button', { name: /English/ }).click();
      await settled(page);
      expect(await layoutFindings(page), language).toEqual([]);
      expect(await axeFindings(page), language).toEqual([]);
      await shot(page, `admin-now-disk-clock-backup-${language}`);
    }
    await page.getByText('Make room on the disk of the server').waitFor();
    health = { json: { status: 'ok', checks: { disk: { state: 'ok' } } } };
    await page.clock.runFor(31_000);
    await page.getByText('Make room on the disk of the server').waitFor({ state: 'detached' });
    await context.close();
  });

  test('figures and tables follow the feed; nothing to do is said', async () => {
    const calm = staffView({ tickets: {} });
    const { page, context, push } = await openAdmin(browser, host, { view: calm });
    await page.getByText('Không có việc nào cần làm ngay.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await shot(page, 'admin-now-calm');
    push({ type: 'ticket.completed' }, { today: { completed: 54 } });
    await page.locator('.figure', { hasText: 'Đã xong hôm nay' }).getByText('54').waitFor();
    push({ type: 'device.disconnected' }, { devices: { 'kiosk-1': { connected: false, since: at('08:46') } } });
    await page.getByText('Kiểm tra máy lấy số cửa chính').waitFor();
    await context.close();
  });

  test('a new office is told its first steps', async () => {
    const empty = staffView({ services: {}, counters: {}, tickets: {}, devices: {}, printers: {} });
    const { page, context } = await openAdmin(browser, host, { view: empty });
    await page.getByText('Chuẩn bị để lấy số đầu tiên').waitFor();
    expect(
      await page
        .getByRole('link', { name: /Bắt đầu/ })
        .first()
        .getAttribute('href'),
    ).toBe('#/services/new');
    expect(await axeFindings(page)).toEqual([]);
    expect(await layoutFindings(page)).toEqual([]);
    await shot(page, 'admin-now-new-office');
    await context.close();
  });
});

describe('connection and session', () => {
  test('a lost connection is said within 6 s and heals (SPEC R11)', async () => {
    const { page, context, cut, restore } = await openAdmin(browser, host, { view: busyView() });
    await page.getByText('Đã kết nối').waitFor();
    cut();
    await page.clock.fastForward(6_000);
    await page.getByText('Mất kết nối với máy chủ').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await shot(page, 'admin-now-lost');
    restore();
    await page.clock.fastForward(3_000);
    await page.getByText('Đã kết nối').waitFor();
    await context.close();
  });

  test('a supervisor sees everything and can assign nothing', async () => {
    const { page, context } = await openAdmin(browser, host, { view: busyView(), role: 'supervisor' });
    await page.getByText('Thêm quầy cho Bảo trợ xã hội').waitFor();
    expect(await page.getByRole('button', { name: 'Giao cho quầy 1' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Xem các quầy' }).count()).toBe(1);
    await context.close();
  });

  test('an operator is sent to the counter page', async () => {
    const { page, context } = await openAdmin(browser, host, { role: 'operator' });
    await page.getByRole('heading', { name: 'Mở trang Quầy để làm việc' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await context.close();
  });

  test('signs in, works, and signs in again above a draft that is kept when the session ends', async () => {
    const api = adminApi();
    let inside = false;
    const session = api['GET /api/session'] ?? { json: null };
    const { page, context } = await openPage(browser, host, {
      path: '/admin-console/index.html#/staff/staff-3',
      size: { width: 1440, height: 900 },
      views: { monitor: staffView() },
      api: {
        ...api,
        'GET /api/session': (body) =>
          inside
            ? typeof session === 'function'
              ? session(body)
              : session
            : refusal(401, 'auth.required', 'Xin đăng nhập.'),
        'POST /api/session': () => {
          inside = true;
          return { json: {} };
        },
        'PATCH /api/staff/staff-3': () => (inside ? { json: {} } : refusal(401, 'auth.required', 'Xin đăng nhập.')),
      },
    });
    const signIn = async (): Promise<void> => {
      await page.getByLabel('Tên đăng nhập').first().fill('admin');
      await page.getByLabel('Mật khẩu', { exact: true }).fill('rat-bi-mat');
      await page.getByRole('button', { name: 'Đăng nhập' }).click();
    };
    await signIn();
    const name = page.getByLabel('Họ và tên');
    await name.fill('Nguyễn Thị Hoài Thu');
    inside = false;
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Phiên làm việc đã hết').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await shot(page, 'admin-session-ended');
    await signIn();
    await page.getByText('Phiên làm việc đã hết').waitFor({ state: 'detached' });
    expect(await name.inputValue()).toBe('Nguyễn Thị Hoài Thu');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Đã lưu').waitFor();
    await context.close();
  });
});

describe('signing out everywhere (SPEC A12)', () => {
  test('ends every session and shows the sign-in; a refusal is told, and nobody believes to be out', async () => {
    let answer: FakeAnswer = refusal(503, 'store.unavailable', 'Máy chủ chưa ghi được. Xin thử lại.');
    const { page, context, requests } = await openAdmin(browser, host, {
      api: { 'DELETE /api/sessions': () => answer },
    });
    const everywhere = page.getByRole('button', { name: 'Đăng xuất mọi nơi' });
    await everywhere.click();
    await page.getByText('Máy chủ chưa ghi được. Xin thử lại.').waitFor();
    expect(await layoutFindings(page)).toEqual([]);
    await shot(page, 'admin-sign-out-everywhere-refused');
    answer = { status: 204 };
    await everywhere.click();
    await page.getByLabel('Tên đăng nhập').waitFor();
    expect(requests.filter(({ call }) => call === 'DELETE /api/sessions')).toHaveLength(2);
    await context.close();
  });
});
