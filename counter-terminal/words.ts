import { counter as en } from '#common/i18n/en/counter.ts';
import { counter as vi } from '#common/i18n/vi/counter.ts';
import { language } from '#common/web/language.ts';

/** The words of this page in the language that it speaks now. */
export function words(): typeof vi {
  return language.value === 'vi' ? vi : en;
}
