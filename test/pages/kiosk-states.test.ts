/** Every state of the kiosk, standing and lying, in both languages: LOOK "People first" and "Surfaces", SPEC R11. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '#test/support/chromium.ts';
import { touchFindings } from '#test/support/kiosk-checks.ts';
import { KIOSK_SCENES, openScene } from '#test/support/kiosk-scenes.ts';
import { LANDSCAPE, PORTRAIT, type Size } from '#test/support/kiosk-stage.ts';
import { axeFindings, layoutFindings } from '#test/support/page-checks.ts';
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

async function check(page: Page, size: Size): Promise<void> {
  expect(await touchFindings(page, size)).toEqual([]);
  expect(await layoutFindings(page)).toEqual([]);
}

describe.each([
  ['portrait', PORTRAIT],
  ['landscape', LANDSCAPE],
] as const)('%s', (orientation, size) => {
  test.each(KIOSK_SCENES.map((scene) => [scene.name, scene] as const))('%s', async (name, scene) => {
    const { page, context } = await openScene(browser, host, scene, size);
    await page.evaluate(() => document.fonts.ready);
    await shot(page, `kiosk-${name}-${orientation}-vi`);
    await check(page, size);
    // What axe reads is the same lying or standing: each state is shown to it once in each language.
    if (size === PORTRAIT) expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: /^English/ }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await shot(page, `kiosk-${name}-${orientation}-en`);
    await check(page, size);
    if (size === LANDSCAPE) expect(await axeFindings(page)).toEqual([]);
    await context.close();
  });
});
