import { signal } from '@preact/signals';
import type { Language } from '#common/contract/text.ts';
import { PHONE_WORDS, type PhoneWords } from '#common/i18n/phone-words.ts';
import { ticket as vietnamese } from '#common/i18n/vi/ticket.ts';
import { language } from '#common/web/language.ts';

const spoken = signal<PhoneWords>(vietnamese);
let wanted: Language = 'vi';

/** The words of this page in the language that it speaks now. */
export function words(): PhoneWords {
  return spoken.value;
}

/** Speaks a language as soon as its words are here; when they cannot be had the page goes on as it is. */
export function speak(next: Language): void {
  wanted = next;
  const use = (words: PhoneWords): void => {
    // Meanwhile another may have been chosen.
    if (wanted !== next) return;
    language.value = next;
    spoken.value = words;
  };
  if (next === 'vi') use(vietnamese);
  else
    PHONE_WORDS[next]().then(
      ({ ticket }) => use(ticket),
      (error: unknown) => console.error(`language ${next}:`, error),
    );
}
