/** Sentences as words and as fragments of the voice pack. */
import type { Language } from '#common/contract/text.ts';
import { number as english } from '#common/i18n/en/number.ts';
import { number as vietnamese } from '#common/i18n/vi/number.ts';
import { language } from '#common/web/language.ts';
import type { Clip, Sentence } from './speech.ts';

const NUMBER: Readonly<Record<Language, (value: number) => string[]>> = { vi: vietnamese, en: english };
/** Larger numbers are said as «more than». */
const MOST = 99;

export const sentence = (text: string, ...clips: Clip[]): Sentence => ({ text, clips });

/** `A012` → fragments of its letters and digits. */
export const spelled = (label: string): string[] =>
  Array.from(label.toLowerCase(), (sign) => `${/\d/.test(sign) ? 'digit' : 'letter'}-${sign}`);

/** A number is said sign by sign by a voice too. */
export const signs = (label: string): string => Array.from(label).join(' ');

/** Fragments of a number in the page's language. */
export function counted(value: number): string[] {
  const say = NUMBER[language.peek()];
  return value > MOST ? ['kiosk-over', ...say(MOST)] : say(value);
}
