/** Why a number went first, on the lobby screen and on the phone; and how a clerk takes a priority off (SPEC J10–J13). */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallWhy } from '#common/contract/views.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { acts, openCounter } from '#test/support/counter-stage.ts';
import { callsOf, displayCall, displayView, MONDAY_CALLS } from '#test/support/fixtures/display-view.ts';
import { counterView } from '#test/support/fixtures/staff-view.ts';
import { calledTicketView } from '#test/support/fixtures/ticket-view.ts';
import { axeFindings, layoutFindings, resizeTo } from '#test/support/page-checks.ts';
import { openPage, type PageHost, startPageHost } from '#test/support/page-host.ts';
import { shot } from '#test/support/shot.ts';

let browser: Browser;
let host: PageHost;
beforeAll(async () => {
  [browser, host] = await Promise.all([launchChromium(), startPageHost()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), host?.close()]);
});

const CHILD = { vi: 'Trẻ em, người đi cùng trẻ nhỏ', en: 'Child, or person with a small child' };
const WIDE = { width: 1920, height: 1080 };
const TALL = { width: 1080, height: 1920 };

/** Signs in cells: the advance of the widest (A, 4) is a hair wider than its cell, their ink is not. */
const IN_CELLS = /^over each other: «[A-Z0-9]» and «[A-Z0-9]»$/;
const boardFindings = async (page: Page): Promise<string[]> =>
  (await layoutFindings(page)).filter((finding) => !IN_CELLS.test(finding));

/** Whether the words end within their panel, and none stands over the large number's signs. */
const whyFits = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
    const [why, top, plate] = [box('.panel-why'), box('.panel'), box('.panel-to')];
    if (why === undefined || top === undefined || plate === undefined) return false;
    return why.right <= top.right && why.left >= top.left && (why.right <= plate.left || why.bottom <= plate.top);
  });

describe('the lobby screen', () => {
  test('J10: says it beside the call, in English too where the number was taken in English, upright or wide', async () => {
    const call = (seq: number, label: string, why: CallWhy | undefined, english = false) => ({
      ...displayCall(seq, label, 3, new Date().toISOString(), { english }),
      ...(why === undefined ? {} : { why }),
    });
    const { page, context, push } = await openPage(browser, host, {
      path: '/display-board/index.html',
      size: WIDE,
      views: { display: displayView({ calls: MONDAY_CALLS, minimumShowSeconds: 2 }) },
    });
    await page.locator('.head-time').waitFor();
    const elderly: CallWhy = { reason: 'priority-turn', priority: { vi: 'Người cao tuổi', en: 'Elderly person' } };
    push({ type: 'ticket.called' }, { calls: callsOf(call(101, 'A012', elderly)) });
    await page.getByText('Ưu tiên: người cao tuổi').waitFor();
    expect(await page.locator('.panel-why .english').count()).toBe(0);
    expect(await boardFindings(page)).toEqual([]);
    await shot(page, 'reasons-display-elderly');
    expect(await axeFindings(page)).toEqual([]);
    const late: CallWhy = { reason: 'priority-turn', priority: CHILD };
    push({ type: 'ticket.called' }, { calls: callsOf(call(102, 'D404', late, true), call(103, 'B007', undefined)) });
    await page.getByText('Priority: child, or person with a small child').waitFor({ timeout: 20_000 });
    for (const [name, size] of [
      ['wide', WIDE],
      ['tall', TALL],
    ] as const) {
      await resizeTo(page, size);
      await shot(page, `reasons-display-longest-${name}`);
      expect(await whyFits(page), name).toBe(true);
      expect(await boardFindings(page), name).toEqual([]);
    }
    // A number that came in its order has nothing to explain.
    await page.locator('[data-call="103"]').waitFor({ timeout: 20_000 });
    expect(await page.locator('.panel-why').count()).toBe(0);
    await context.close();
  });
});

describe('the phone', () => {
  test('J10: its holder reads why, in his language', async () => {
    const why: CallWhy = { reason: 'returned' };
    const { page, context, push } = await openPage(browser, host, {
      path: '/ticket-page/index.html?token=phone-token',
      size: { width: 320, height: 640 },
      views: { 'ticket:phone-token': calledTicketView({ why }) },
    });
    await page.getByText('Trở lại, giữ chỗ cũ').waitFor();
    push({ type: 'line.moved' }, { why: { reason: 'priority-turn', priority: CHILD } });
    await page.getByText('Ưu tiên: trẻ em, người đi cùng trẻ nhỏ').waitFor();
    expect(await layoutFindings(page)).toEqual([]);
    await shot(page, 'reasons-phone-vi');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: /English/ }).click();
    await page.getByText('Priority: child, or person with a small child').waitFor();
    await shot(page, 'reasons-phone-en');
    await context.close();
  });
});

describe('the counter', () => {
  test('J13: the reasons stand among the classes: no key more; «Bỏ» asks for the reason', async () => {
    const opened = await openCounter(browser, host, { view: { ...counterView(), parts: { reasons: true } } });
    const { page } = opened;
    await page.locator('.big-label').waitFor();
    await page.keyboard.press('Numpad6');
    await page.locator('.choice').waitFor();
    expect(await page.locator('.option').count()).toBeLessThanOrEqual(9);
    expect(await layoutFindings(page)).toEqual([]);
    await shot(page, 'reasons-counter-classes');
    expect(await axeFindings(page)).toEqual([]);
    const place = await page.locator('.option').allTextContents();
    const digit = place.findIndex((text) => text.includes('không thuộc diện')) + 1;
    await page.keyboard.press(`Numpad${digit}`);
    await expect.poll(() => acts(opened)).toHaveLength(1);
    expect(acts(opened)[0]?.body).toEqual({ priorityClass: 'none', reason: 'not-applicable' });
    await page.waitForTimeout(650);
    await page.getByRole('button', { name: 'Bỏ diện ưu tiên' }).click();
    await page.getByRole('heading', { name: /Bỏ diện ưu tiên của/ }).waitFor();
    await shot(page, 'reasons-counter-off');
    await page.keyboard.press('Numpad1');
    await expect.poll(() => acts(opened)).toHaveLength(2);
    expect(acts(opened)[1]?.body).toEqual({ priorityClass: 'none', reason: 'not-shown' });
    await opened.context.close();
  });
});
