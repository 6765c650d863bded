import type { Language } from '#common/contract/text.ts';
import { language } from '#common/web/language.ts';

/** The same place as on the page of a ticket: who chose English there reads English here. */
const KEPT = 'luot.phone-language';

/** What was chosen on this phone; Vietnamese before anybody has chosen. */
export function keptLanguage(): Language {
  return localStorage.getItem(KEPT) === 'en' ? 'en' : 'vi';
}

/** Changes the language and keeps the choice. */
export function chooseLanguage(next: Language): void {
  language.value = next;
  localStorage.setItem(KEPT, next);
}
