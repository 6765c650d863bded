/** Words of the phone page beyond Vietnamese, which is in the page: they come when the phone speaks their language. */
import type { Language } from '#common/contract/text.ts';
import type { ticket } from './vi/ticket.ts';

export type PhoneWords = typeof ticket;
export type OtherLanguage = Exclude<Language, 'vi'>;

/** Whether a word kept by a browser names one of them. */
export const isOtherLanguage = (name: string | null): name is OtherLanguage => name !== null && name in PHONE_WORDS;

export const PHONE_WORDS: Readonly<Record<OtherLanguage, () => Promise<{ readonly ticket: PhoneWords }>>> = {
  en: () => import('./en/ticket.ts'),
  fr: () => import('./fr/ticket.ts'),
};
