import { booking as en } from '#common/i18n/en/booking.ts';
import { booking as vi } from '#common/i18n/vi/booking.ts';
import { language } from '#common/web/language.ts';

/** The words of this page in the language that it speaks now. */
export function words(): typeof vi {
  return language.value === 'vi' ? vi : en;
}
