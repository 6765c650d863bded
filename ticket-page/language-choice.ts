import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Language } from '#common/contract/text.ts';
import type { TicketView } from '#common/contract/views.ts';
import { isOtherLanguage, type OtherLanguage } from '#common/i18n/phone-words.ts';
import { language } from '#common/web/language.ts';
import { speak } from './words.ts';

const KEPT = 'luot.phone-language';

/** The language beside Vietnamese: that in which the number was taken, else the one that was chosen last, else English. */
export const beside = signal<OtherLanguage>('en');

function keptChoice(): Language | undefined {
  const kept = localStorage.getItem(KEPT);
  return kept === 'vi' || isOtherLanguage(kept) ? kept : undefined;
}

/** Speaks the language in which the number was taken, until somebody chooses on this phone. */
export function followTicketLanguage(view: ReadonlySignal<TicketView | undefined> | undefined): void {
  const kept = keptChoice();
  if (kept !== undefined && kept !== 'vi') beside.value = kept;
  speak(kept ?? 'vi');
  effect(() => {
    const taken = view?.value?.language;
    if (taken === undefined) return;
    if (taken !== 'vi') beside.value = taken;
    if (keptChoice() === undefined) speak(taken);
  });
  effect(() => {
    document.documentElement.lang = language.value;
  });
}

/** Keeps the choice for the next number that is followed on this phone. */
export function chooseLanguage(next: Language): void {
  localStorage.setItem(KEPT, next);
  speak(next);
}
