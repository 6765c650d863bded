/** What the stories of a visit share: a kiosk, a clerk at his page, and the slips that came out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { LiveOffice } from './live-office.ts';
import { LIVE_PASSWORD, SIZES } from './live-office.ts';
import { readQr } from './read-qr.ts';

/** The clerk's page, signed in and at a counter. */
export async function clerkAt(office: LiveOffice, browser: Browser, name: string, counter: number): Promise<Page> {
  const { page } = await office.open(browser, `${office.origin}/counter`, SIZES.counter);
  await signIn(page, name);
  await page.locator(`[data-number="${counter}"]`).click();
  await page.locator('[data-key="list"][aria-disabled="false"]').waitFor();
  return page;
}

export async function signIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(name);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(LIVE_PASSWORD);
  await page.keyboard.press('Enter');
}

/** Field, procedure, «Lấy số»; answers the label. */
export async function takeNumber(kiosk: Page, field: RegExp, procedure: string, label: string): Promise<void> {
  await kiosk.getByRole('button', { name: field }).click();
  await kiosk.getByRole('button', { name: procedure }).click();
  await kiosk.getByRole('button', { name: /^Lấy số/ }).click();
  await kiosk.getByText(label).first().waitFor();
  await kiosk
    .getByRole('button', { name: /^Xong|Tôi đã giữ số/ })
    .first()
    .click();
  await atRest(kiosk);
}

export const atRest = (kiosk: Page): Promise<void> =>
  kiosk.getByRole('heading', { name: 'Mời ông/bà chọn lĩnh vực' }).waitFor();

/** Pictures of the slips that have come out, oldest first. */
export function slips({ dataFolder }: LiveOffice): string[] {
  const folder = join(dataFolder, 'printed');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.png'))
    .sort()
    .map((name) => join(folder, name));
}

/** Waits for so many slips, and reads the code of the newest as a scanner does. */
export async function codeOfSlip(office: LiveOffice, count: number): Promise<string> {
  await expect.poll(() => slips(office).length, { timeout: 15_000 }).toBe(count);
  const newest = slips(office).at(-1);
  const read = newest === undefined ? undefined : readQr(readFileSync(newest));
  expect(read).toMatch(/^LUOT[3-9A-Y]{9}$/);
  return read ?? '';
}
