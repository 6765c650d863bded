/** The words of an announcement (SPEC: "What is said"): which fragments are spoken for a label and a counter. */
import type { Announcement } from '#common/contract/events.ts';
import type { VoiceSetting } from '#common/contract/office.ts';
import type { Language } from '#common/contract/text.ts';
import { number as englishNumber } from '#common/i18n/en/number.ts';
import { number as vietnameseNumber } from '#common/i18n/vi/number.ts';
import { VOCABULARY } from './vocabulary.ts';

/** A label sign by sign: «A không một hai». Digit by digit it is always một, bốn, năm. */
function labelFragments(label: string): string[] {
  return Array.from(label, (sign) => {
    if (/[0-9]/.test(sign)) return `digit-${sign}`;
    if (/[A-Z]/.test(sign)) return `letter-${sign.toLowerCase()}`;
    throw new RangeError(`a label has letters A–Z and digits only: ${label}`);
  });
}

function spokenLanguages(setting: VoiceSetting['languages'], ticketLanguage: Language): Language[] {
  if (setting === 'vi-en' || (setting === 'as-ticket' && ticketLanguage === 'en')) return ['vi', 'en'];
  return ['vi'];
}

/**
 * The announcement of a call: «Mời công dân có số thứ tự A không một hai đến quầy số ba», «Ticket A zero one two, please
 * proceed to counter three». Both languages are always filled; `languages` says which of them are spoken.
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
  return {
    vi: ['invite', ...signs, 'to-counter', ...vietnameseNumber(counterNumber)],
    en: ['invite', ...signs, 'to-counter', ...englishNumber(counterNumber)],
    languages: spokenLanguages(setting.languages, ticketLanguage),
  };
}

/** The same announcement as a written sentence, NFC: for screen readers, logs and tests. */
export function wordsOf(fragments: readonly string[], language: Language): string {
  const vocabulary = VOCABULARY[language];
  return fragments
    .map((name, index) => {
      const fragment = vocabulary[name];
      if (fragment === undefined) throw new RangeError(`no fragment ${name} in ${language}`);
      return index === 0 ? fragment.text : `${fragment.joint ?? ' '}${fragment.text}`;
    })
    .join('')
    .normalize('NFC');
}
