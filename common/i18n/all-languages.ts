/** The further languages, loaded at once: for the server, which prints and speaks all of them. */
import type { FurtherLanguage } from '#common/contract/text.ts';
import { type CitizenWords, FURTHER, FURTHER_LANGUAGES } from './languages.ts';

const loaded = new Map<string, CitizenWords>();
for (const language of FURTHER) loaded.set(language, (await FURTHER_LANGUAGES[language]()).citizens);

/** The words of a language beyond Vietnamese and English. */
export function wordsOfFurther(language: FurtherLanguage): CitizenWords {
  const words = loaded.get(language);
  if (words === undefined) throw new RangeError(`no words for ${language}`);
  return words;
}
