import type { Page } from 'playwright-core';

/**
 * Types a text as a scanner of the keyboard kind does: sign by sign, then Enter. A scanner waits for nothing: every key is sent
 * before the page has answered the first, so that a slow moment of the machine makes no pause in the code.
 */
export async function scan(page: Page, text: string): Promise<void> {
  const signs = Array.from(text, (sign) => (/\d/.test(sign) ? `Digit${sign}` : `Key${sign}`));
  await Promise.all([...signs, 'Enter'].map((key) => page.keyboard.press(key)));
}

/** The key by which a kiosk shows that it reads slips: its listener comes with its screen. */
export async function readsSlips(kiosk: Page): Promise<void> {
  await kiosk.getByRole('button', { name: 'Tôi có mã phiếu' }).waitFor();
}
