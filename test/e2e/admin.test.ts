/**
 * An office is set up in the console and the lobby feels it: real server, real page (issue point 9; SPEC A8, N3). What the
 * page tests send to fixtures is taken here by the server itself.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { LIVE_PASSWORD, LiveOffice, SIZES } from '#test/support/live-office.ts';

let browser: Browser;
let office: LiveOffice;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  office = await LiveOffice.start();
  ({ page } = await office.open(browser, `${office.origin}/admin`, SIZES.admin));
});

afterAll(async () => {
  await browser?.close();
  await office?.stop();
});

const go = (hash: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = to;
  }, `#/${hash}`);
const key = (name: string | RegExp) => page.getByRole('button', { name });
const saved = (): Promise<void> => page.getByText('Đã lưu').first().waitFor();

describe('the console of a running office', () => {
  test('signs in, and shows who and what is connected', async () => {
    await page.getByLabel('Tên đăng nhập').fill('admin');
    await page.getByLabel('Mật khẩu', { exact: true }).fill(LIVE_PASSWORD);
    await key('Đăng nhập').click();
    await page.getByText('Đã kết nối').waitFor();
    await page.getByText('Kết nối màn hình sảnh').waitFor();
  });

  test('N3: a prefix that could collide is refused beside its field; another makes the field and its procedure', async () => {
    await go('services/new');
    await page.getByLabel('Ký hiệu').fill('A');
    await page.getByLabel('Tên lĩnh vực', { exact: true }).fill('Đăng ký xe');
    await key('Tạo lĩnh vực').click();
    await page.locator('.field-error', { hasText: 'Chứng thực' }).waitFor();
    await page.getByLabel('Ký hiệu').fill('X');
    await key('Tạo lĩnh vực').click();
    await page.getByRole('heading', { level: 2, name: 'Đăng ký xe' }).waitFor();
    await page.getByRole('link', { name: 'Thêm thủ tục' }).click();
    await page.getByLabel('Mã thủ tục').fill('9.000001');
    await page.getByLabel('Tên thủ tục', { exact: true }).fill('Cấp biển số');
    await page.getByLabel('Lệ phí', { exact: true }).fill('50.000 đ');
    await key('Thêm thủ tục').click();
    await page.getByRole('link', { name: /Cấp biển số/ }).waitFor();
    await page.getByLabel('Gợi ý dưới tên', { exact: true }).fill('Biển số, đăng ký');
    await key('Lưu').click();
    await saved();
    await page.getByLabel('Gợi ý dưới tên', { exact: true }).fill('');
    await key('Lưu').click();
    await saved();
    expect(office.serviceId('X')).toBeTruthy();
  });

  test('a counter that serves it, in order; the order of the fields', async () => {
    await go('counters/new');
    await key(/Đăng ký xe/).click();
    await key(/Chứng thực/).click();
    await key('Đưa lên: Chứng thực').click();
    await key('Tạo quầy').click();
    await page.getByRole('heading', { level: 2, name: 'Quầy 6' }).waitFor();
    const made = office.server.core.hall.office.counters.find(({ number }) => number === 6);
    expect(made?.serviceIds).toEqual([office.serviceId('A'), office.serviceId('X')]);
    await go('services/order');
    await key('Đưa lên: Đăng ký xe').click();
    await key('Lưu').click();
    await saved();
    const order = [...office.server.core.hall.office.services].sort((a, b) => a.position - b.position);
    expect(order.map(({ prefix }) => prefix).slice(-2)).toEqual(['X', 'H']);
  });

  test('somebody new who has to change the given password, reset once more, and removed', async () => {
    await go('staff/new');
    await page.getByLabel('Họ và tên').fill('Đặng Thị Ánh');
    await page.getByLabel('Mật khẩu được giao').fill('hoa-sen-2026');
    await key('Tạo tài khoản').click();
    await page.getByText('Chưa đổi mật khẩu được giao.').waitFor();
    await key('Đặt lại mật khẩu').click();
    await page.getByLabel('Mật khẩu được giao').fill('hoa-cuc-2026');
    await key('Đặt mật khẩu này').click();
    await page.getByText('phải đổi mật khẩu khi đăng nhập').waitFor();
    await key('Xóa tài khoản').click();
    await key('Xóa tài khoản').click();
    await page.getByText('Chọn một người để xem và sửa').waitFor();
  });

  test('A8: a new screen is linked, and the console sees it come; a printer prints a test', async () => {
    await go('devices/new-printer');
    await page.getByLabel('Tên máy in').fill('Máy in thử');
    await page.getByLabel(/Tệp hình/).check();
    await page.getByLabel('Thư mục').fill('thu');
    await key('Tạo máy in').click();
    await key('In thử').click();
    await page.getByText('Đã ghi tệp hình').waitFor();

    await go('devices/new-device');
    await page.getByLabel(/Màn hình sảnh/).check();
    await page.getByLabel('Tên thiết bị').fill('Màn hình ngoài hiên');
    await key('Tạo thiết bị').click();
    await key('Tạo liên kết').click();
    const link = await page.getByLabel('Liên kết kết nối', { exact: true }).inputValue();
    const { context } = await office.open(browser, link, SIZES.display);
    await page.getByText('Đã kết nối Màn hình ngoài hiên').waitFor();
    await context.close();
    await key('Ngắt và xóa thiết bị').click();
    await key('Ngắt và xóa thiết bị').click();
    await page.getByText('Chọn một thiết bị hoặc máy in').waitFor();
  });

  test('hours, announcements, a picture and the settings are taken', async () => {
    await go('hours');
    await key('Đặt giờ làm việc').click();
    await key(/Điền .* năm 2026/).click();
    await key('Thêm mùa').click();
    await key('Lưu').click();
    await saved();
    await key('Bỏ giờ làm việc, luôn mở').click();
    await key('Lưu').click();
    await page.getByText('Chưa đặt giờ: luôn mở').waitFor();
    await saved();

    await go('notices');
    await page.getByLabel('Luôn đọc tiếng Việt rồi tiếng Anh').check();
    await key('Lưu').last().click();
    await saved();
    const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 160, height: 90 } });
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'hinh.png', mimeType: 'image/png', buffer: picture });
    const shown = page.getByRole('img', { name: 'Hình 1 của trung tâm' });
    await shown.waitFor();
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(160);
    await key('Gỡ hình 1').click();
    await key('Gỡ hình 1').click();
    await shown.waitFor({ state: 'detached' });

    await go('settings');
    await page.getByLabel('Màu riêng').fill('#125732');
    await page.getByLabel('Số thường giữa hai số ưu tiên').fill('3');
    await page.getByLabel('Máy lấy số trở về màn hình đầu sau').fill('45');
    for (let open = 3; open > 0; open -= 1) {
      await page.locator('.form-bar.active').first().getByRole('button', { name: 'Lưu' }).click();
      await expect.poll(() => page.locator('.form-bar.active').count()).toBe(open - 1);
    }
    const { settings } = office.server.core.hall.office;
    expect(settings).toMatchObject({
      brandColor: '#125732',
      policy: { kind: 'interleaved', k: 3 },
      kioskIdleSeconds: 45,
      hours: null,
      voice: { languages: 'vi-en' },
    });
  });
});
