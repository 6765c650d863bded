/** The words of a further language: they come when somebody chooses it, and the page speaks it from then on. */
import { signal } from '@preact/signals';
import type { Language } from '#common/contract/text.ts';
import { type CitizenWords, FURTHER, FURTHER_LANGUAGES } from '#common/i18n/languages.ts';
import { language } from './language.ts';

const loaded = signal<ReadonlyMap<Language, CitizenWords>>(new Map());

/** The words of the language that the page speaks, where it is neither Vietnamese nor English. */
export function furtherWords(): CitizenWords | undefined {
  return loaded.value.get(language.value);
}

/** Words by the page's language: two are in the page, further ones were loaded. */
export function wordsIn<Words>(vi: Words, en: Words, further: (words: CitizenWords) => Words): Words {
  if (language.value === 'vi') return vi;
  const words = furtherWords();
  return words === undefined ? en : further(words);
}

/** Speaks a language from now on, a further one as soon as its words are there; when they cannot be had nothing changes. */
export function speakIn(next: Language): void {
  const further = FURTHER.find((one) => one === next);
  if (further === undefined || loaded.peek().has(further)) {
    language.value = next;
    return;
  }
  FURTHER_LANGUAGES[further]().then(
    ({ citizens }) => {
      loaded.value = new Map([...loaded.peek(), [further, citizens]]);
      language.value = further;
    },
    (error: unknown) => console.error(`language ${further}:`, error),
  );
}
