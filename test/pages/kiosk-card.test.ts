/** A citizen card under the kiosk's scanner (SPEC J125–J128): what it says, what the number is taken with, and that keys still work. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CardAnswer } from '#common/contract/cards.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { kioskView, serviceId } from '#test/support/fixtures/kiosk-view.ts';
import { touchFindings } from '#test/support/kiosk-checks.ts';
import { issues, LANDSCAPE, openKiosk, PORTRAIT } from '#test/support/kiosk-stage.ts';
import { axeFindings, layoutFindings, resizeTo } from '#test/support/page-checks.ts';
import type { OpenedPage, PageHost } from '#test/support/page-host.ts';
import { startPageHost } from '#test/support/page-host.ts';
import { scan, scanCard } from '#test/support/scan.ts';
import { shot } from '#test/support/shot.ts';

const MARK = 'm'.repeat(43);
/** Invented, as in the description of the card; born 1950. */
const CARD = '045150000123||Le Thi Vi Du Lan|05031950|Nu|Khu pho 1, Phuong Dong Ha|10052021';
const YOUNG = CARD.replace('05031950', '05031999');
const HELD = [{ serviceId: serviceId('A'), label: 'A012' }];

let browser: Browser;
let host: PageHost;
beforeAll(async () => {
  [browser, host] = await Promise.all([launchChromium(), startPageHost()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), host.close()]);
});

async function open(
  numbers: CardAnswer['numbers'] = [],
  parts: object = { cards: true, results: true },
): Promise<OpenedPage> {
  const view = kioskView({ parts });
  const priorityClasses = view.priorityClasses.map((entry) =>
    entry.code === 'elderly' ? { ...entry, fromAge: 75 } : entry,
  );
  const opened = await openKiosk(browser, host, {
    view: { ...view, priorityClasses },
    api: { 'POST /api/cards': { json: { mark: MARK, numbers } } },
  });
  if ('cards' in parts) await opened.page.getByText('đưa thẻ căn cước vào máy quét', { exact: false }).waitFor();
  await opened.page.getByRole('button', { name: 'Tôi có mã phiếu' }).waitFor();
  return opened;
}

async function check(page: Page, name: string): Promise<void> {
  for (const size of [LANDSCAPE, PORTRAIT]) {
    await resizeTo(page, size);
    await shot(page, `kiosk-card-${name}-${size === PORTRAIT ? 'portrait' : 'landscape'}`);
    expect(await touchFindings(page, size), name).toEqual([]);
    expect(await layoutFindings(page), name).toEqual([]);
  }
  expect(await axeFindings(page), name).toEqual([]);
}

const asked = ({ requests }: OpenedPage) =>
  requests.filter(({ call }) => call === 'POST /api/cards').map(({ body }) => body);
const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

describe('a card under the scanner', () => {
  test('J128: old enough for priority: it is offered, and the number is taken with class and mark', async () => {
    const opened = await open(HELD);
    const { page, context } = opened;
    await scanCard(page, CARD);
    await heading(page, 'Đã đọc thẻ của ông/bà');
    await page.getByText('Từ 75 tuổi', { exact: false }).waitFor();
    await page.getByText('Ông/bà đang có số A012 – Chứng thực.', { exact: false }).waitFor();
    // Name, address and date of birth never left the scanner's listener.
    expect(asked(opened)).toEqual([{ number: '045150000123' }]);
    await check(page, 'read');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Hộ tịch/ }).click();
    await page.getByRole('button', { name: 'Lấy số', exact: true }).click();
    await heading(page, /Số của ông\/bà/);
    expect(issues(opened).map(({ body }) => body)).toMatchObject([{ card: MARK, priorityClass: 'elderly' }]);
    await context.close();
  });

  test('J127: not old enough claims nothing; a field that it holds is told', async () => {
    const opened = await open();
    const { page, context } = opened;
    await page.route('**/api/tickets', (route) =>
      route.fulfill({
        status: 409,
        json: { type: 'about:blank', title: 'x', status: 409, code: 'card.has-number', message: { vi: 'x', en: 'x' } },
      }),
    );
    await scanCard(page, YOUNG);
    await heading(page, 'Đã đọc thẻ của ông/bà');
    expect(await page.getByText('tuổi').count()).toBe(0);
    await page.getByRole('button', { name: 'Chọn lĩnh vực' }).click();
    expect(await page.locator('[data-priority]').getAttribute('aria-pressed')).toBe('false');
    await page.getByRole('button', { name: /Hộ tịch/ }).click();
    await page.getByRole('button', { name: 'Lấy số', exact: true }).click();
    await page.getByText('thẻ này đã lấy số ở lĩnh vực này', { exact: false }).waitFor();
    await check(page, 'refused');
    await context.close();
  });

  test('what is no card says so, and a number is taken all the same; digits and codes of slips stay what they were', async () => {
    const opened = await open();
    const { page, context } = opened;
    await scanCard(page, '8934563138165');
    await heading(page, 'Máy chưa đọc được thẻ này');
    await check(page, 'unreadable');
    await page.getByRole('button', { name: 'Chọn lĩnh vực' }).click();
    await heading(page, /chọn lĩnh vực/);
    await page.waitForTimeout(500);
    await scan(page, 'LUOTK7M4P9XAC');
    await page.getByRole('button', { name: 'Xong' }).click();
    expect(opened.requests.filter(({ call }) => call === 'POST /api/slip-codes')).toHaveLength(1);
    await heading(page, /chọn lĩnh vực/);
    await page.waitForTimeout(500);
    await page.keyboard.press('Digit2');
    await heading(page, 'Hộ tịch');
    expect(asked(opened)).toEqual([]);
    await context.close();
  });

  test('J1: with the part off a card presses nothing that it should not', async () => {
    const opened = await open([], { results: true });
    await scanCard(opened.page, CARD);
    expect(asked(opened)).toEqual([]);
    await opened.context.close();
  });
});
