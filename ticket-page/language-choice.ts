import { effect, type ReadonlySignal } from '@preact/signals';
import type { Language } from '#common/contract/text.ts';
import type { TicketView } from '#common/contract/views.ts';
import { language } from '#common/web/language.ts';

const KEPT = 'luot.phone-language';

function keptChoice(): Language | undefined {
  const kept = localStorage.getItem(KEPT);
  return kept === 'vi' || kept === 'en' ? kept : undefined;
}

/** Speaks the language in which the number was taken, until somebody chooses on this phone. */
export function followTicketLanguage(view: ReadonlySignal<TicketView | undefined> | undefined): void {
  language.value = keptChoice() ?? 'vi';
  effect(() => {
    const taken = view?.value?.language;
    if (taken !== undefined && keptChoice() === undefined) {
      // This page knows two; who chose a further one reads English.
      language.value = taken === 'vi' ? taken : 'en';
    }
  });
  effect(() => {
    document.documentElement.lang = language.value;
  });
}

/** Keeps the choice for the next number that is followed on this phone. */
export function chooseLanguage(next: Language): void {
  language.value = next;
  localStorage.setItem(KEPT, next);
}
