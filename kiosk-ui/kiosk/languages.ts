import type { Language } from '#common/contract/text.ts';
import type { KioskView } from '#common/contract/views.ts';
import { FURTHER } from '#common/i18n/languages.ts';

/** The languages that this office offers, in the order in which the key goes through them. */
export function offeredLanguages(view: KioskView | undefined): readonly Language[] {
  return view?.parts?.languages === true ? ['vi', 'en', ...FURTHER] : ['vi', 'en'];
}
