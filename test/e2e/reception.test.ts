/**
 * The helper's Monday morning: people stand at the door before it opens, one cannot use the kiosk, the power goes and comes
 * back, and nobody loses his turn (SPEC J80–J87).
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { LiveOffice, SIZES } from '#test/support/live-office.ts';
import { axeFindings, layoutFindings, resizeTo } from '#test/support/page-checks.ts';
import { shot } from '#test/support/shot.ts';
import { atRest, clerkAt, signIn } from '#test/support/visit.ts';

const MINUTE = 60_000;
const TABLET = { width: 1024, height: 768 };
const WORKDAY = [
  ['07:30', '11:30'],
  ['13:00', '16:30'],
];

let browser: Browser;
let office: LiveOffice;
let door: Page;
let kiosk: Page;
let counter: Page;

beforeAll(async () => {
  browser = await launchChromium();
  office = await LiveOffice.start({ at: '2026-11-23T06:40:00+07:00' });
  const { parts } = office.server.core.hall.office.settings;
  await (await office.admin()).ask('PATCH', '/api/office', {
    hours: { week: Array.from({ length: 7 }, () => WORKDAY), seasons: [], exceptions: [] },
    parts: { ...parts, papers: false, reception: true },
  });
  ({ page: kiosk } = await office.open(browser, await office.pairingUrl('kiosk'), SIZES.kiosk));
  ({ page: door } = await office.open(browser, `${office.origin}/tiep-dan`, TABLET));
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

const later = async (minutes: number): Promise<void> => {
  office.shift += minutes * MINUTE;
  await office.server.tick();
};
const slips = (): number =>
  readdirSync(join(office.dataFolder, 'printed')).filter((name) => name.endsWith('.png')).length;
async function clean(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await layoutFindings(page)).toEqual([]);
}
async function give(prefix: string, label: string, choose: readonly string[] = []): Promise<void> {
  await door.locator(`[data-prefix="${prefix}"]`).click();
  for (const words of choose) await door.locator('main').getByText(words, { exact: true }).click();
  await door.getByRole('button', { name: /^Lấy số/ }).click();
  await door.getByRole('heading', { name: label }).waitFor();
}
const nextPerson = (): Promise<void> => door.getByRole('button', { name: 'Người tiếp theo' }).click();
async function called(label: string): Promise<void> {
  await counter.keyboard.press('NumpadEnter');
  await counter.locator('.big-label', { hasText: label }).waitFor();
  // Sooner it would be a bounce of the same key.
  await counter.waitForTimeout(650);
}

describe('the helper’s Monday morning', () => {
  test('twenty to seven: the kiosk is closed, the helper writes down who came, in order', async () => {
    await signIn(door, 'lan');
    await door.getByText('Chưa đến giờ. Số cấp bây giờ giữ đúng thứ tự đến', { exact: false }).waitFor();
    await kiosk.getByText('07:30').first().waitFor();
    await shot(door, 'reception-early');
    await clean(door);
    await give('A', 'A001');
    await door.getByText('Đọc số cho ông/bà, hoặc mời quét mã').waitFor();
    await shot(door, 'reception-read-out');
    await nextPerson();
    await door.getByLabel('Phiếu in ở').selectOption('Máy in cửa chính');
    await door.locator('[data-prefix="A"]').click();
    await shot(door, 'reception-errand');
    await clean(door);
    await door.getByRole('button', { name: 'Lĩnh vực khác' }).click();
    await give('A', 'A002', ['Chứng thực chữ ký', 'English']);
    await door.getByText('Phiếu in ở Máy in cửa chính').waitFor();
    await expect.poll(slips, { timeout: 15_000 }).toBe(1);
    await shot(door, 'reception-printed');
    await clean(door);
    await nextPerson();
  });

  test('half past seven: the doors open, the counter calls who came first', async () => {
    await later(51);
    await atRest(kiosk);
    counter = await clerkAt(office, browser, 'hoai', 3);
    await called('A001');
  });

  test('somebody is at a loss at the kiosk: the helper comes', async () => {
    await kiosk.getByRole('button', { name: /giúp/ }).click();
    await door.getByRole('button', { name: 'Tôi đến' }).waitFor();
    await shot(door, 'reception-help');
    await clean(door);
    await resizeTo(door, SIZES.phone);
    await shot(door, 'reception-phone-help');
    await clean(door);
    await resizeTo(door, TABLET);
    await door.getByRole('button', { name: 'Tôi đến' }).click();
    await door.getByText('Hoàng Mai Lan đang đến').waitFor();
    await kiosk
      .getByText(/Nhân viên đang/)
      .first()
      .waitFor();
  });

  test('a strip of numbers is printed for the drawer', async () => {
    await door.getByRole('button', { name: /Số dự phòng/ }).click();
    await door.getByLabel('Lĩnh vực').selectOption({ label: 'A · Chứng thực' });
    await door.getByText('10', { exact: true }).click();
    await door.getByRole('button', { name: 'In dải số' }).click();
    await door.getByText('A801 – A810 đang in ở Máy in cửa chính').waitFor();
    await expect.poll(slips, { timeout: 15_000 }).toBe(2);
    await shot(door, 'reception-strips');
    await clean(door);
  });

  test('the power goes for forty minutes: numbers by hand, then typed in; nobody is passed over', async () => {
    // A003 came before the power went, A004 comes when it is back.
    const lan = await office.clerk('huy', 4);
    await lan.issue('A');
    await office.down();
    await door.getByText('Mất kết nối với máy chủ', { exact: false }).waitFor({ timeout: 15_000 });
    office.shift += 40 * MINUTE;
    await office.up();
    await door.getByText('Đã kết nối').waitFor({ timeout: 20_000 });
    await (await office.clerk('huy', 4)).issue('A');
    await door.locator('[data-strip="A801"]').getByRole('button', { name: 'Có điện: nhập số đã phát' }).click();
    await door.getByLabel('Đã phát đến số').selectOption('A804');
    await door.getByLabel('Trong đó đã phục vụ đến số').selectOption('A802');
    await door.getByLabel('Phát số đầu lúc, khoảng').fill('07:40');
    await door.getByLabel('Phát số cuối lúc, khoảng').fill('08:00');
    await shot(door, 'reception-return');
    await clean(door);
    await door.getByRole('button', { name: 'Đưa vào hàng chờ' }).click();
    await door.getByText('A803 – A804 đã vào hàng chờ, đúng lượt.').waitFor();
    await door.getByText('Bỏ đi, không dùng nữa: A805 – A810.').waitFor();
    await shot(door, 'reception-returned');
    await clean(door);
    await resizeTo(door, SIZES.phone);
    await shot(door, 'reception-phone-strips');
    await clean(door);
    await counter.locator('[data-key="list"][aria-disabled="false"]').waitFor();
    for (const label of ['A002', 'A003', 'A803', 'A804', 'A004']) await called(label);
  });
});
