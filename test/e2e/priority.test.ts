/**
 * A number goes first, and everybody can know why: the lobby and his phone say it, a clerk who finds the claim wrong says why
 * he takes it off, and the supervisor plays the call again. Real server, real pages (SPEC J10–J17).
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { LIVE_PASSWORD, type LiveClerk, LiveOffice, SIZES } from '#test/support/live-office.ts';
import { axeFindings, layoutFindings } from '#test/support/page-checks.ts';
import { shot } from '#test/support/shot.ts';

const MINUTE = 60_000;
let browser: Browser;
let office: LiveOffice;
let clerk: LiveClerk;
beforeAll(async () => {
  browser = await launchChromium();
  office = await LiveOffice.start({ at: '2026-11-23T08:18:00+07:00' });
  const admin = await office.admin();
  const parts = { papers: false, returns: false, results: false, appointments: false, reasons: true };
  const voice = { ...office.server.core.hall.office.settings.voice, enabled: false };
  await admin.ask('PATCH', '/api/office', { parts, voice, minimumShowSeconds: 2 });
  clerk = await office.clerk('thu', 3);
});
afterAll(async () => {
  await browser?.close();
  await office?.stop();
});

interface Taken {
  readonly ticket: { readonly id: string };
  readonly token: string;
}

describe('a number goes first', () => {
  let elderly: Taken;

  test('J10: lobby and phone say why', async () => {
    for (let n = 0; n < 4; n += 1) await clerk.issue('A');
    await clerk.issue('A', { priorityClass: 'child' });
    elderly = (await clerk.issue('A', { priorityClass: 'elderly' })) as Taken;
    const [{ page: lobby }, { page: phone }] = await Promise.all([
      office.open(browser, await office.pairingUrl('display'), SIZES.display),
      office.open(browser, `${office.origin}/t/${elderly.token}`, SIZES.phone),
    ]);
    await phone.getByText('Trước ông/bà còn').waitFor();
    await lobby.locator('.head-time').waitFor();
    for (let n = 0; n < 2; n += 1) await clerk.callNext('completed');
    office.shift += 5 * MINUTE;
    await clerk.callNext('completed');
    await lobby.getByText('Ưu tiên: người cao tuổi').waitFor({ timeout: 40_000 });
    await phone.getByText('Ưu tiên: người cao tuổi').waitFor();
    await lobby.context().close();
    await phone.context().close();
  });

  test('J14–J17: the supervisor plays the call again, and reads why the others had to wait', async () => {
    await clerk.ask('POST', `/api/tickets/${elderly.ticket.id}/priority`, {
      priorityClass: 'none',
      reason: 'not-shown',
    });
    const { page } = await office.open(browser, `${office.origin}/admin`, SIZES.admin);
    await signIn(page, 'ngoc');
    await page.getByRole('link', { name: 'Lượt gọi' }).click();
    const row = page.getByRole('link', { name: /A006 đến quầy 3 · Lượt ưu tiên/ });
    await row.waitFor();
    await lookAt(page, 'list');
    await row.click();
    await page.getByText('Đã gọi 2 số thường liền nhau').waitFor();
    const rows = await page.locator('.call-line tbody tr').allTextContents();
    // As it stood then: the class that was taken off since, the age, whoever waited.
    expect(rows.map((text) => text.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^A003.*Không ưu tiên|A003.*thường/),
      expect.stringMatching(/^A004.*Đang là lượt ưu tiên$/),
      expect.stringMatching(/^A005.*Trẻ em.*Diện xếp sau$/),
      expect.stringMatching(/^A006.*Người cao tuổi.*5 phút \(mức 30\)Được gọi$/),
    ]);
    await lookAt(page, 'replay');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('2 ordinary numbers had been called in a row').waitFor();
    await shot(page, 'admin-calls-replay-en');
    await page.getByRole('button', { name: 'Tiếng Việt' }).click();
    await page.setViewportSize({ width: 800, height: 900 });
    expect(await layoutFindings(page)).toEqual([]);
    await page.context().close();
  });

  test('J17: from the activity log an admin comes to the same call', async () => {
    const { page } = await office.open(browser, `${office.origin}/admin#/audit`, SIZES.admin);
    await signIn(page, 'admin');
    await page.locator('summary', { hasText: 'đổi diện ưu tiên của A006' }).click();
    await page.getByText('chưa xuất trình giấy tờ').waitFor();
    await page.locator('summary', { hasText: 'gọi A006' }).click();
    await page.getByRole('link', { name: /Xem lại lượt gọi/ }).click();
    await page.getByRole('link', { name: /A006 đến quầy 3/ }).waitFor();
    await page.context().close();
  });
});

async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(LIVE_PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByText('Đã kết nối').waitFor();
}

async function lookAt(page: Page, name: string): Promise<void> {
  expect(await layoutFindings(page), name).toEqual([]);
  expect(await axeFindings(page), name).toEqual([]);
  await shot(page, `admin-calls-${name}`);
}
