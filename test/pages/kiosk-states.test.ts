/** Every state of the kiosk, standing and lying, in both languages: LOOK "People first" and "Surfaces", SPEC R11. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { touchFindings } from '#test/support/kiosk-checks.ts';
import { KIOSK_SCENES, openScene } from '#test/support/kiosk-scenes.ts';
import { LANDSCAPE, PORTRAIT, type Size } from '#test/support/kiosk-stage.ts';
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

/** One state of each screen: the other language changes its words alone, so axe reads these of its pages. */
const READ_IN_ENGLISH = [
  'fields',
  'field-chosen',
  'taking',
  'number',
  'papers-field',
  'help-coming',
  'closed',
  'cut-off',
  'lost',
  'denied',
  'idle',
];

/** Both ways a kiosk may stand, in the language that it shows now. */
async function check(page: Page, name: string, language: string, sizes: readonly Size[]): Promise<void> {
  for (const size of sizes) {
    const orientation = size === PORTRAIT ? 'portrait' : 'landscape';
    await resizeTo(page, size);
    await shot(page, `kiosk-${name}-${orientation}-${language}`);
    expect(await touchFindings(page, size), `${orientation} ${language}`).toEqual([]);
    expect(await layoutFindings(page), `${orientation} ${language}`).toEqual([]);
  }
}

test.each(KIOSK_SCENES.map((scene) => [scene.name, scene] as const))('%s', async (name, scene) => {
  const { page, context } = await openScene(browser, host, scene, PORTRAIT);
  await check(page, name, 'vi', [LANDSCAPE, PORTRAIT]);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: /^English/ }).click();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await check(page, name, 'en', [PORTRAIT, LANDSCAPE]);
  if (READ_IN_ENGLISH.includes(name)) expect(await axeFindings(page), 'en').toEqual([]);
  await context.close();
});

test('the states that axe reads in English are there', () => {
  const names = KIOSK_SCENES.map(({ name }) => name);
  expect(READ_IN_ENGLISH.filter((name) => !names.includes(name))).toEqual([]);
});
