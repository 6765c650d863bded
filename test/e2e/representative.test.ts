/**
 * A notary's employee brings the dossiers of twelve people. He takes one number instead of twelve: with its count, in a lane of its
 * own. Who brings one dossier waits as before, and the clerk knows what comes (SPEC J129–J136).
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IssueAnswer } from '#common/contract/commands.ts';
import type { Ticket } from '#common/contract/ticket.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { type LiveClerk, LiveOffice, SIZES } from '#test/support/live-office.ts';
import { axeFindings, layoutFindings, resizeTo } from '#test/support/page-checks.ts';
import { shot } from '#test/support/shot.ts';
import { atRest, clerkAt, signIn, slips } from '#test/support/visit.ts';

let browser: Browser;
let office: LiveOffice;
let kiosk: Page;
let counter: Page;
let admin: Page;
let copies: LiveClerk;

beforeAll(async () => {
  browser = await launchChromium();
  office = await LiveOffice.start({ at: '2026-11-23T09:00:00+07:00' });
  const { parts } = office.server.core.hall.office.settings;
  await (await office.admin()).ask('PATCH', '/api/office', {
    parts: { ...parts, papers: false, reception: true, hallCode: true },
  });
  copies = await office.clerk('lan', 2);
  ({ page: kiosk } = await office.open(browser, await office.pairingUrl('kiosk'), SIZES.kiosk));
  await atRest(kiosk);
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

async function clean(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await layoutFindings(page)).toEqual([]);
}
const take = async (more: Record<string, unknown> = {}): Promise<IssueAnswer> =>
  (await copies.issue('A', more)) as IssueAnswer;
/** Five copies in 20 minutes, so that the office knows its pace. */
async function workOn(): Promise<void> {
  for (let count = 0; count < 5; count += 1) {
    await take();
    await copies.callNext(count === 0 ? undefined : 'completed');
    office.shift += 4 * 60_000;
  }
  await copies.callNext('completed');
}

