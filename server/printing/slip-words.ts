import { Temporal } from 'temporal-polyfill';
import type { Bilingual, Language } from '#common/contract/text.ts';
import { wordsOfFurther } from '#common/i18n/all-languages.ts';
import { slip as english } from '#common/i18n/en/slip.ts';
import { slip as vietnamese } from '#common/i18n/vi/slip.ts';

export type SlipWords = typeof vietnamese;

/** The words of slips in a language. */
export function wordsIn(language: Language): SlipWords {
  if (language === 'vi') return vietnamese;
  return language === 'en' ? english : wordsOfFurther(language).slip;
}

/** A text of the office in the slip's language; English for further languages; an empty translation falls back to Vietnamese. */
export function inLanguage(text: Bilingual, language: Language): string {
  return language !== 'vi' && text.en !== '' ? text.en : text.vi;
}

/** `08:43`, `thứ Hai` and `23/11/2026` in the office's zone. */
export function whenParts(
  at: number,
  timeZone: string,
  words: SlipWords,
): [time: string, weekday: string, date: string] {
  const { hour, minute, day, month, year, dayOfWeek } =
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return [`${two(hour)}:${two(minute)}`, words.weekdays[dayOfWeek - 1] ?? '', `${two(day)}/${two(month)}/${year}`];
}

/** A day `YYYY-MM-DD` as `thứ Hai, 23/11/2026`. */
export function dayText(day: string, words: SlipWords): string {
  const { day: dayOfMonth, month, year, dayOfWeek } = Temporal.PlainDate.from(day);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${words.weekdays[dayOfWeek - 1] ?? ''},\u00a0${two(dayOfMonth)}/${two(month)}/${year}`;
}
