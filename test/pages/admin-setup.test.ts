/** Fields and procedures, counters, staff: issue point 9 – create, edit, order, refusals that explain themselves. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAdmin } from '#test/support/admin-page.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { adminApi, refusal } from '#test/support/fixtures/admin-api.ts';
import { axeFindings, ringFindings } from '#test/support/page-checks.ts';
import { type PageHost, startPageHost } from '#test/support/page-host.ts';
import { shot } from '#test/support/shot.ts';

let browser: Browser;
let host: PageHost;
beforeAll(async () => {
  [browser, host] = await Promise.all([launchChromium(), startPageHost()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), host?.close()]);
});

const COLLIDES = 'Xin chọn ký hiệu khác: «A» có thể trùng số với Chứng thực.';

describe('fields', () => {
  test('a new one: what is missing, and a prefix that collides, are told beside their fields', async () => {
    let prefixes = 0;
    const { page, context, requests } = await openAdmin(browser, host, {
      route: 'services/new',
      api: {
        'POST /api/services': () => {
          prefixes += 1;
          return prefixes === 1
            ? refusal(409, 'prefix.collides', COLLIDES, 'prefix')
            : { status: 201, json: { id: 'service-b' } };
        },
      },
    });
    const prefix = page.getByLabel('Ký hiệu');
    await prefix.fill('a');
    expect(await page.getByText('Phiếu sẽ ghi A001, A002…').count()).toBe(1);
    await page.getByRole('button', { name: 'Tạo lĩnh vực' }).click();
    await page.getByText('Xin nhập: mục này không được để trống.').waitFor();
    const name = page.getByLabel('Tên lĩnh vực', { exact: true });
    await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await axeFindings(page)).toEqual([]);

    await name.fill('Đăng ký xe');
    await name.press('Enter');
    await page.locator('.field-error', { hasText: COLLIDES }).waitFor();
    expect(await prefix.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => prefix.evaluate((field) => field === document.activeElement)).toBe(true);
    await shot(page, 'admin-service-refused');

    await prefix.fill('x');
    await prefix.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Hộ tịch' }).waitFor();
    expect(requests.filter(({ call }) => call === 'POST /api/services').at(-1)?.body).toEqual({
      prefix: 'X',
      name: { vi: 'Đăng ký xe', en: '' },
      shortName: { vi: 'Đăng ký xe', en: '' },
      hint: null,
      active: true,
      procedures: [],
    });
    await context.close();
  });

  test('unsaved changes are kept until somebody decides; taking back undoes removals and moves', async () => {
    const { page, context, requests } = await openAdmin(browser, host, {
      route: 'services/service-a',
      api: { 'PATCH /api/services/service-a': { json: { id: 'service-a' } } },
    });
    await page.getByRole('button', { name: 'Đưa xuống: Chứng thực bản sao từ bản chính' }).click();
    const up = page.getByRole('button', { name: 'Đưa lên: Chứng thực bản sao từ bản chính' });
    // The row is last now, so the focus waits on the key that still works (keyboard).
    await expect.poll(() => up.evaluate((key) => key === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'Bỏ: Chứng thực chữ ký' }).click();
    await page.getByText('Chưa lưu', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Quầy', exact: true }).click();
    await page.getByText('Lưu trước khi rời trang.').waitFor();
    await shot(page, 'admin-unsaved');
    await page.getByRole('button', { name: 'Ở lại' }).click();
    await page.getByRole('button', { name: 'Bỏ thay đổi', exact: true }).click();
    await page.getByRole('link', { name: /Chứng thực chữ ký/ }).waitFor();

    await page.getByRole('button', { name: 'Bỏ: Chứng thực chữ ký' }).click();
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Đã lưu').waitFor();
    const body = requests.find(({ call }) => call === 'PATCH /api/services/service-a')?.body;
    expect(body).toMatchObject({ procedures: [{ code: '2.000815' }] });
    await context.close();
  });

  test('a procedure: papers, fee, time limit; it is saved with its field', async () => {
    const { page, context, requests } = await openAdmin(browser, host, {
      route: 'services/service-b/procedure/new',
      api: { 'PATCH /api/services/service-b': { json: { id: 'service-b' } } },
    });
    await page.getByLabel('Mã thủ tục').fill('1.000656');
    await page.getByLabel('Tên thủ tục', { exact: true }).fill('Đăng ký khai tử');
    await page.getByRole('button', { name: 'Thêm giấy tờ' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('lang'))).toBe('vi');
    await page.keyboard.type('Tờ khai');
    await page.getByLabel('Lệ phí', { exact: true }).fill('Không thu');
    await page.getByLabel('Số lượng').fill('0');
    await page.getByLabel('Đơn vị').selectOption({ label: 'ngày' });
    await page.getByLabel(/Nộp muộn trong ngày/).check();
    await page.getByLabel('Giờ bắt đầu tính').fill('15h');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Thêm thủ tục' }).click();
    await page.getByRole('heading', { level: 2, name: 'Hộ tịch' }).waitFor();
    expect(requests.find(({ call }) => call.startsWith('PATCH'))?.body).toMatchObject({
      procedures: [
        { code: '1.001193' },
        {
          code: '1.000656',
          papers: [{ name: { vi: 'Tờ khai', en: '' } }],
          timeLimit: { unit: 'day', limit: 0, cutoff: '15:00' },
        },
      ],
    });
    await context.close();
  });

  test('the order is saved for those that moved; a removal asks in place and tells why it is refused', async () => {
    const why = 'Xin chờ xong 6 số của lĩnh vực này hôm nay, hoặc tạm ẩn lĩnh vực.';
    const { page, context, requests } = await openAdmin(browser, host, {
      route: 'services/order',
      api: {
        'PATCH /api/services/service-a': { json: {} },
        'PATCH /api/services/service-b': { json: {} },
        'DELETE /api/services/service-a': refusal(409, 'service.in-use', why),
      },
    });
    await page.getByRole('button', { name: 'Đưa xuống: Chứng thực' }).press('Enter');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Đã lưu').waitFor();
    expect(requests.filter(({ call }) => call.startsWith('PATCH')).map(({ call, body }) => [call, body])).toEqual([
      ['PATCH /api/services/service-b', { position: 0 }],
      ['PATCH /api/services/service-a', { position: 1 }],
    ]);
    await page.evaluate(() => {
      location.hash = '#/services/service-a';
    });
    await page.getByRole('button', { name: 'Xóa lĩnh vực' }).click();
    await page.getByText('Xóa Chứng thực?').waitFor();
    await page.getByRole('button', { name: 'Xóa lĩnh vực' }).click();
    await page.getByText(why).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await shot(page, 'admin-remove-refused');
    await page.keyboard.press('Escape');
    await page.getByText('Xóa Chứng thực?').waitFor({ state: 'detached' });
    await context.close();
  });

  test('lists follow what others change', async () => {
    const answer = adminApi()['GET /api/services'];
    let more = false;
    const { page, context, push } = await openAdmin(browser, host, {
      route: 'services',
      api: {
        'GET /api/services': (body) => {
          const own = typeof answer === 'function' ? answer(body) : answer;
          return more ? { json: { services: [] } } : (own ?? { json: null });
        },
      },
    });
    await page.getByRole('link', { name: /Hộ tịch/ }).waitFor();
    more = true;
    push({ type: 'office.changed', section: 'services' });
    await page.getByText('Chưa có lĩnh vực nào.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await context.close();
  });
});

describe('counters', () => {
  test('what a counter serves, in order, by keyboard; a number that is taken is refused beside its field', async () => {
    const taken = 'Xin chọn số khác: quầy 2 đã có (Quầy 2).';
    const { page, context, requests } = await openAdmin(browser, host, {
      route: 'counters/counter-3',
      api: { 'PATCH /api/counters/counter-3': refusal(409, 'number.taken', taken, 'number') },
    });
    await page.getByRole('button', { name: /Hộ tịch/ }).press('Enter');
    await page.getByRole('button', { name: 'Đưa lên: Hộ tịch' }).press('Enter');
    await page.keyboard.press('Enter');
    await page.getByLabel('Số quầy').fill('2');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.locator('.field-error', { hasText: taken }).waitFor();
    expect(requests.find(({ call }) => call.startsWith('PATCH'))?.body).toEqual({
      number: 2,
      name: { vi: 'Quầy 3', en: 'Counter 3' },
      serviceIds: ['service-b', 'service-a', 'service-e'],
    });
    await shot(page, 'admin-counter-refused');
    await context.close();
  });

  test('a new one proposes the first free number and needs no name', async () => {
    const { page, context, requests } = await openAdmin(browser, host, {
      route: 'counters/new',
      api: { 'POST /api/counters': { status: 201, json: { id: 'counter-1' } } },
    });
    expect(await page.getByLabel('Số quầy').inputValue()).toBe('8');
    await page.getByRole('button', { name: 'Tạo quầy' }).click();
    await page.getByRole('heading', { level: 2, name: 'Quầy 1' }).waitFor();
    expect(requests.find(({ call }) => call === 'POST /api/counters')?.body).toEqual({
      number: 8,
      name: { vi: 'Quầy 8', en: 'Counter 8' },
      serviceIds: [],
    });
    await context.close();
  });
});

describe('staff', () => {
  test('a new account: suggested user name, a password that must be changed', async () => {
    const { page, context, requests } = await openAdmin(browser, host, {
      route: 'staff/new',
      api: { 'POST /api/staff': { status: 201, json: { id: 'staff-3' } } },
    });
    await page.getByLabel('Họ và tên').fill('Đặng Thị Ánh');
    expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe('anh.dt');
    await page.getByLabel(/Giám sát/).check();
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await page.locator('.field-error', { hasText: 'ít nhất 8 ký tự' }).waitFor();
    await page.getByLabel('Mật khẩu được giao').fill('hoa-sen-2026');
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await page.getByRole('heading', { level: 2, name: 'Nguyễn Thị Hoài' }).waitFor();
    expect(requests.find(({ call }) => call === 'POST /api/staff')?.body).toEqual({
      name: 'Đặng Thị Ánh',
      username: 'anh.dt',
      role: 'supervisor',
      password: 'hoa-sen-2026',
      mustChangePassword: true,
    });
    await context.close();
  });

  test('a password is reset in place; the own account cannot be removed', async () => {
    const { page, context, requests } = await openAdmin(browser, host, {
      route: 'staff/staff-3',
      api: { 'PATCH /api/staff/staff-3': { json: {} } },
    });
    await page.getByRole('button', { name: 'Đặt lại mật khẩu' }).click();
    await page.getByLabel('Mật khẩu được giao').fill('hoa-sen-2026');
    expect(await axeFindings(page)).toEqual([]);
    expect(await ringFindings(page)).toEqual([]);
    await shot(page, 'admin-reset-password');
    await page.getByRole('button', { name: 'Đặt mật khẩu này' }).click();
    await page.getByText('Nguyễn Thị Hoài phải đổi mật khẩu').waitFor();
    expect(requests.find(({ call }) => call.startsWith('PATCH'))?.body).toEqual({ password: 'hoa-sen-2026' });
    await page.getByRole('link', { name: /Lê Văn Bình/ }).click();
    await page.getByRole('heading', { level: 2, name: 'Lê Văn Bình' }).waitFor();
    expect(await page.getByRole('button', { name: 'Xóa tài khoản' }).count()).toBe(0);
    await context.close();
  });
});
