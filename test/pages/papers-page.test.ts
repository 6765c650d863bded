/** The public page of procedures, on a cheap phone: LOOK, SPEC J1, J20, J21. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Procedure } from '#common/contract/office.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { kioskView } from '#test/support/fixtures/kiosk-view.ts';
import { papersView } from '#test/support/kiosk-paper-scenes.ts';
import { axeFindings, layoutFindings, resizeTo } from '#test/support/page-checks.ts';
import { type FakeAnswer, type OpenedPage, openPage, type PageHost, startPageHost } from '#test/support/page-host.ts';
import { shot } from '#test/support/shot.ts';

const PHONE = { width: 390, height: 844 };
const SMALL = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 800 };

let browser: Browser;
let host: PageHost;
beforeAll(async () => {
  [browser, host] = await Promise.all([launchChromium(), startPageHost()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), host?.close()]);
});

const CATALOGUE = {
  office: kioskView().office,
  fields: Object.values(papersView().services)
    .filter(({ procedures }) => procedures.length > 0)
    .map(({ id, prefix, name, procedures }) => ({ id, prefix, name, procedures })),
};

const open = (hash = '', answer: FakeAnswer | (() => FakeAnswer) = { json: CATALOGUE }): Promise<OpenedPage> =>
  openPage(browser, host, {
    path: `/papers-page/index.html${hash}`,
    size: PHONE,
    views: {},
    api: { 'GET /api/procedures': answer },
  });

async function look({ page }: OpenedPage, name: string): Promise<void> {
  for (const language of ['vi', 'en']) {
    if (language === 'en') await page.getByRole('button', { name: /^English/ }).click();
    for (const size of [SMALL, WIDE, PHONE]) {
      await resizeTo(page, size);
      await shot(page, `papers-${name}-${size.width}-${language}`);
      expect(await layoutFindings(page), `${size.width} ${language}`).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, `${size.width} ${language}`).toBeLessThanOrEqual(0);
    }
    expect(await axeFindings(page), language).toEqual([]);
  }
}

describe('every state, 320 to 1280 wide, in both languages', () => {
  test('the list, and a field that was opened', async () => {
    const opened = await open();
    await opened.page.getByRole('heading', { name: /Cần mang/ }).waitFor();
    await look(opened, 'list');
    await opened.page.getByText('Civil status', { exact: true }).click();
    await opened.page.getByRole('link', { name: 'Birth registration' }).waitFor();
    await shot(opened.page, 'papers-field-390-en');
    expect(await axeFindings(opened.page)).toEqual([]);
    await opened.context.close();
  });

  test('what was found, and nothing', async () => {
    const opened = await open();
    const search = opened.page.getByRole('searchbox');
    await search.fill('ho tich');
    await opened.page.getByText('Thấy 6 thủ tục').waitFor();
    await look(opened, 'found');
    await search.fill('zzz');
    await opened.page.getByText('Nothing found').waitFor();
    await shot(opened.page, 'papers-none-390-en');
    await opened.context.close();
  });

  test('one procedure', async () => {
    const opened = await open('#1.001193');
    await opened.page.getByRole('heading', { name: 'Đăng ký khai sinh' }).waitFor();
    await opened.page.getByLabel(/Giấy chứng sinh/).check();
    await look(opened, 'procedure');
    await opened.context.close();
  });

  test.each<[string, FakeAnswer, RegExp]>([
    ['failed', { lost: true }, /Xin kiểm tra mạng/],
    ['off', { status: 404, json: { code: 'part.off', message: { vi: '', en: '' } } }, /Xin hỏi giấy tờ/],
    ['empty', { json: { ...CATALOGUE, fields: [] } }, /Cần mang/],
  ])('%s', async (name, answer, heading) => {
    const opened = await open('', answer);
    await opened.page.getByRole('heading', { name: heading }).waitFor();
    await look(opened, name);
    await opened.context.close();
  });
});

describe('finding and ticking', () => {
  test('J21: words without accents lead to the procedure; back leads to the words', async () => {
    const { page, context } = await open();
    await page.getByRole('searchbox').fill('chung thuc');
    await page.getByText('Thấy 2 thủ tục').waitFor();
    await page.getByRole('link', { name: 'Chứng thực chữ ký' }).click();
    await page.getByRole('heading', { name: 'Chứng thực chữ ký' }).waitFor();
    expect(new URL(page.url()).hash).toBe('#2.000884');
    expect(await page.title()).toBe('Chứng thực chữ ký');
    await page.goBack();
    expect(await page.getByRole('searchbox').inputValue()).toBe('chung thuc');
    await context.close();
  });

  test('what is ticked stays on this phone, and what is missing is told', async () => {
    const { page, context } = await open('#1.001193');
    await page.getByLabel(/Giấy chứng sinh/).check();
    await page.getByText('Còn thiếu 2:').waitFor();
    await page.reload();
    expect(await page.getByLabel(/Giấy chứng sinh/).isChecked()).toBe(true);
    await page.getByLabel(/Tờ khai/).check();
    await page.getByLabel(/Giấy tờ tùy thân/).check();
    await page.getByText('Đã đủ giấy tờ.').waitFor();
    await context.close();
  });

  test('J20: forms are links of the office, to another window', async () => {
    const { page, context } = await open('#1.001193');
    const form = page.getByRole('link', { name: 'Tờ khai đăng ký khai sinh' });
    expect(await form.getAttribute('href')).toBe('https://dichvucong.gov.vn/mau/khai-sinh');
    expect(await form.getAttribute('target')).toBe('_blank');
    await page.getByText('Căn cứ: Luật Hộ tịch').waitFor();
    await context.close();
  });

  test('a link to a procedure that is gone leads to the search; a network that fails is asked again', async () => {
    let answers = 0;
    const { page, context } = await open('#9.999999', () => {
      answers += 1;
      return answers === 1 ? { lost: true } : { json: CATALOGUE };
    });
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await page.getByText('Xin tìm lại trong danh sách').waitFor();
    await context.close();
  });

  test('a procedure without papers says so', async () => {
    const bare: Procedure = {
      code: '1.5',
      name: { vi: 'Hỏi thông tin', en: '' },
      papers: [],
      fee: { vi: 'Không thu', en: '' },
      timeLimit: { unit: 'hour', limit: 4, cutoff: null },
      illustrative: true,
    };
    const fields = CATALOGUE.fields.map((field) => ({ ...field, procedures: [bare] })).slice(0, 1);
    const { page, context } = await open('#1.5', { json: { ...CATALOGUE, fields } });
    await page.getByText('Thủ tục này không cần giấy tờ.').waitFor();
    await page.getByText('4 giờ').waitFor();
    await shot(page, 'papers-bare-390-vi');
    await context.close();
  });
});
