import { display as en } from '#common/i18n/en/display.ts';
import { display as vi } from '#common/i18n/vi/display.ts';

/** The lobby reads Vietnamese; English stands beneath a call whose ticket was taken in English. */
export const words = vi;
export const englishWords = en;
