/** Hours, announcements and settings: issue point 9; LOOK "Surfaces" for the contrast of the office's colour. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAdmin } from '#test/support/admin-page.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { OFFICE, refusal } from '#test/support/fixtures/admin-api.ts';
import { axeFindings } from '#test/support/page-checks.ts';
import { type OpenedPage, type PageHost, startPageHost } from '#test/support/page-host.ts';
import { shot } from '#test/support/shot.ts';

let browser: Browser;
let host: PageHost;
beforeAll(async () => {
  [browser, host] = await Promise.all([launchChromium(), startPageHost()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), host?.close()]);
});

/** The hours that were sent last. */
function bodyOf(requests: OpenedPage['requests']): { hours: NonNullable<typeof OFFICE.hours> } {
  const body = requests.findLast(({ call }) => call === 'PATCH /api/office')?.body;
  if (typeof body !== 'object' || body === null || !('hours' in body)) throw new Error('no hours were sent');
  return body as { hours: NonNullable<typeof OFFICE.hours> };
}

describe('opening hours', () => {
  test('never set means always open, and that is said; setting them is one key, taking it back another', async () => {
    const { page, context, requests } = await openAdmin(browser, host, {
      route: 'hours',
      api: { 'GET /api/office': { json: { ...OFFICE, hours: null } }, 'PATCH /api/office': { json: {} } },
    });
    await page.getByText('Chưa đặt giờ: luôn mở').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await shot(page, 'admin-hours-never-set');
    await page.getByRole('button', { name: 'Đặt giờ làm việc' }).click();
    await page.getByRole('button', { name: 'Bỏ thay đổi' }).click();
    await page.getByText('Chưa đặt giờ: luôn mở').waitFor();
    await page.getByRole('button', { name: 'Đặt giờ làm việc' }).click();
    await page.getByRole('button', { name: 'Lưu' }).click();
    await expect.poll(() => requests.filter(({ call }) => call === 'PATCH /api/office').length).toBe(1);
    expect(requests.find(({ call }) => call === 'PATCH /api/office')?.body).toMatchObject({
      hours: {
        week: [
          [
            ['07:30', '11:30'],
            ['13:30', '17:00'],
          ],
          {},
          {},
          {},
          {},
          [],
          [],
        ],
      },
    });
    await context.close();
  });

  test('spans, seasons and days off; what is wrong is told beside its day', async () => {
    const { page, context, requests } = await openAdmin(browser, host, {
      route: 'hours',
      api: { 'PATCH /api/office': { json: {} } },
    });
    const monday = page.getByLabel('Thứ Hai, khoảng 1, từ');
    await monday.fill('7h');
    await monday.blur();
    expect(await monday.inputValue()).toBe('07:00');
    await page.getByLabel('Thứ Hai, khoảng 1, đến').fill('06:00');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.locator('.field-error', { hasText: 'giờ trước rồi đến giờ sau' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Thứ Hai, khoảng 1, đến').fill('11:00');
    await page.getByRole('button', { name: 'Chép cho Thứ Ba đến Thứ Sáu' }).click();
    await page.getByRole('button', { name: 'Điền 15 ngày của năm 2026' }).click();
    await page.getByRole('button', { name: 'Thêm mùa' }).click();
    await page.getByRole('button', { name: 'Lưu' }).click();
    await expect.poll(() => requests.filter(({ call }) => call === 'PATCH /api/office').length).toBe(1);
    const { hours } = bodyOf(requests);
    expect(hours.week[4]?.[0]).toEqual(['07:00', '11:00']);
    expect(hours.seasons).toMatchObject([{ from: '04-16', to: '10-15' }]);
    expect(hours.exceptions).toHaveLength(16);
    // A Saturday that is worked in exchange has the hours of a Monday (DOMAIN "Calendar").
    expect(hours.exceptions.find(({ date }) => date === '2026-08-22')?.spans).toEqual(hours.week[0]);
    expect(hours.exceptions.find(({ date }) => date === '2026-09-02')?.spans).toEqual([]);
    await shot(page, 'admin-hours-filled');
    await context.close();
  });
});

describe('announcements', () => {
  test('notices, voice and quiet hours are saved on their own', async () => {
    const { page, context, requests } = await openAdmin(browser, host, {
      route: 'notices',
      api: { 'PATCH /api/office': { json: {} } },
    });
    await page.getByRole('button', { name: 'Thêm thông báo' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await page.keyboard.type('Thứ Bảy làm việc buổi sáng.');
    await page.getByRole('button', { name: 'Lưu' }).first().click();
    await expect.poll(() => requests.filter(({ call }) => call === 'PATCH /api/office').length).toBe(1);
    await page.getByLabel('Luôn đọc tiếng Việt rồi tiếng Anh').check();
    await page.getByLabel('Âm lượng').fill('60');
    await page.getByLabel('Mỗi số hiện ít nhất').fill('1');
    await page.getByRole('button', { name: 'Lưu' }).last().click();
    await page.locator('.field-error', { hasText: 'từ 2 đến 60' }).waitFor();
    await page.getByLabel('Mỗi số hiện ít nhất').fill('10');
    await page.getByRole('button', { name: 'Lưu' }).last().click();
    await expect.poll(() => requests.filter(({ call }) => call === 'PATCH /api/office').length).toBe(2);
    const [notices, voice] = requests.filter(({ call }) => call === 'PATCH /api/office').map(({ body }) => body);
    expect(notices).toEqual({ notices: [...OFFICE.notices, { vi: 'Thứ Bảy làm việc buổi sáng.', en: '' }] });
    expect(voice).toMatchObject({ voice: { languages: 'vi-en', volume: 0.6, repeat: 2 }, minimumShowSeconds: 10 });
    await context.close();
  });

  test('pictures are added and taken away; a wrong file is told before it is sent', async () => {
    const names = ['song-hieu.png'];
    const { page, context, requests } = await openAdmin(browser, host, {
      route: 'notices',
      api: {
        'GET /api/pictures': () => ({
          json: { pictures: names.map((name) => ({ name, url: `/api/pictures/${name}` })) },
        }),
        'POST /api/pictures': () => {
          names.push('moi.png');
          return { status: 201, json: { name: 'moi.png', url: '/api/pictures/moi.png' } };
        },
        'DELETE /api/pictures/song-hieu.png': () => {
          names.shift();
          return { status: 204 };
        },
      },
    });
    await page.getByRole('img', { name: 'Hình 1 của trung tâm' }).waitFor();
    const input = page.locator('input[type="file"]');
    await input.setInputFiles({ name: 'so-do.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') });
    await page.getByText('so-do.pdf không dùng được').waitFor();
    expect(requests.some(({ call }) => call === 'POST /api/pictures')).toBe(false);
    await input.setInputFiles({ name: 'moi.png', mimeType: 'image/png', buffer: Buffer.from('{}') });
    await page.getByText('Đã thêm moi.png.').waitFor();
    await page.getByRole('img', { name: 'Hình 2 của trung tâm' }).waitFor();
    await page.getByRole('button', { name: 'Gỡ hình 1' }).click();
    await shot(page, 'admin-picture-asking');
    await page.getByRole('button', { name: 'Gỡ hình 1' }).click();
    await page.getByRole('img', { name: 'Hình 2 của trung tâm' }).waitFor({ state: 'detached' });
    await context.close();
  });
});

describe('settings', () => {
  test('a colour on which white cannot be read is said at once (7:1)', async () => {
    const { page, context } = await openAdmin(browser, host, { route: 'settings' });
    const colour = page.getByLabel('Màu riêng');
    await colour.fill('#17663c');
    await page.getByText('Chọn màu đậm hơn').waitFor();
    expect(await page.getByText('tương phản 6,9 trên 1, cần 7').count()).toBe(1);
    await shot(page, 'admin-settings-colour');
    await colour.fill('#125732');
    await page.getByText('Chữ trắng đọc rõ trên màu này').waitFor();
    await page.getByRole('button', { name: 'Dùng màu sẵn có' }).click();
    expect(await colour.inputValue()).toBe('');
    await context.close();
  });

  test('policy and classes are saved together; the server’s refusal finds its field', async () => {
    let tries = 0;
    const { page, context, requests } = await openAdmin(browser, host, {
      route: 'settings',
      api: {
        'PATCH /api/office': () => {
          tries += 1;
          return tries === 1
            ? refusal(
                400,
                'request.invalid',
                'Xin kiểm tra lại mục «priorityClasses/1/source»: dài quá 200 ký tự.',
                'priorityClasses/1/source',
              )
            : { json: {} };
        },
      },
    });
    const form = page.locator('form', { hasText: 'Ưu tiên và thứ tự gọi' });
    await form.getByLabel('Số thường giữa hai số ưu tiên').fill('3');
    await form.getByRole('button', { name: 'Lưu' }).click();
    await form.locator('.field-error', { hasText: 'Xin kiểm tra lại mục này: dài quá 200 ký tự.' }).waitFor();
    const source = form.getByLabel('Căn cứ').nth(1);
    await expect.poll(() => source.evaluate((field) => field === document.activeElement)).toBe(true);
    await source.fill('Quy chế 12/QC');
    await form.getByRole('button', { name: 'Lưu' }).click();
    await expect.poll(() => tries).toBe(2);
    expect(requests.filter(({ call }) => call === 'PATCH /api/office').at(-1)?.body).toMatchObject({
      policy: { kind: 'interleaved', k: 3 },
      priorityClasses: [{ code: 'merit' }, { code: 'disabled', source: 'Quy chế 12/QC' }, {}, {}, {}, {}],
    });
    await context.close();
  });

  test('an address, idle seconds and pause reasons', async () => {
    const { page, context, requests } = await openAdmin(browser, host, {
      route: 'settings',
      api: { 'PATCH /api/office': { json: {} } },
    });
    await page.getByLabel('Địa chỉ máy chủ').fill('192.168.1.10');
    const office = page.locator('form', { hasText: 'Địa chỉ máy chủ' });
    await office.getByRole('button', { name: 'Lưu' }).click();
    await office.locator('.field-error', { hasText: 'Xin nhập như http://' }).waitFor();
    await page.getByLabel('Địa chỉ máy chủ').fill('http://lay-so.local/');
    await office.getByRole('button', { name: 'Lưu' }).click();
    await expect.poll(() => requests.filter(({ call }) => call === 'PATCH /api/office').length).toBe(1);
    expect(requests.find(({ call }) => call === 'PATCH /api/office')?.body).toMatchObject({
      publicUrl: 'http://lay-so.local',
      brandColor: null,
    });
    const work = page.locator('form', { hasText: 'Lý do tạm nghỉ' });
    await work.getByRole('button', { name: 'Bỏ: Lý do 2' }).click();
    await work.getByRole('button', { name: 'Lưu' }).click();
    await expect.poll(() => requests.filter(({ call }) => call === 'PATCH /api/office').length).toBe(2);
    expect(requests.filter(({ call }) => call === 'PATCH /api/office').at(-1)?.body).toMatchObject({
      kioskIdleSeconds: 30,
      pauseReasons: [{ vi: 'Nghỉ giữa giờ' }, { vi: 'Xử lý hồ sơ' }],
    });
    await context.close();
  });
});
