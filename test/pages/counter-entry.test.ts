/** The way to work: sign in, change a given password, choose a counter (issue 2.5). */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import {
  acts,
  type CounterStage,
  countersAnswer,
  openCounter,
  problem,
  sessionAnswer,
} from '#test/support/counter-stage.ts';
import { counterId } from '#test/support/fixtures/staff-view.ts';
import { type FakeAnswer, type OpenedPage, type PageHost, startPageHost } from '#test/support/page-host.ts';

const SIGNED_OUT = problem(401, 'auth.required', 'Xin đăng nhập.');

let browser: Browser;
let host: PageHost;
let page: OpenedPage | undefined;

beforeAll(async () => {
  [browser, host] = await Promise.all([launchChromium(), startPageHost()]);
});
afterAll(async () => {
  await browser.close();
  await host.close();
});
afterEach(async () => {
  await page?.context.close();
});

async function open(stage: CounterStage): Promise<OpenedPage> {
  page = await openCounter(browser, host, stage);
  return page;
}

async function fill(where: Page, username: string, password: string): Promise<void> {
  await where.getByLabel('Tên đăng nhập').fill(username);
  await where.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await where.keyboard.press('Enter');
}

/** A session that begins with the sign-in of the test. */
function sessionApi(then: FakeAnswer) {
  let signedIn = false;
  return {
    'GET /api/session': () => (signedIn ? then : SIGNED_OUT),
    'POST /api/session': () => {
      signedIn = true;
      return { json: { staff: {} } };
    },
  };
}

describe('sign-in', () => {
  test('name and password, then the counters; the keyboard alone is enough', async () => {
    const { page: tab, requests } = await open({ api: sessionApi(sessionAnswer(null)) });
    await tab.locator('input:focus').waitFor();
    await fill(tab, ' hoai ', 'mat-khau-cua-hoai');
    await tab.getByRole('heading', { name: 'Chọn quầy' }).waitFor();
    expect(requests.find(({ call }) => call === 'POST /api/session')?.body).toEqual({
      username: 'hoai',
      password: 'mat-khau-cua-hoai',
    });
  });

  test('a session that has a counter goes straight on to it', async () => {
    const { page: tab } = await open({});
    await tab.locator('.big-label').waitFor();
  });

  test('nothing typed asks for both and sends nothing', async () => {
    const opened = await open({ api: { 'GET /api/session': SIGNED_OUT } });
    await opened.page.getByRole('button', { name: 'Đăng nhập' }).click();
    await opened.page.getByText('Xin nhập tên đăng nhập và mật khẩu.').waitFor();
    expect(acts(opened)).toEqual([]);
  });

  test('a wrong password is said above the key, in the server’s words', async () => {
    const { page: tab } = await open({
      api: {
        'GET /api/session': SIGNED_OUT,
        'POST /api/session': problem(401, 'auth.failed', 'Kiểm tra lại mật khẩu.'),
      },
    });
    await fill(tab, 'hoai', 'sai');
    await tab.getByRole('alert').getByText('Kiểm tra lại mật khẩu.').waitFor();
  });

  test('after too many tries the key counts down Retry-After and rests until then', async () => {
    const throttled = { ...problem(429, 'rate.limited', 'Xin chờ rồi thử lại.'), headers: { 'retry-after': '3' } };
    const opened = await open({ api: { 'GET /api/session': SIGNED_OUT, 'POST /api/session': throttled } });
    await fill(opened.page, 'hoai', 'sai');
    await opened.page.getByRole('button', { name: 'Thử lại sau 2 giây' }).waitFor();
    await opened.page.keyboard.press('Enter');
    expect(acts(opened)).toHaveLength(1);
    await opened.page.getByRole('button', { name: 'Đăng nhập', exact: true }).waitFor();
    expect(await opened.page.locator('.form-error').count()).toBe(0);
  });

  test('a given password has to be changed first; the one just typed is not asked for again', async () => {
    const opened = await open({
      api: { ...sessionApi(sessionAnswer(null, true)), 'POST /api/session/password': { status: 204 } },
    });
    const tab = opened.page;
    await fill(tab, 'hoai', 'mat-khau-duoc-giao');
    await tab.getByRole('heading', { name: 'Đặt mật khẩu mới' }).waitFor();
    const next = tab.getByLabel('Mật khẩu mới', { exact: true });
    const again = tab.getByLabel('Nhập lại mật khẩu mới');
    const submit = () => tab.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await next.fill('ngan');
    await submit();
    await tab.getByText('mật khẩu mới cần ít nhất 8 ký tự').waitFor();
    await next.fill('mat-khau-moi-1');
    await again.fill('mat-khau-moi-2');
    await submit();
    await tab.getByText('hai ô mật khẩu mới chưa giống nhau').waitFor();
    await again.fill('mat-khau-moi-1');
    await submit();
    await tab.getByRole('heading', { name: 'Chọn quầy' }).waitFor();
    expect(acts(opened).at(-1)).toEqual({
      call: 'POST /api/session/password',
      body: { current: 'mat-khau-duoc-giao', password: 'mat-khau-moi-1' },
    });
  });

  test('a password can be read while it is typed', async () => {
    const { page: tab } = await open({ api: { 'GET /api/session': SIGNED_OUT } });
    await tab.getByLabel('Mật khẩu', { exact: true }).fill('bi-mat');
    await tab.getByRole('button', { name: 'Hiện mật khẩu' }).click();
    expect(await tab.getByLabel('Mật khẩu', { exact: true }).getAttribute('type')).toBe('text');
  });

  test('English is one press away, and is kept', async () => {
    const { page: tab } = await open({ api: { 'GET /api/session': SIGNED_OUT } });
    await tab.getByRole('button', { name: /English/ }).click();
    await tab.getByRole('heading', { name: 'Sign in' }).waitFor();
    await tab.reload();
    await tab.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await tab.evaluate(() => document.documentElement.lang)).toBe('en');
  });
});

