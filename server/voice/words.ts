/** The words of an announcement (SPEC: "What is said"): which fragments are spoken for a label and a counter. */
import type { Announcement } from '#common/contract/events.ts';
import type { VoiceSetting } from '#common/contract/office.ts';
import type { Language } from '#common/contract/text.ts';
import { wordsOfFurther } from '#common/i18n/all-languages.ts';
import { number as englishNumber } from '#common/i18n/en/number.ts';
import { FURTHER } from '#common/i18n/languages.ts';
import { number as vietnameseNumber } from '#common/i18n/vi/number.ts';
import { vocabularyOf } from './vocabulary.ts';

/** A label sign by sign: «A không một hai». Digit by digit it is always một, bốn, năm. */
function labelFragments(label: string): string[] {
  return Array.from(label, (sign) => {
    if (/[0-9]/.test(sign)) return `digit-${sign}`;
    if (/[A-Z]/.test(sign)) return `letter-${sign.toLowerCase()}`;
    throw new RangeError(`a label has letters A–Z and digits only: ${label}`);
  });
}

function spokenLanguages(setting: VoiceSetting['languages'], ticketLanguage: Language): Language[] {
  if (setting === 'vi') return ['vi'];
  // «Both» speaks a further language after them; «as the ticket» speaks the one that was chosen.
  const both: Language[] = setting === 'vi-en' ? ['vi', 'en'] : ['vi'];
  return both.includes(ticketLanguage) ? both : [...both, ticketLanguage];
}

/**
 * The announcement of a call: «Mời công dân có số thứ tự A không một hai đến quầy số ba», «Ticket A zero one two, please
 * proceed to counter three». Both languages are always filled, a further one where it is spoken; `languages` says which of them are spoken.
 */
export function announcementFor(
  label: string,
  counterNumber: number,
  ticketLanguage: Language,
  setting: Pick<VoiceSetting, 'languages'>,
): Announcement {
  if (!Number.isInteger(counterNumber) || counterNumber < 1 || counterNumber > 99) {
    throw new RangeError(`counters are numbered 1 to 99: ${counterNumber}`);
  }
  const signs = labelFragments(label);
  const sentence = (number: (value: number) => string[]): string[] => [
    'invite',
    ...signs,
    'to-counter',
    ...number(counterNumber),
  ];
  const languages = spokenLanguages(setting.languages, ticketLanguage);
  const further = FURTHER.filter((language) => languages.includes(language)).map(
    (language) => [language, sentence(wordsOfFurther(language).voice.number)] as const,
  );
  return {
    vi: sentence(vietnameseNumber),
    en: sentence(englishNumber),
    ...(further.length === 0 ? {} : { further: Object.fromEntries(further) }),
    languages,
  };
}

/** The same announcement as a written sentence, NFC: for screen readers, logs and tests. */
export function wordsOf(fragments: readonly string[], language: Language): string {
  const vocabulary = vocabularyOf(language);
  return fragments
    .map((name, index) => {
      const fragment = vocabulary[name];
      if (fragment === undefined) throw new RangeError(`no fragment ${name} in ${language}`);
      return index === 0 ? fragment.text : `${fragment.joint ?? ' '}${fragment.text}`;
    })
    .join('')
    .normalize('NFC');
}
