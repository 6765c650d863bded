import type { Page } from 'playwright-core';

/** Types a text as a scanner of the keyboard kind does: sign by sign, then Enter. */
export async function scan(page: Page, text: string): Promise<void> {
  for (const sign of text) await page.keyboard.press(/\d/.test(sign) ? `Digit${sign}` : `Key${sign}`);
  await page.keyboard.press('Enter');
}
