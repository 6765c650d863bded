/** J103: a further language at the kiosk, for the offices that offer it: its words come when it is chosen. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { touchFindings } from '#test/support/kiosk-checks.ts';
import { PAPERS_ON, papersView } from '#test/support/kiosk-paper-scenes.ts';
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

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click();
const heading = (page: Page, name: RegExp): Promise<void> => page.getByRole('heading', { level: 1, name }).waitFor();

async function check(page: Page, name: string): Promise<void> {
  for (const size of [LANDSCAPE, PORTRAIT]) {
    await resizeTo(page, size);
    await shot(page, `kiosk-fr-${name}-${size === PORTRAIT ? 'portrait' : 'landscape'}`);
    expect.soft(await touchFindings(page, size), name).toEqual([]);
    expect.soft(await layoutFindings(page), name).toEqual([]);
  }
}

test('J103: the key goes through the languages; a number is taken in the third, and the next citizen reads Vietnamese', async () => {
  const opened = await openKiosk(browser, host, { view: papersView({ parts: { ...PAPERS_ON, languages: true } }) });
  const { page, context } = opened;
  await page.locator('.kiosk.with-papers').waitFor();
  await press(page, /^English/);
  await heading(page, /Please choose/);
  await page.keyboard.press('Numpad0');
  await heading(page, /Choisissez un domaine/);
  expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  await check(page, 'fields');
  expect(await axeFindings(page)).toEqual([]);
  await press(page, /Civil status/);
  await heading(page, /Civil status/);
  await check(page, 'field');
  await press(page, 'Birth registration');
  await heading(page, /Birth registration/);
  await check(page, 'check');
  await press(page, /^Prendre un ticket/);
  await heading(page, /Votre numéro/);
  await check(page, 'number');
  expect(issues(opened)[0]?.body).toMatchObject({ language: 'fr' });
  await press(page, /^Terminé/);
  await heading(page, /Mời ông/);
  await context.close();
});

test('J103: an office that does not offer it has two languages', async () => {
  const { page, context } = await openKiosk(browser, host);
  await press(page, /^English/);
  await heading(page, /Please choose/);
  await page.getByRole('button', { name: /^Tiếng Việt/ }).waitFor();
  await context.close();
});
