/**
 * The languages in which citizens are served, in one place. Vietnamese and English are in every page; each further one is a
 * folder of words beside this file and a voice pack, loaded when it is chosen. A word that is missing does not compile.
 */
import type { FurtherLanguage, Language } from '#common/contract/text.ts';
import type { kiosk } from './vi/kiosk.ts';
import type { kioskCard } from './vi/kiosk-card.ts';
import type { kioskMany } from './vi/kiosk-many.ts';
import type { kioskMore } from './vi/kiosk-more.ts';
import type { kioskPapers } from './vi/kiosk-papers.ts';
import type { kioskSlip } from './vi/kiosk-slip.ts';
import type { slip } from './vi/slip.ts';

/** A fragment of a voice pack: what is written, how a program must see it, and what stands before it in a sentence. */
export interface SpokenWord {
  readonly text: string;
  readonly spoken?: string;
  readonly joint?: string;
}

export interface SpokenWords {
  /** Fragments that say a number of 0 to 99. */
  number(value: number): string[];
  readonly vocabulary: Readonly<Record<string, SpokenWord>>;
  /** What the pack is called, and how the built-in one is spoken (words a minute). */
  readonly name: string;
  readonly espeak: { readonly voice: string; readonly pace: number; readonly paceOfSigns: number };
}

/** All words of a language beyond the first two. */
export interface CitizenWords {
  readonly kiosk: typeof kiosk;
  readonly kioskCard: typeof kioskCard;
  readonly kioskMany: typeof kioskMany;
  readonly kioskMore: typeof kioskMore;
  readonly kioskPapers: typeof kioskPapers;
  readonly kioskSlip: typeof kioskSlip;
  readonly slip: typeof slip;
  readonly voice: SpokenWords;
}

/** Each language by its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  vi: 'Tiếng Việt',
  en: 'English',
  fr: 'Français',
};

/** Those that an office may offer besides Vietnamese and English. */
export const FURTHER: readonly FurtherLanguage[] = ['fr'];

export const FURTHER_LANGUAGES: Readonly<Record<FurtherLanguage, () => Promise<{ readonly citizens: CitizenWords }>>> =
  {
    fr: () => import('./fr/index.ts'),
  };
