import { kioskPapers as en } from '#common/i18n/en/kiosk-papers.ts';
import { kioskPapers as vi } from '#common/i18n/vi/kiosk-papers.ts';
import { wordsIn } from '#common/web/further.ts';

/** The words of these screens in the language that the kiosk speaks now. */
export function papersWords(): typeof vi {
  return wordsIn(vi, en, (words) => words.kioskPapers);
}
