/** The catalogue as a sheet on the admin page: compared, shown, applied by one press (SPEC J24, J1). */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CatalogueComparison } from '#common/contract/catalogue.ts';
import { openAdmin } from '#test/support/admin-page.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { OFFICE } from '#test/support/fixtures/admin-api.ts';
import { axeFindings, layoutFindings } from '#test/support/page-checks.ts';
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

const named = (code: string, vi: string) => ({ serviceId: 's-b', prefix: 'B', code, name: { vi, en: '' } });

const COMPARED: CatalogueComparison = {
  version: 'v1',
  faults: [],
  rows: [],
  added: [named('1.004870', 'Đăng ký giám hộ')],
  changed: [
    {
      ...named('1.001193', 'Đăng ký khai sinh'),
      differences: [
        { column: { vi: 'Lệ phí', en: 'Fee' }, before: '0 đ', after: '5.000 đ' },
        {
          column: { vi: 'Giấy tờ, mỗi dòng một giấy', en: 'Papers, one a line' },
          before: 'Tờ khai\nGiấy chứng sinh',
          after: 'Tờ khai\nGiấy chứng sinh\nGiấy tờ tùy thân | Chỉ xuất trình',
        },
        { column: { vi: 'Căn cứ', en: 'Source' }, before: '', after: 'Luật Hộ tịch (ví dụ)' },
      ],
    },
  ],
  absent: [named('1.000894', 'Đăng ký kết hôn'), named('1.000656', 'Đăng ký khai tử')],
  same: 11,
};

const FAULTY: CatalogueComparison = {
  ...COMPARED,
  added: [],
  changed: [],
  absent: [],
  faults: [
    {
      row: 4,
      column: { vi: 'Lĩnh vực', en: 'Field' },
      message: { vi: 'Trung tâm không có lĩnh vực «Q».', en: 'The office has no field “Q”.' },
    },
    {
      row: 5,
      column: { vi: 'Thời hạn', en: 'Time limit' },
      message: { vi: 'Xin ghi một số nguyên từ 0 đến 400.', en: 'Please write a whole number from 0 to 400.' },
    },
  ],
};

const SHEET = { name: 'thu-tuc.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK') };

async function openSheet(comparison: CatalogueComparison): Promise<OpenedPage & { readonly posted: unknown[] }> {
  const posted: unknown[] = [];
  const opened = await openAdmin(browser, host, {
    route: 'services/sheet',
    api: {
      'POST /api/catalogue': (body) => {
        posted.push(body);
        return { json: { added: 1, changed: 1, removed: 1 } };
      },
    },
  });
  // The file's bytes are no JSON: this one route is played by itself.
  await opened.page.route(/\/api\/catalogue\/compare$/, (route) => route.fulfill({ json: comparison }));
  await opened.page.getByRole('heading', { name: 'Danh mục thủ tục bằng bảng tính' }).waitFor();
  return { ...opened, posted };
}

test('J24: what would change is read before it happens; only what is ticked goes; one press applies it', async () => {
  const { page, context, posted } = await openSheet(COMPARED);
  expect(await axeFindings(page)).toEqual([]);
  await shot(page, 'admin-sheet');
  await page.setInputFiles('#sheet-file', SHEET);
  await page.getByText('«thu-tuc.xlsx» sẽ thay đổi').waitFor();
  await page.getByText('5.000 đ').waitFor();
  expect(posted).toEqual([]);
  await page.getByLabel(/Xóa 1.000656/).check();
  expect(await layoutFindings(page)).toEqual([]);
  expect(await axeFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 1500 });
  await shot(page, 'admin-sheet-changes');
  await page.getByRole('button', { name: 'Áp dụng 3 thay đổi' }).click();
  await page.getByText('Đã áp dụng: thêm 1, sửa 1, xóa 1.').waitFor();
  expect(posted).toEqual([{ version: 'v1', rows: [], remove: [{ serviceId: 's-b', code: '1.000656' }] }]);
  await context.close();
});

test('J24: faults name row and column, and there is nothing to press', async () => {
  const { page, context } = await openSheet(FAULTY);
  await page.setInputFiles('#sheet-file', SHEET);
  await page.getByText('Xin sửa 2 chỗ').waitFor();
  expect(await page.getByRole('button', { name: /Áp dụng/ }).count()).toBe(0);
  expect(await axeFindings(page)).toEqual([]);
  await shot(page, 'admin-sheet-faults');
  await context.close();
});

test('J20: a procedure’s forms and source are edited, and what is empty is not sent', async () => {
  const { page, context, requests } = await openAdmin(browser, host, { route: 'services' });
  await page.getByRole('link', { name: /Hộ tịch/ }).click();
  await page
    .getByRole('link', { name: /khai sinh/i })
    .first()
    .click();
  await page.getByRole('button', { name: 'Thêm mẫu' }).click();
  await page.getByLabel('Địa chỉ của mẫu').fill('dichvucong.gov.vn/mau');
  await page.getByLabel('Căn cứ').fill('  Luật Hộ tịch (ví dụ) ');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Xin nhập địa chỉ bắt đầu bằng http').waitFor();
  await shot(page, 'admin-procedure-forms');
  await page.getByLabel('Địa chỉ của mẫu').fill('https://dichvucong.gov.vn/mau');
  await page
    .getByRole('textbox', { name: /^Mẫu 1/ })
    .first()
    .fill('Tờ khai');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect.poll(() => requests.filter(({ call }) => call.startsWith('PATCH /api/services/')).length).toBe(1);
  const sent = JSON.stringify(requests.find(({ call }) => call.startsWith('PATCH /api/services/'))?.body);
  expect(sent).toContain('"forms":[{"name":{"vi":"Tờ khai","en":""},"url":"https://dichvucong.gov.vn/mau"}]');
  expect(sent).toContain('"source":"Luật Hộ tịch (ví dụ)"');
  await context.close();
});

test('J1: without the part neither sheet, forms nor source are there', async () => {
  const office = { ...OFFICE, parts: { ...OFFICE.parts, papers: false } };
  const { page, context } = await openAdmin(browser, host, {
    route: 'services',
    api: { 'GET /api/office': { json: office } },
  });
  await page.getByRole('link', { name: /Hộ tịch/ }).click();
  expect(await page.getByText('Nhập, xuất bảng tính').count()).toBe(0);
  await page
    .getByRole('link', { name: /khai sinh/i })
    .first()
    .click();
  await page.getByLabel('Mã thủ tục').waitFor();
  expect(await page.getByText('Mẫu để điền trước').count()).toBe(0);
  await context.close();
});
