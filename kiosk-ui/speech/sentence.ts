/** Sentences as words and as fragments of the voice pack. */
import { number as english } from '#common/i18n/en/number.ts';
import { number as vietnamese } from '#common/i18n/vi/number.ts';
import { wordsIn } from '#common/web/further.ts';
import type { Clip, Sentence } from './speech.ts';

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
  const say = wordsIn(vietnamese, english, ({ voice }) => voice.number);
  return value > MOST ? ['kiosk-over', ...say(MOST)] : say(value);
}
