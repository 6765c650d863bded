import { papersPage as en } from '#common/i18n/en/papers-page.ts';
import { papersPage as vi } from '#common/i18n/vi/papers-page.ts';
import { language } from '#common/web/language.ts';

/** The words of this page in the language that it speaks now. */
export function words(): typeof vi {
  return language.value === 'vi' ? vi : en;
}
