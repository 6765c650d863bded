/** An office in the south hears the southern voice, chooses it, and the lobby speaks it at once (SPEC V6). */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPack } from '#server/voice/packs.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { LiveOffice, SIZES } from '#test/support/live-office.ts';
import { axeFindings } from '#test/support/page-checks.ts';
import { shot } from '#test/support/shot.ts';
import { signIn } from '#test/support/visit.ts';

let browser: Browser;
let office: LiveOffice;
let admin: Page;
let display: Page;

beforeAll(async () => {
  browser = await launchChromium();
  office = await LiveOffice.start({ at: '2026-11-25T09:00:00+07:00' });
  ({ page: display } = await office.open(browser, await office.pairingUrl('display'), SIZES.display));
  ({ page: admin } = await office.open(browser, `${office.origin}/admin`, SIZES.admin));
  await signIn(admin, 'admin');
  await admin.getByText('Đã kết nối').waitFor();
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

/** Sounds of an accent that a page has fetched. */
const fetched = (page: Page, accent: string): Promise<number> =>
  page.evaluate(
    (name) => performance.getEntriesByType('resource').filter((one) => one.name.includes(`/voice/vi/${name}-`)).length,
    accent,
  );

/** How long «Mời công dân có số thứ tự» lasts in the newest call, ms. */
const invitation = (): Promise<number | undefined> =>
  display.evaluate(() => {
    const part = window.luotAudioLog?.at(-1)?.parts.find(({ name }) => name === 'invite');
    return part === undefined ? undefined : Math.round((part.end - part.start) * 1000);
  });

describe('the accent of the machine voice', () => {
  test('is heard in the console before it is saved', async () => {
    await admin.evaluate(() => {
      location.hash = '#/notices';
    });
    await admin.getByLabel('Miền Nam').check();
    await admin.getByRole('button', { name: 'Nghe thử: Miền Nam' }).click();
    await admin.getByRole('button', { name: 'Dừng' }).waitFor();
    await shot(admin, 'accent-listening');
    expect(await axeFindings(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Nghe thử: Miền Nam' }).waitFor({ timeout: 20_000 });
    // The sentence was played to its end; the lobby has heard nothing of it.
    expect(await fetched(admin, 'south')).toBe(7);
    expect(await fetched(display, 'south')).toBe(0);
  });

  test('one that cannot be loaded says so and can be asked for again', async () => {
    await admin.route(/\/voice\/vi\//, (route) => route.abort());
    await admin.getByLabel('Miền Trung').check();
    await admin.getByRole('button', { name: 'Nghe thử: Miền Trung' }).click();
    await admin.getByRole('alert').filter({ hasText: 'Chưa tải được giọng đọc' }).waitFor();
    await shot(admin, 'accent-not-loaded');
    expect(await axeFindings(admin)).toEqual([]);
    await admin.unroute(/\/voice\/vi\//);
    await admin.getByRole('button', { name: 'Nghe thử: Miền Trung' }).click();
    await admin.getByRole('button', { name: 'Dừng' }).click();
    await admin.getByLabel('Miền Nam').check();
  });

  test('saved: the screen that is open speaks it from the next call on', async () => {
    await (await office.clerk('thu', 5)).issue('B');
    await (await office.clerk('thu', 5)).issue('B');
    const clerk = await office.clerk('thu', 5);
    await clerk.callNext();
    const lengthOf = async (accent: 'north' | 'south'): Promise<number> =>
      (await loadPack('vi', { accent })).manifest.fragments.invite?.ms ?? 0;
    const [north, south] = [await lengthOf('north'), await lengthOf('south')];
    expect(Math.abs(north - south)).toBeGreaterThan(30);
    const near = (ms: number) => (heard: number | undefined) => heard !== undefined && Math.abs(heard - ms) < 15;
    await expect.poll(invitation, { timeout: 20_000 }).toSatisfy(near(north));
    await admin
      .locator('form', { hasText: 'Giọng đọc và lời gọi' })
      .getByRole('button', { name: 'Lưu', exact: true })
      .click();
    await expect.poll(() => fetched(display, 'south'), { timeout: 20_000 }).toBeGreaterThan(40);
    await clerk.callNext('completed');
    await expect.poll(invitation, { timeout: 20_000 }).toSatisfy(near(south));
  });
});
