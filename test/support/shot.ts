import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** Keeps a picture of the page when `LUOT_SHOTS` names a folder: for looking at what a test saw. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.LUOT_SHOTS;
  if (folder === undefined || folder === '') return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
}
