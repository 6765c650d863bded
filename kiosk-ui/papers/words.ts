import { kioskPapers as en } from '#common/i18n/en/kiosk-papers.ts';
import { kioskPapers as vi } from '#common/i18n/vi/kiosk-papers.ts';
import { language } from '#common/web/language.ts';

/** The words of these screens in the language that the kiosk speaks now. */
export function papersWords(): typeof vi {
  return language.value === 'vi' ? vi : en;
}
