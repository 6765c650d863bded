/**
 * One Monday morning in four windows: a number is taken, printed, called, shown, spoken and followed; the server goes away
 * and comes back. Real server, real pages, real sound (SPEC K1, V1, R4, R11, R12, A8).
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import jsqr from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { LIVE_PASSWORD, LiveOffice, SIZES } from '#test/support/live-office.ts';

// A CommonJS package: the function is the module or its default, by how it was loaded.
const decodeCode = 'default' in jsqr ? jsqr.default : jsqr;

let browser: Browser;
let office: LiveOffice;

beforeAll(async () => {
  browser = await launchChromium();
  office = await LiveOffice.start();
});

afterAll(async () => {
  await browser.close();
  await office.stop();
});

/** What a phone's camera reads on a screen. */
async function readCode(page: Page): Promise<string | undefined> {
  const { data, width, height } = PNG.sync.read(await page.screenshot());
  return decodeCode(new Uint8ClampedArray(data), width, height)?.data;
}

const spoken = (display: Page): Promise<string[]> =>
  display.evaluate(() =>
    (window.luotAudioLog ?? []).filter(({ outcome }) => outcome === 'spoken').map(({ label }) => label),
  );

describe('a number is taken, printed, called, shown and spoken', () => {
  let kiosk: Page;
  let counter: Page;
  let display: Page;
  let phone: Page;

  test('A8: a pairing link opens the kiosk once', async () => {
    const link = await office.pairingUrl('kiosk');
    ({ page: kiosk } = await office.open(browser, link, SIZES.kiosk));
    await kiosk.getByRole('heading', { name: 'Mời ông/bà chọn lĩnh vực' }).waitFor();
    const { page: second, context } = await office.open(browser, link, SIZES.kiosk);
    expect(new URL(second.url()).pathname).toMatch(/^\/pair\//);
    await context.close();
  });

  test('K1: two touches to a number, and the slip is printed', async () => {
    await kiosk.getByRole('button', { name: /Hộ tịch/ }).click();
    await kiosk.getByRole('button', { name: /^Lấy số/ }).click();
    await kiosk.getByText('B001').first().waitFor();
    await expect
      .poll(() => readdirSync(join(office.dataFolder, 'printed')), { timeout: 10_000 })
      .toEqual([expect.stringMatching(/B001\.png$/)]);
  });

  test('the code on the kiosk opens the turn on a phone', async () => {
    const url = await readCode(kiosk);
    expect(url).toMatch(new RegExp(`^${office.origin}/t/`));
    ({ page: phone } = await office.open(browser, url ?? '', SIZES.phone));
    await phone.getByText('B001').first().waitFor();
  });

  test('V1: the clerk presses Enter; screen, voice and phone follow', async () => {
    ({ page: display } = await office.open(browser, await office.pairingUrl('display'), SIZES.display));
    ({ page: counter } = await office.open(browser, `${office.origin}/counter`, SIZES.counter));
    await counter.getByLabel('Tên đăng nhập').fill('thu');
    await counter.getByLabel('Mật khẩu', { exact: true }).fill(LIVE_PASSWORD);
    await counter.keyboard.press('Enter');
    await counter.locator('[data-number="5"]').click();
    await counter.locator('[data-key="list"][aria-disabled="false"]').waitFor();
    await counter.keyboard.press('NumpadEnter');
    await counter.getByText('B001').first().waitFor();
    await display.locator('[data-call]').getByText('B001').waitFor();
    await phone.getByText('5', { exact: true }).first().waitFor();
    await expect.poll(() => spoken(display), { timeout: 30_000 }).toEqual(['B001']);
  });

  test('R12: five calls in the same second are all shown and spoken in full, in order', async () => {
    // Twice was heard above; once is enough to hear that none is cut.
    const { voice } = office.server.core.hall.office.settings;
    await (await office.admin()).ask('PATCH', '/api/office', { voice: { ...voice, repeat: 1 } });
    const people = [
      ['lan', 1, 'R'],
      ['huy', 2, 'A'],
      ['hoai', 3, 'E'],
      ['long', 4, 'C'],
    ] as const;
    const clerks = await Promise.all(people.map(([name, number]) => office.clerk(name, number)));
    for (const [index, [, , prefix]] of people.entries()) await clerks[index]?.issue(prefix);
    await clerks[0]?.issue('B');
    await Promise.all([...clerks.map((clerk) => clerk.callNext()), counter.keyboard.press('NumpadEnter')]);
    const shown: string[] = [];
    await expect
      .poll(
        async () => {
          const label = await display
            .locator('[data-call]')
            .getAttribute('data-call')
            .catch(() => null);
          if (label !== null && !shown.includes(label)) shown.push(label);
          return (await spoken(display)).length;
        },
        { timeout: 120_000, interval: 200 },
      )
      .toBe(6);
    const log = await display.evaluate(() => window.luotAudioLog ?? []);
    expect(new Set(log.map(({ label }) => label))).toEqual(new Set(['B001', 'R001', 'A001', 'E001', 'C001', 'B002']));
    const seqs = log.map(({ callSeq }) => callSeq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    // The first call was shown before this test began to look.
    expect(shown.filter((seq) => seqs.slice(1).includes(Number(seq)))).toHaveLength(5);
    const spans = log.flatMap(({ parts }) => parts).map(({ start, end }) => [start, end] as const);
    for (const [index, [start, end]] of spans.entries()) {
      expect(end).toBeGreaterThan(start);
      const next = spans[index + 1];
      if (next !== undefined) expect(next[0]).toBeGreaterThanOrEqual(end - 0.001);
    }
  }, 150_000);

  test('R11: without the server every page says so within 6 s, and is right within 3 s after it returns', async () => {
    await office.down();
    const cut = Date.now();
    await display.getByText('Mời ông/bà nghe gọi trực tiếp tại quầy').waitFor({ timeout: 6_000 });
    expect(Date.now() - cut).toBeLessThan(6_500);
    await counter.getByText('Mất kết nối').first().waitFor({ timeout: 6_000 });
    await office.up();
    const back = Date.now();
    await display.getByText('Vừa gọi').first().waitFor({ timeout: 3_000 });
    await counter.getByText('Đã kết nối').first().waitFor({ timeout: 3_000 });
    expect(Date.now() - back).toBeLessThan(6_000);
  }, 60_000);
});
