/** Many dossiers on one number at the kiosk (SPEC J129–J136, J1): an extra that who brings one dossier passes by. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { at, issueAnswer, kioskView, serviceId } from '#test/support/fixtures/kiosk-view.ts';
import { touchFindings } from '#test/support/kiosk-checks.ts';
import { PAPERS_ON, papersView } from '#test/support/kiosk-paper-scenes.ts';
import { issues, LANDSCAPE, openKiosk, PORTRAIT, passTime, type Size } from '#test/support/kiosk-stage.ts';
import { axeFindings, layoutFindings, resizeTo, settled } from '#test/support/page-checks.ts';
import type { OpenedPage } from '#test/support/page-host.ts';
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

const parts = { dossierCounts: true } as const;
const lane = { from: 5, serviceId: serviceId('H'), open: true };
const view = kioskView({ parts: { ...parts, chains: true }, lane });
const answer = issueAnswer({}, 'H001');
const api = {
  'POST /api/tickets': {
    status: 201,
    json: { ...answer, ticket: { ...answer.ticket, serviceId: serviceId('H'), cameFor: serviceId('B'), dossiers: 12 } },
  },
};
// A second touch in the same place right after the screen changed counts as the first (SPEC K3).
const calm = (opened: OpenedPage): Promise<void> => passTime(opened, 1_000);

async function fits({ page }: OpenedPage, size: Size, name: string): Promise<void> {
  await settled(page);
  await shot(page, `kiosk-many-${name}-${size === PORTRAIT ? 'portrait' : 'landscape'}`);
  expect(await touchFindings(page, size)).toEqual([]);
  expect(await layoutFindings(page)).toEqual([]);
  // The same page in another window says nothing else to axe.
  if (size === PORTRAIT) expect(await axeFindings(page)).toEqual([]);
}

describe.each([PORTRAIT, LANDSCAPE])('on a screen of $width', (size) => {
  test('J131, J136: counted by touch, told where the number will wait, and on the number afterwards', async () => {
    const opened = await openKiosk(browser, host, { view, size, api });
    const { page } = opened;
    // The lane is nobody's choice by itself.
    expect(await page.getByRole('button', { name: /Hướng dẫn/ }).count()).toBe(0);
    await page.getByRole('button', { name: /Hộ tịch/ }).click();
    await page.getByRole('button', { name: 'Nộp nhiều hồ sơ cùng lúc?' }).waitFor();
    await fits(opened, size, 'field');
    await calm(opened);
    await page.getByRole('button', { name: 'Nộp nhiều hồ sơ cùng lúc?' }).click();
    await page.getByRole('heading', { name: 'Ông/bà nộp bao nhiêu hồ sơ?' }).waitFor();
    await page.getByText('Từ 5 hồ sơ: hàng riêng, ký hiệu H.').waitFor();
    expect(await page.getByRole('button', { name: 'Bớt một hồ sơ' }).isDisabled()).toBe(true);
    await fits(opened, size, 'one');
    await calm(opened);
    for (const digit of ['1', '1']) await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: 'Thêm một hồ sơ' }).click();
    await page.getByText('12 hồ sơ: số của ông/bà ở hàng riêng, ký hiệu H (Hướng dẫn).').waitFor();
    await fits(opened, size, 'twelve');
    await page.getByRole('button', { name: 'Xong' }).click();
    await page.getByRole('button', { name: '12 hồ sơ · hàng H' }).waitFor();
    await fits(opened, size, 'chosen');
    await calm(opened);
    await page.getByRole('button', { name: 'Lấy số 12 hồ sơ' }).click();
    await page.getByRole('heading', { level: 1, name: /H001/ }).waitFor();
    await page.getByText('· 12 hồ sơ').waitFor();
    expect(await page.locator('.number-field .tile').textContent()).toBe('H');
    await fits(opened, size, 'number');
    expect(issues(opened)[0]?.body).toMatchObject({ serviceId: serviceId('B'), dossiers: 12 });
    await opened.context.close();
  });
});

test('J102: in the low layout; back changes nothing; who brings one sends no count', async () => {
  const opened = await openKiosk(browser, host, { view: kioskView({ parts, lane }) });
  const { page } = opened;
  await page.getByRole('button', { name: /Hạ thấp/ }).click();
  await calm(opened);
  await page.getByRole('button', { name: /Hộ tịch/ }).click();
  await page.getByRole('button', { name: 'Nộp nhiều hồ sơ cùng lúc?' }).waitFor();
  await fits(opened, PORTRAIT, 'low-field');
  await calm(opened);
  await page.getByRole('button', { name: 'Nộp nhiều hồ sơ cùng lúc?' }).click();
  await page.getByRole('button', { name: '7', exact: true }).click();
  await fits(opened, PORTRAIT, 'low-seven');
  const highest = await page.evaluate(() => {
    const keys = [...document.querySelectorAll('button')];
    return Math.min(...keys.map((key) => key.getBoundingClientRect().top / innerHeight));
  });
  expect(highest).toBeGreaterThan(0.55);
  await calm(opened);
  await page.getByRole('button', { name: 'Quay lại' }).click();
  await page.getByRole('button', { name: 'Nộp nhiều hồ sơ cùng lúc?' }).waitFor();
  await calm(opened);
  await page.getByRole('button', { name: 'Lấy số', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /Số của ông\/bà/ }).waitFor();
  expect(issues(opened)[0]?.body).not.toHaveProperty('dossiers');
  await opened.context.close();
});

test('J100, J135: by a keypad, while cut off: the count goes with the number, and no lane is promised', async () => {
  const fields = kioskView().services;
  const left = Object.fromEntries(Object.keys(fields).map((id) => [id, 30]));
  const opened = await openKiosk(browser, host, {
    view: kioskView({ parts, lane, cutOff: { since: at('08:40'), left } }),
    api: {
      'POST /api/tickets': { status: 201, json: issueAnswer({ cutOff: true, estimate: null, ahead: 0 }, 'B901') },
    },
  });
  const { page } = opened;
  await page.keyboard.press('Numpad2');
  await page.getByRole('button', { name: 'Nộp nhiều hồ sơ cùng lúc?' }).waitFor();
  await calm(opened);
  await page.keyboard.press('Numpad9');
  await page.getByRole('heading', { name: 'Ông/bà nộp bao nhiêu hồ sơ?' }).waitFor();
  expect(await page.getByText(/hàng riêng/).count()).toBe(0);
  await calm(opened);
  // A third digit begins anew, and nought alone is no count.
  for (const digit of ['0', '3', '4', '1', '2']) await page.keyboard.press(`Numpad${digit}`);
  await page.getByText('12 hồ sơ').waitFor();
  await fits(opened, PORTRAIT, 'keypad');
  await page.keyboard.press('NumpadEnter');
  await page.getByRole('button', { name: '12 hồ sơ', exact: true }).waitFor();
  await fits(opened, PORTRAIT, 'keypad-chosen');
  await calm(opened);
  await page.keyboard.press('NumpadEnter');
  await page.getByRole('heading', { level: 1, name: /B901/ }).waitFor();
  expect(issues(opened)[0]?.body).toMatchObject({ serviceId: serviceId('B'), dossiers: 12 });
  await opened.context.close();
});

test('J136: the papers of a procedure stand between, and the count goes with the number all the same', async () => {
  const opened = await openKiosk(browser, host, { view: papersView({ parts: { ...PAPERS_ON, ...parts }, lane }) });
  const { page } = opened;
  await page.locator('.kiosk.with-papers').waitFor();
  await page.getByRole('button', { name: /Hộ tịch/ }).click();
  await calm(opened);
  await page.getByRole('button', { name: 'Nộp nhiều hồ sơ cùng lúc?' }).click();
  await calm(opened);
  await page.getByRole('button', { name: 'Thêm một hồ sơ' }).click();
  await page.getByRole('button', { name: 'Xong' }).click();
  await calm(opened);
  await page.getByRole('button', { name: 'Đăng ký khai sinh' }).click();
  await page.getByRole('button', { name: 'Lấy số 2 hồ sơ' }).waitFor();
  await fits(opened, PORTRAIT, 'papers');
  await calm(opened);
  await page.getByRole('button', { name: 'Lấy số 2 hồ sơ' }).click();
  await page.getByRole('heading', { level: 1, name: /Số của ông\/bà/ }).waitFor();
  expect(issues(opened)[0]?.body).toMatchObject({ dossiers: 2, procedureCode: '1.001193' });
  await opened.context.close();
});

test('H3, J103: in English and in French, standing and lying', async () => {
  const rich = kioskView({ parts: { ...parts, chains: true, languages: true }, lane });
  const opened = await openKiosk(browser, host, { view: rich });
  const { page } = opened;
  const both = async (name: string): Promise<void> => {
    for (const size of [LANDSCAPE, PORTRAIT]) {
      await resizeTo(page, size);
      await shot(page, `kiosk-many-${name}-${size === PORTRAIT ? 'portrait' : 'landscape'}`);
      expect.soft(await touchFindings(page, size), name).toEqual([]);
      expect.soft(await layoutFindings(page), name).toEqual([]);
    }
  };
  await page.keyboard.press('Numpad2');
  await page.getByRole('heading', { name: 'Hộ tịch' }).waitFor();
  for (const [language, heading, done] of [
    ['English', 'How many dossiers do you hand in?', 'Done'],
    ['Français', 'Combien de dossiers déposez-vous ?', 'Terminé'],
  ] as const) {
    await page.getByRole('button', { name: new RegExp(`^${language}`) }).click();
    await page.locator('[data-digit="9"]').filter({ hasText: 'dossiers' }).waitFor();
    await both(`field-${language}`);
    await page.keyboard.press('Numpad9');
    await page.getByRole('heading', { name: heading }).waitFor();
    for (const digit of ['1', '2']) await page.keyboard.press(`Numpad${digit}`);
    await both(`twelve-${language}`);
    await page.getByRole('button', { name: done }).click();
    await page
      .locator('[data-digit="9"]')
      .filter({ hasText: /12\sdossiers · (line|file)\sH/ })
      .waitFor();
    await both(`chosen-${language}`);
  }
  await opened.context.close();
});

test('J1: an office without the part sees nothing of it', async () => {
  const opened = await openKiosk(browser, host, { view: kioskView() });
  await opened.page.getByRole('button', { name: /Hộ tịch/ }).click();
  await opened.page.getByRole('button', { name: 'Lấy số', exact: true }).waitFor();
  expect(await opened.page.getByText(/nhiều hồ sơ/).count()).toBe(0);
  expect(await opened.page.locator('[data-digit="9"]').count()).toBe(0);
  await opened.context.close();
});