describe('a representative with twelve dossiers', () => {
  test('J1: before the office uses it there is nothing of it', async () => {
    await kiosk.getByRole('button', { name: /Chứng thực/ }).click();
    await kiosk.getByRole('button', { name: 'Lấy số', exact: true }).waitFor();
    expect(await kiosk.getByText(/nhiều hồ sơ/).count()).toBe(0);
    await kiosk.getByRole('button', { name: 'Quay lại' }).click();
    await atRest(kiosk);
    await expect(take({ dossiers: 12 })).rejects.toThrow('part.off');
  });

  test('the admin switches it on and names a lane; a wrong number is told beside its field', async () => {
    ({ page: admin } = await office.open(browser, `${office.origin}/admin#/settings`, SIZES.admin));
    await signIn(admin, 'admin');
    await admin.getByLabel('Nhiều hồ sơ trên một số').check();
    await admin.locator('form', { hasText: 'Các bước của một lượt đến' }).getByRole('button', { name: 'Lưu' }).click();
    const form = admin.locator('form', { has: admin.getByRole('heading', { name: 'Nhiều hồ sơ trên một số' }) });
    await form.getByLabel('Hàng riêng').selectOption({ label: 'H · Hướng dẫn – Dịch vụ công trực tuyến' });
    await form.getByLabel('Từ').fill('1');
    await form.getByRole('button', { name: 'Lưu' }).click();
    await form.getByText('Xin nhập một số từ 2 đến 99.').waitFor();
    await form.scrollIntoViewIfNeeded();
    await shot(admin, 'representative-admin-wrong');
    await form.getByLabel('Từ').fill('5');
    await form.getByRole('button', { name: 'Lưu' }).click();
    await form.getByText('Đã lưu').waitFor();
    await shot(admin, 'representative-admin');
    await clean(admin);
    const { dossierLane } = office.server.core.hall.office.settings;
    expect(dossierLane).toEqual({ from: 5, serviceId: office.serviceId('H') });
  });

  test('at the kiosk: two touches more, and he knows before where he will wait', async () => {
    await workOn();
    // Somebody sits at the lane.
    counter = await clerkAt(office, browser, 'huy', 1);
    await take();
    await kiosk.getByRole('button', { name: /Chứng thực/ }).click();
    await kiosk.getByRole('button', { name: 'Nộp nhiều hồ sơ cùng lúc?' }).click();
    await kiosk.waitForTimeout(600);
    for (const digit of ['1', '2']) await kiosk.getByRole('button', { name: digit, exact: true }).click();
    await kiosk.getByText('12 hồ sơ: số của ông/bà ở hàng riêng, ký hiệu H (Hướng dẫn).').waitFor();
    await kiosk.getByRole('button', { name: 'Xong' }).click();
    await kiosk.getByRole('button', { name: '12 hồ sơ · hàng H' }).waitFor();
    await kiosk.waitForTimeout(600);
    await kiosk.getByRole('button', { name: /^Lấy số/ }).click();
    await kiosk.getByRole('heading', { name: /H001/ }).waitFor();
    await shot(kiosk, 'representative-kiosk');
    await clean(kiosk);
    // An ordinary citizen keeps his wait: nobody with twelve stands before him.
    expect(await take()).toMatchObject({ ahead: 1, estimate: { minutes: { low: 4, high: 9 } } });
    await expect.poll(() => slips(office).length, { timeout: 15_000 }).toBeGreaterThan(0);
  });

  test('the clerk sees twelve and what for, in the list and at the counter; the supervisor reads both figures', async () => {
    await counter.getByText('Hướng dẫn').first().click();
    await counter.getByText('12 hồ sơ · từ lĩnh vực Chứng thực').waitFor();
    await shot(counter, 'representative-counter-list');
    await clean(counter);
    await counter.keyboard.press('Escape');
    await counter.waitForTimeout(650);
    await counter.keyboard.press('NumpadEnter');
    await counter.locator('.big-label', { hasText: 'H001' }).waitFor();
    await counter.getByText('12 hồ sơ · từ lĩnh vực Chứng thực').waitFor();
    await shot(counter, 'representative-counter');
    await clean(counter);
    await resizeTo(counter, SIZES.counterNarrow);
    await shot(counter, 'representative-counter-narrow');
    await clean(counter);
    await resizeTo(counter, SIZES.counter);
    // One of the twelve belongs to somebody else.
    await counter.getByRole('button', { name: 'Sửa số hồ sơ' }).click();
    await counter.getByRole('button', { name: /11\shồ\ssơ/ }).waitFor();
    await shot(counter, 'representative-counter-correct');
    await clean(counter);
    await counter.getByRole('button', { name: /11\shồ\ssơ/ }).click();
    await counter.getByText('11 hồ sơ · từ lĩnh vực Chứng thực').waitFor();
    await counter.waitForTimeout(650);
    await counter.keyboard.press('NumpadEnter');
    await admin.getByRole('link', { name: 'Hiện tại' }).click();
    await admin.getByText(/lượt · 16\shồ\ssơ/).waitFor();
    await shot(admin, 'representative-admin-now');
    await clean(admin);
  });

  test('on his own phone in the hall it is one number as well', async () => {
    const { url } = (await copies.ask('GET', '/api/hall-code')) as { url: string };
    const { page: phone } = await office.open(browser, office.origin + url.slice(url.indexOf('/lay-so')), SIZES.phone);
    await phone.getByText('Nộp nhiều hồ sơ cùng lúc').waitFor();
    // The lane is nobody's choice by itself.
    expect(await phone.getByRole('button', { name: /Hướng dẫn/ }).count()).toBe(0);
    for (let more = 1; more < 6; more += 1) await phone.getByRole('button', { name: 'Thêm một hồ sơ' }).click();
    await shot(phone, 'representative-phone');
    await clean(phone);
    await phone.getByRole('button', { name: /Hộ tịch/ }).click();
    await phone.getByText('H002').first().waitFor();
    await phone.close();
  });

  test('the helper at the door counts too; while nobody sits at the lane the number waits in its field', async () => {
    await counter.close();
    const huy = await office.clerk('huy', 1);
    await huy.ask('DELETE', `/api/counters/${huy.counterId}/session`);
    const { page: door } = await office.open(browser, `${office.origin}/tiep-dan`, { width: 1024, height: 768 });
    await signIn(door, 'hoai');
    await door.locator('[data-prefix="A"]').click();
    await door.getByRole('textbox', { name: 'Số hồ sơ nộp cùng lúc' }).fill('7');
    await door.getByRole('button', { name: 'Thêm một hồ sơ' }).click();
    await shot(door, 'representative-reception');
    await clean(door);
    const answered = door.waitForResponse('**/api/tickets');
    await door.getByRole('button', { name: /^Lấy số/ }).click();
    await door.getByText('8 hồ sơ trên một số').waitFor();
    await shot(door, 'representative-reception-given');
    await clean(door);
    const { ticket } = (await (await answered).json()) as { ticket: Ticket };
    expect(ticket).toMatchObject({ serviceId: office.serviceId('A'), dossiers: 8 });
    expect(ticket.label).toMatch(/^A/);
  });
});
