import { signal } from '@preact/signals';
import type { Bilingual, Language } from '#common/contract/text.ts';

/** The language that the page speaks now; Vietnamese first. */
export const language = signal<Language>('vi');

/** A text of the office in the page's language: English for further languages; an empty translation falls back to
 *  Vietnamese. */
export function inLanguage(text: Bilingual, lang: Language = language.value): string {
  return lang !== 'vi' && text.en !== '' ? text.en : text.vi;
}
