/** Why a number went first, in a few words: «Ưu tiên: người cao tuổi» (SPEC J10). */

import type { Language } from '#common/contract/text.ts';
import type { CallWhy } from '#common/contract/views.ts';
import { callWhy as en } from '#common/i18n/en/call-why.ts';
import { callWhy as vi } from '#common/i18n/vi/call-why.ts';
import { inLanguage } from './language.ts';

export function whyText({ reason, priority }: CallWhy, language: Language): string {
  const words = language === 'vi' ? vi : en;
  if (reason !== 'priority-turn') return words[reason];
  const name = priority === undefined ? '' : inLanguage(priority, language);
  return words[reason](name === '' ? undefined : smallBegin(name));
}

/** In a sentence a name begins small, but an abbreviation stays. */
function smallBegin(name: string): string {
  return /^\p{Lu}{2}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
