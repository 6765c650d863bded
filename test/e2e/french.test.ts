/** A number taken in French: the kiosk, the slip and the call speak it, Vietnamese first in the hall (SPEC J103). */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { LiveOffice, SIZES } from '#test/support/live-office.ts';
import { shot } from '#test/support/shot.ts';
import { atRest, slips } from '#test/support/visit.ts';

let browser: Browser;
let office: LiveOffice;
let kiosk: Page;
let display: Page;

beforeAll(async () => {
  browser = await launchChromium();
  office = await LiveOffice.start({ at: '2026-11-25T09:00:00+07:00' });
  const parts = { papers: false, returns: false, results: false, appointments: false, languages: true };
  await (await office.admin()).ask('PATCH', '/api/office', { parts });
  ({ page: display } = await office.open(browser, await office.pairingUrl('display'), SIZES.display));
  ({ page: kiosk } = await office.open(browser, await office.pairingUrl('kiosk'), SIZES.kiosk));
  await atRest(kiosk);
});
afterAll(async () => {
  await browser.close();
  await office.stop();
});

test('J103: English, then French; a number, its slip, and the call in Vietnamese and French', async () => {
  await kiosk.getByRole('button', { name: /^English/ }).click();
  await kiosk.getByRole('button', { name: /^Français/ }).press('Enter');
  await kiosk.getByRole('heading', { name: 'Choisissez un domaine' }).waitFor();
  await kiosk.getByRole('button', { name: /Civil status/ }).click();
  await kiosk.getByRole('button', { name: 'Prendre un ticket' }).click();
  await kiosk.getByRole('heading', { level: 1, name: /Votre numéro B001/ }).waitFor();
  await expect.poll(() => slips(office).length, { timeout: 15_000 }).toBe(1);
  // A screen takes the further languages last; it was switched on a moment ago.
  await display.waitForFunction(
    () => performance.getEntriesByType('resource').filter(({ name }) => /voice\/fr\/.*opus/.test(name)).length > 50,
  );
  await (await office.clerk('thu', 5)).callNext();
  await display.getByText('B001').first().waitFor();
  const spoken = (): Promise<string[]> =>
    display.evaluate(() => [
      ...new Set((window.luotAudioLog ?? []).flatMap(({ parts }) => parts.map((part) => part.language))),
    ]);
  await expect.poll(spoken, { timeout: 15_000 }).toEqual(['chime', 'vi', 'fr']);
  await shot(display, 'french-call');
});
