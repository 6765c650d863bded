import { kiosk as en } from '#common/i18n/en/kiosk.ts';
import { kiosk as vi } from '#common/i18n/vi/kiosk.ts';
import { wordsIn } from '#common/web/further.ts';

/** The words of this page in the language that it speaks now. */
export function words(): typeof vi {
  return wordsIn(vi, en, (words) => words.kiosk);
}
