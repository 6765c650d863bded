import { counterSlip as en } from '#common/i18n/en/counter-slip.ts';
import { counterSlip as vi } from '#common/i18n/vi/counter-slip.ts';
import { language } from '#common/web/language.ts';

/** The words of dossiers and slips, in the language that the page speaks now. */
export function slipWords(): typeof vi {
  return language.value === 'vi' ? vi : en;
}
