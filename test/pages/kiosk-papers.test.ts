/** Papers before the number at the kiosk: every state standing and lying, and what is sent (SPEC J21–J23, LOOK). */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { touchFindings } from '#test/support/kiosk-checks.ts';
import { PAPER_SCENES, papersView, search, toBirth } from '#test/support/kiosk-paper-scenes.ts';
import { openScene } from '#test/support/kiosk-scenes.ts';
import { issues, LANDSCAPE, openKiosk, PORTRAIT } from '#test/support/kiosk-stage.ts';
import { axeFindings, layoutFindings, resizeTo } from '#test/support/page-checks.ts';
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

describe('every state, standing and lying, in both languages', () => {
  test.each(PAPER_SCENES.map((scene) => [scene.name, scene] as const))('%s', async (name, scene) => {
    const { page, context } = await openScene(browser, host, scene, PORTRAIT);
    for (const language of ['vi', 'en']) {
      if (language === 'en') await page.getByRole('button', { name: /^English/ }).click();
      for (const size of [LANDSCAPE, PORTRAIT]) {
        const where = `${size === PORTRAIT ? 'portrait' : 'landscape'}-${language}`;
        await resizeTo(page, size);
        await shot(page, `kiosk-${name}-${where}`);
        expect(await touchFindings(page, size), where).toEqual([]);
        expect(await layoutFindings(page), where).toEqual([]);
      }
      // The other language changes words alone: the list has the most of them.
      if (language === 'vi' || name === 'p-list') expect(await axeFindings(page), language).toEqual([]);
    }
    await context.close();
  });
});

describe('what is sent', () => {
  test('J22: a touch on a procedure shows its papers, and nothing ticked takes a number as before', async () => {
    const opened = await openKiosk(browser, host, { view: papersView() });
    await toBirth(opened.page);
    await opened.page.getByRole('button', { name: 'Lấy số', exact: true }).click();
    await opened.page.getByRole('heading', { name: /Số của ông\/bà/ }).waitFor();
    expect(issues(opened).map(({ body }) => body)).toEqual([
      { serviceId: 'service-b', procedureCode: '1.001193', priorityClass: 'none', language: 'vi' },
    ]);
    await opened.context.close();
  });

  test('J22: what is missing is said before the wait, and sent with the number; a keyboard is enough', async () => {
    const opened = await openKiosk(browser, host, { view: papersView() });
    const { page } = opened;
    await toBirth(page);
    await page.keyboard.press('2');
    await page.getByText('Đã có 1/3').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Còn thiếu 2/ }).waitFor();
    expect(issues(opened)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Số của ông\/bà/ }).waitFor();
    expect(issues(opened).map(({ body }) => body)).toMatchObject([
      { procedureCode: '1.001193', missingPapers: [0, 2] },
    ]);
    await opened.context.close();
  });

  test('J23: the list alone takes no number, and the screen goes back to rest by itself', async () => {
    const scene = PAPER_SCENES.find(({ name }) => name === 'p-list');
    if (scene === undefined) throw new Error('no such scene');
    const opened = await openScene(browser, host, scene, PORTRAIT);
    expect(issues(opened)).toEqual([]);
    const lists = opened.requests.filter(({ call }) => call === 'POST /api/paper-lists');
    expect(lists.map(({ body }) => body)).toEqual([
      { serviceId: 'service-b', procedureCode: '1.001193', language: 'vi', missingPapers: [0, 2] },
    ]);
    expect(lists[0]?.key).toMatch(/^[0-9a-f]{32}$/);
    for (let second = 0; second < 22; second += 2) {
      opened.push({ type: 'office.changed' });
      await opened.page.clock.runFor(2_000);
    }
    await opened.page.getByRole('heading', { name: /chọn lĩnh/ }).waitFor();
    await opened.context.close();
  });
});

describe('the search', () => {
  test('J21: no keyboard is on the screen before it is opened; a real one works as well', async () => {
    const { page, context } = await openKiosk(browser, host, { view: papersView() });
    expect(await page.locator('.letter, input').count()).toBe(0);
    await search(page, '');
    await page.keyboard.type('Khai sinh 1');
    expect(await page.getByRole('textbox').inputValue()).toBe('Khai sinh 1');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Đăng ký khai sinh/ }).waitFor();
    // Back leads to the words that were typed, not to the beginning.
    await page.keyboard.press('Escape');
    expect(await page.getByRole('textbox').inputValue()).toBe('Khai sinh ');
    await context.close();
  });
});

test('J1: an office without the part has none of it', async () => {
  const { page, context, requests } = await openKiosk(browser, host, {
    view: papersView({ parts: { appointments: true } }),
  });
  await page.getByRole('button', { name: /Hộ tịch/ }).click();
  await page.getByRole('button', { name: 'Đăng ký khai sinh' }).click();
  await page.getByText('Giấy tờ cần có').waitFor();
  expect(await page.getByRole('button', { name: 'In danh sách' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Quay lại' }).click();
  await page.getByRole('button', { name: 'Tra cứu giấy tờ' }).click();
  expect(await page.getByText('Tìm theo tên').count()).toBe(0);
  expect(requests).toEqual([]);
  await context.close();
});
