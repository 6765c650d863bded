/** Devices, pairing links, printers and test prints: issue point 9. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAdmin } from '#test/support/admin-page.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { refusal } from '#test/support/fixtures/admin-api.ts';
import { at } from '#test/support/fixtures/staff-view.ts';
import { axeFindings, layoutFindings } from '#test/support/page-checks.ts';
import { type PageHost, startPageHost } from '#test/support/page-host.ts';
import { readQr } from '#test/support/read-qr.ts';
import { shot } from '#test/support/shot.ts';

let browser: Browser;
let host: PageHost;
beforeAll(async () => {
  [browser, host] = await Promise.all([launchChromium(), startPageHost()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), host?.close()]);
});

const LINK = 'http://192.168.1.10:8080/pair/Xk29-bPq7-Ld03';
const pairing = { status: 201, json: { url: LINK, expiresAt: '2026-11-23T09:01:10.000+07:00' } };
const qrOf = async (page: Page): Promise<string | undefined> => readQr(await page.locator('.qr').screenshot());

describe('devices', () => {
  test('a new kiosk: made, linked by a code that a reader reads, and known to be connected once it is', async () => {
    const { page, context, requests, push } = await openAdmin(browser, host, {
      route: 'devices/new-device',
      api: {
        'POST /api/devices': { status: 201, json: { id: 'kiosk-1', token: 'tok-123' } },
        'POST /api/devices/kiosk-1/pairing': pairing,
      },
    });
    await page.getByLabel('Tên thiết bị').fill('Máy lấy số cửa chính');
    await page.getByRole('button', { name: 'Tạo thiết bị' }).click();
    await page.getByRole('button', { name: 'Tạo liên kết' }).click();
    await page.getByText('Dùng một lần, đến 09:01').waitFor();
    expect(requests.find(({ call }) => call === 'POST /api/devices')?.body).toEqual({
      kind: 'kiosk',
      label: 'Máy lấy số cửa chính',
      printerId: 'printer-1',
    });
    expect(await page.getByLabel('Liên kết kết nối', { exact: true }).inputValue()).toBe(LINK);
    expect(await qrOf(page)).toBe(LINK);
    expect(await axeFindings(page)).toEqual([]);
    expect(await layoutFindings(page)).toEqual([]);
    await page.getByText('Thiết bị của hãng khác').click();
    expect(await page.getByText('tok-123').count()).toBe(1);
    await shot(page, 'admin-pairing');
    push({ type: 'device.connected' }, { devices: { 'kiosk-1': { connected: true, since: at('08:58') } } });
    await page.getByText('Đã kết nối Máy lấy số cửa chính').waitFor();
    await context.close();
  });

  test('a link that has run out says so and offers another; a local address is warned of', async () => {
    const soon = {
      status: 201,
      json: { url: 'http://127.0.0.1:8080/pair/a', expiresAt: '2026-11-23T08:47:00.000+07:00' },
    };
    const { page, context } = await openAdmin(browser, host, {
      route: 'devices/device/display-2',
      api: { 'POST /api/devices/display-2/pairing': soon },
    });
    await page.getByRole('button', { name: 'Tạo liên kết' }).click();
    await page.getByText('chỉ mở được trên chính máy chủ').waitFor();
    await page.clock.fastForward(61_000);
    await page.getByText('Liên kết đã hết hạn').waitFor();
    expect(await page.getByRole('button', { name: 'Tạo liên kết mới' }).count()).toBe(1);
    await context.close();
  });

  test('shutting out asks in place', async () => {
    const { page, context, requests } = await openAdmin(browser, host, {
      route: 'devices/device/display-2',
      api: { 'DELETE /api/devices/display-2': { status: 204 } },
    });
    await page.getByRole('button', { name: 'Ngắt và xóa thiết bị' }).click();
    const keep = page.getByRole('button', { name: 'Giữ lại' });
    await expect.poll(() => keep.evaluate((key) => key === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'Ngắt và xóa thiết bị' }).click();
    await page.getByText('Chọn một thiết bị hoặc máy in').waitFor();
    expect(requests.map(({ call }) => call)).toContain('DELETE /api/devices/display-2');
    await context.close();
  });
});

describe('printers', () => {
  test('a test print tells what the printer reports', async () => {
    let tests = 6;
    const { page, context, push } = await openAdmin(browser, host, {
      route: 'devices/printer/printer-1',
      api: {
        'POST /api/printers/printer-1/test': () => {
          tests += 1;
          return { status: 202, json: { jobId: `job-${tests}` } };
        },
      },
    });
    const print = page.getByRole('button', { name: 'In thử' });
    await print.click();
    await page.getByText('Đang in…').waitFor();
    push({ type: 'print.failed', jobId: 'job-7', state: 'not-printed', reason: 'paper-out' });
    await page.getByText('Chưa in được: hết giấy').waitFor();
    await shot(page, 'admin-test-print');
    await print.click();
    push({ type: 'print.printed', jobId: 'other', state: 'printed' });
    await page.getByText('Đang in…').waitFor();
    push({ type: 'print.printed', jobId: 'job-8', state: 'printed' });
    await page.getByText('Máy in xác nhận đã in xong').waitFor();
    push({ type: 'printer.state' }, { printers: { 'printer-1': { state: 'cover-open', since: at('08:50') } } });
    await page.getByText('Nắp mở từ 08:50').waitFor();
    await context.close();
  });

  test('each way of connecting asks for its own; what is wrong is told beside it', async () => {
    const { page, context, requests } = await openAdmin(browser, host, {
      route: 'devices/new-printer',
      api: { 'POST /api/printers': { status: 201, json: { id: 'printer-1' } } },
    });
    await page.getByLabel('Tên máy in').fill('Máy in mới');
    await page.getByRole('button', { name: 'Tạo máy in' }).click();
    await page.locator('.field-error', { hasText: 'Xin nhập địa chỉ máy in' }).waitFor();
    await page.getByLabel(/USB/).check();
    expect(await page.getByLabel('Địa chỉ', { exact: true }).count()).toBe(0);
    await page.getByLabel(/58 mm/).check();
    await page.getByRole('button', { name: 'Tạo máy in' }).click();
    await page.getByRole('heading', { level: 2, name: 'Máy in cửa chính' }).waitFor();
    expect(requests.find(({ call }) => call === 'POST /api/printers')?.body).toEqual({
      name: 'Máy in mới',
      driver: 'usb',
      path: '/dev/usb/lp0',
      dots: 384,
      status: 'full',
    });
    await context.close();
  });

  test('a printer in use is not removed, and the page says for whom', async () => {
    const why = 'Xin chọn máy in khác cho Máy lấy số cửa chính trước: thiết bị đang dùng máy in này.';
    const { page, context } = await openAdmin(browser, host, {
      route: 'devices/printer/printer-1',
      api: { 'DELETE /api/printers/printer-1': refusal(409, 'printer.in-use', why) },
    });
    await page.getByRole('button', { name: 'Xóa máy in' }).click();
    await page.getByRole('button', { name: 'Xóa máy in' }).click();
    await page.getByText(why).waitFor();
    await context.close();
  });

  test('a printer at a kiosk’s own PC needs a name and nothing else', async () => {
    const { page, context, requests } = await openAdmin(browser, host, {
      route: 'devices/new-printer',
      api: { 'POST /api/printers': { status: 201, json: { id: 'printer-1' } } },
    });
    await page.getByLabel('Tên máy in').fill('Máy in cửa chính');
    await page.getByLabel(/Tại ki-ốt/).check();
    await page.getByText('phần mềm luot kiosk in giúp máy chủ').waitFor();
    expect(await page.getByLabel('Địa chỉ', { exact: true }).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    expect(await layoutFindings(page)).toEqual([]);
    await shot(page, 'admin-printer-kiosk');
    await page.getByRole('button', { name: 'Tạo máy in' }).click();
    await page.waitForURL(/printer-1/);
    const { body } = requests.find(({ call }) => call === 'POST /api/printers') ?? {};
    expect(body).toEqual({ name: 'Máy in cửa chính', driver: 'kiosk', dots: 576, status: 'full' });
    await context.close();
  });
});