describe('choosing a counter', () => {
  test('A12: «Đăng xuất mọi nơi» ends every session; a refusal is told, and nobody believes to be out', async () => {
    let answer: FakeAnswer = problem(503, 'store.unavailable', 'Máy chủ chưa ghi được. Xin thử lại.');
    let signedIn = true;
    const { page: tab } = await open({
      api: {
        'GET /api/session': () => (signedIn ? sessionAnswer(null) : SIGNED_OUT),
        'DELETE /api/sessions': () => answer,
      },
    });
    const everywhere = tab.getByRole('button', { name: 'Đăng xuất mọi nơi' });
    await everywhere.click();
    await tab.getByRole('alert').getByText('Máy chủ chưa ghi được. Xin thử lại.').waitFor();
    answer = { status: 204 };
    signedIn = false;
    await everywhere.click();
    await tab.getByLabel('Tên đăng nhập').waitFor();
  });

  test('shows who sits where; the typed number and Enter open a free one', async () => {
    const opened = await open({ api: { 'GET /api/session': sessionAnswer(null) } });
    await opened.page.getByText('Trần Quốc Huy đang ngồi').waitFor();
    await opened.page.keyboard.press('Numpad3');
    await opened.page.locator('[data-number="3"]:focus').waitFor();
    await opened.page.keyboard.press('NumpadEnter');
    await opened.page.locator('.big-label').waitFor();
    expect(acts(opened)).toEqual([{ call: `PUT /api/counters/${counterId(3)}/session`, body: undefined }]);
  });

  test('a taken counter is refused with the reason, beside it (409 counter.taken)', async () => {
    const opened = await open({
      api: {
        'GET /api/session': sessionAnswer(null),
        'GET /api/counters': countersAnswer([2, 3]),
        [`PUT /api/counters/${counterId(2)}/session`]: problem(409, 'counter.taken', 'Trần Quốc Huy đang ngồi quầy 2.'),
      },
    });
    await opened.page.locator('[data-number="2"]').click();
    await opened.page
      .locator('li:has([data-number="2"]) .note-bad')
      .getByText('Trần Quốc Huy đang ngồi quầy 2.')
      .waitFor();
    expect(await opened.page.locator('.big-label').count()).toBe(0);
  });

  test('a list that does not come says so and can be asked for again', async () => {
    let away = true;
    const { page: tab } = await open({
      api: {
        'GET /api/session': sessionAnswer(null),
        'GET /api/counters': () => (away ? { lost: true } : countersAnswer()),
      },
    });
    await tab.getByText('Chưa liên lạc được với máy chủ').waitFor();
    away = false;
    await tab.getByRole('button', { name: 'Tải lại danh sách' }).click();
    await tab.locator('.counter-row').first().waitFor();
  });

  test('a server that is away at the start is waited for', async () => {
    let away = true;
    const { page: tab } = await open({ api: { 'GET /api/session': () => (away ? { lost: true } : sessionAnswer()) } });
    await tab.getByText('Trang đang tự nối lại').waitFor();
    away = false;
    await tab.locator('.big-label').waitFor({ timeout: 10_000 });
  });
});
