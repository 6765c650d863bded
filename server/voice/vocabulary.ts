/**
 * Every fragment that an announcement can be made of: what it says, and how it is spelled for a speaking program.
 * Names are the same in every voice pack; the texts are what an office reads out when it records its own.
 */
import type { Language } from '#common/contract/text.ts';
import { wordsOfFurther } from '#common/i18n/all-languages.ts';
import { FURTHER, type SpokenWord } from '#common/i18n/languages.ts';
import { KIOSK_SENTENCES } from './kiosk-sentences.ts';
import { COMMON_NAMES } from './names.ts';

export type Fragment = SpokenWord;

export type Vocabulary = Readonly<Record<string, Fragment>>;

const digits = (words: readonly string[]): Record<string, Fragment> =>
  Object.fromEntries(words.map((text, digit) => [`digit-${digit}`, { text }]));

const letters = (spoken: Readonly<Record<string, string>>): Record<string, Fragment> =>
  Object.fromEntries(
    Object.entries(spoken).map(([letter, sound]) => [
      `letter-${letter.toLowerCase()}`,
      { text: letter, spoken: sound },
    ]),
  );

const VI: Vocabulary = {
  invite: { text: 'Mời công dân có số thứ tự' },
  'to-counter': { text: 'đến quầy số' },
  ...digits(['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']),
  ten: { text: 'mười' },
  tens: { text: 'mươi' },
  'one-after-tens': { text: 'mốt' },
  'four-after-tens': { text: 'tư' },
  'five-after-ten': { text: 'lăm' },
  // The names of the letters as people in offices say them, not the school's sounds («bờ», «cờ»).
  ...letters({
    A: 'a',
    B: 'bê',
    C: 'xê',
    D: 'đê',
    E: 'e',
    F: 'ép phờ',
    G: 'giê',
    H: 'hát',
    I: 'i',
    J: 'giây',
    K: 'ca',
    L: 'e lờ',
    M: 'em mờ',
    N: 'en nờ',
    O: 'o',
    P: 'pê',
    Q: 'quy',
    R: 'e rờ',
    S: 'ét xì',
    T: 'tê',
    U: 'u',
    V: 'vê',
    W: 'vê kép',
    X: 'ích xì',
    Y: 'y dài',
    Z: 'dét',
  }),
};

const EN: Vocabulary = {
  invite: { text: 'Ticket' },
  'to-counter': { text: 'please proceed to counter', joint: ', ' },
  ...digits(['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']),
  ten: { text: 'ten' },
  eleven: { text: 'eleven' },
  twelve: { text: 'twelve' },
  thirteen: { text: 'thirteen' },
  fourteen: { text: 'fourteen' },
  fifteen: { text: 'fifteen' },
  sixteen: { text: 'sixteen' },
  seventeen: { text: 'seventeen' },
  eighteen: { text: 'eighteen' },
  nineteen: { text: 'nineteen' },
  twenty: { text: 'twenty' },
  thirty: { text: 'thirty' },
  forty: { text: 'forty' },
  fifty: { text: 'fifty' },
  sixty: { text: 'sixty' },
  seventy: { text: 'seventy' },
  eighty: { text: 'eighty' },
  ninety: { text: 'ninety' },
  ...letters(
    // A capital alone is read by its name; «A» followed by a stop is not taken for the article.
    Object.fromEntries(Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => [letter, `${letter}.`])),
  ),
};

const ALL: ReadonlyMap<Language, Vocabulary> = new Map<Language, Vocabulary>([
  ['vi', { ...VI, ...KIOSK_SENTENCES.vi, ...COMMON_NAMES.vi }],
  ['en', { ...EN, ...KIOSK_SENTENCES.en, ...COMMON_NAMES.en }],
  ...FURTHER.map((language) => [language, wordsOfFurther(language).voice.vocabulary] as const),
]);

/** The fragments of a language that is spoken. */
export function vocabularyOf(language: Language): Vocabulary {
  const vocabulary = ALL.get(language);
  if (vocabulary === undefined) throw new RangeError(`no vocabulary of ${language}`);
  return vocabulary;
}

/** Names of all fragments that a complete voice pack of the language holds. */
export function fragmentNames(language: Language): readonly string[] {
  return Object.keys(vocabularyOf(language));
}

/** The chime is a fragment of each pack, so that an office may bring its own; no announcement names it. */
export const CHIME = 'chime';
