/**
 * The kiosk by keypad only: a blind man takes a number by ear and hand. No mouse and no touch; the kiosk's PC has no voice but
 * the pack. He presses a wrong key, calls for help and takes it back, and leaves with his slip (SPEC J100, J101).
 */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { LiveOffice, SIZES } from '#test/support/live-office.ts';
import { readQr } from '#test/support/read-qr.ts';
import { shot } from '#test/support/shot.ts';
import { atRest, slips } from '#test/support/visit.ts';

let browser: Browser;
let office: LiveOffice;
let kiosk: Page;

/** Waits until all these sounds were played, in this order, since the last look; answers all that was heard since then. */
let listened = 0;
async function heard(...wanted: string[]): Promise<string> {
  const since = async (): Promise<string[]> =>
    (await kiosk.evaluate((): string[] => Reflect.get(globalThis, 'heard'))).slice(listened);
  const inOrder = new RegExp(wanted.map((name) => `\\b${name}\\b`).join('.*'));
  await expect.poll(async () => (await since()).join(' '), { timeout: 15_000 }).toMatch(inOrder);
  const now = await since();
  listened += now.length;
  return now.join(' ');
}

beforeAll(async () => {
  browser = await launchChromium();
  office = await LiveOffice.start({ at: '2026-11-25T08:30:00+07:00' });
  for (let waiting = 0; waiting < 3; waiting += 1)
    await (await office.admin()).ask('POST', '/api/tickets', { serviceId: office.serviceId('B') });
  ({ page: kiosk } = await office.open(browser, await office.pairingUrl('kiosk'), SIZES.kiosk));
  await atRest(kiosk);
  // Each sound is over at once, and no breath is taken between them: a story need not wait.
  await kiosk.route(/\/voice\/vi\/manifest\.json$/, async (route) => {
    const pack = await (await route.fetch()).text();
    await route.fulfill({ body: pack.replace(/"pauseMs": ?\d+/g, '"pauseMs":0'), contentType: 'application/json' });
  });
  await kiosk.evaluate(() => {
    const sounds: string[] = [];
    Object.assign(globalThis, { heard: sounds });
    HTMLMediaElement.prototype.play = function play(): Promise<void> {
      sounds.push(this.src.replace(/^.*\/|\.opus$/g, ''));
      queueMicrotask(() => this.onended?.(new Event('ended')));
      return Promise.resolve();
    };
  });
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

describe('the kiosk by keypad only', () => {
  test('star: he hears the fields, how many wait in each, and what every key does', async () => {
    await kiosk.keyboard.press('NumpadMultiply');
    const said = await heard('kiosk-key-again');
    expect(said).toContain('kiosk-choose-field kiosk-cell digit-1 name-certification kiosk-no-wait');
    expect(said).toContain('kiosk-cell digit-2 name-civil-status digit-3 kiosk-waiting');
    expect(said).toContain('kiosk-key-choose kiosk-key-priority kiosk-key-language kiosk-key-help kiosk-key-again');
  });

  test('a key that means nothing here says so; the slash calls the staff, one takes it back', async () => {
    await kiosk.keyboard.press('NumpadDecimal');
    expect(await heard('kiosk-key-none')).toBe('kiosk-key-none');
    await kiosk.keyboard.press('NumpadDivide');
    await heard('kiosk-help-sent', 'kiosk-key-end', 'kiosk-key-again');
    await kiosk.keyboard.press('Numpad1');
    await heard('kiosk-choose-field', 'kiosk-key-language', 'kiosk-key-again');
  });

  test('two: civil status; one: the registration of a birth is chosen; Enter takes the number', async () => {
    await kiosk.keyboard.press('Numpad2');
    const field = await heard('name-civil-status', 'kiosk-key-again');
    expect(field).toContain('name-civil-status kiosk-cell digit-1 name-birth-registration');
    expect(field).toContain('kiosk-key-take');
    await kiosk.keyboard.press('Numpad1');
    const chosen = await heard('kiosk-chosen', 'kiosk-key-again');
    expect(chosen).toContain('kiosk-chosen name-birth-registration');
    await shot(kiosk, 'story-keypad-chosen');
    await kiosk.keyboard.press('NumpadEnter');
    const number = await heard('kiosk-key-done', 'kiosk-key-again');
    expect(number).toContain('kiosk-your-number letter-b digit-0 digit-0 digit-4');
    expect(number).toContain('kiosk-ahead digit-3 kiosk-people kiosk-at-counter digit-5');
    expect(number).toContain('kiosk-key-done');
    await shot(kiosk, 'story-keypad-number');
  });

  test('his slip is printed, and is of that number; Enter ends, and the next finds a kiosk at rest', async () => {
    await expect.poll(() => slips(office).length, { timeout: 15_000 }).toBe(1);
    const followed = readQr(readFileSync(slips(office)[0] ?? ''));
    const token = followed?.split('/').at(-1) ?? '';
    const answer = await fetch(`${office.origin}/api/follow/${token}`);
    expect(await answer.json()).toMatchObject({ label: 'B004', ahead: 3 });
    await kiosk.keyboard.press('NumpadEnter');
    await atRest(kiosk);
    expect(await kiosk.locator('.by-keys').count()).toBe(0);
  });
});
