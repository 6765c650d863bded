import { hallPage as en } from '#common/i18n/en/hall-page.ts';
import { hallPage as vi } from '#common/i18n/vi/hall-page.ts';
import { language } from '#common/web/language.ts';

/** The words of this page in the language that it speaks now. */
export function words(): typeof vi {
  return language.value === 'vi' ? vi : en;
}
