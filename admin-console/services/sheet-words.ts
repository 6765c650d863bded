import { adminSheet as en } from '#common/i18n/en/admin-sheet.ts';
import { adminSheet as vi } from '#common/i18n/vi/admin-sheet.ts';
import { language } from '#common/web/language.ts';

/** The words of this part in the language that the page speaks now. */
export function sheetWords(): typeof vi {
  return language.value === 'vi' ? vi : en;
}
