import type { Page } from 'playwright-core';

/**
 * Types a text as a scanner of the keyboard kind does: sign by sign, then Enter. A scanner waits for nothing: every key is sent
 * before the page has answered the first, so that a slow moment of the machine makes no pause in the code.
 */
export async function scan(page: Page, text: string): Promise<void> {
  const signs = Array.from(text, (sign) => (/\d/.test(sign) ? `Digit${sign}` : `Key${sign}`));
  await Promise.all([...signs, 'Enter'].map((key) => page.keyboard.press(key)));
}

/**
 * What stands on the QR of a citizen card, typed as fast as a scanner does that knows a keyboard without accents: the keys are
 * made inside the page, since a driver beside a busy machine would pause between them as no scanner does.
 */
export async function scanCard(page: Page, text: string): Promise<void> {
  await page.evaluate((signs) => {
    const press = (init: KeyboardEventInit): void => {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }));
    };
    for (const key of signs) {
      if (key === '|') press({ code: 'Backslash', key, shiftKey: true });
      else if (/\d/.test(key)) press({ code: `Digit${key}`, key });
      else press({ code: /[a-z]/i.test(key) ? `Key${key.toUpperCase()}` : 'Space', key });
    }
    press({ code: 'Enter', key: 'Enter' });
  }, Array.from(text));
}

/** The key by which a kiosk shows that it reads slips: its listener comes with its screen. */
export async function readsSlips(kiosk: Page): Promise<void> {
  await kiosk.getByRole('button', { name: 'Tôi có mã phiếu' }).waitFor();
}
