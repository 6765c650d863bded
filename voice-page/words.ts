import { effect, signal } from '@preact/signals';
import { voicePage as vietnamese } from '#common/i18n/vi/voice-page.ts';
import { language } from '#common/web/language.ts';

/** English is fetched when it is asked for: most clerks never do, and the page stays small. */
const english = signal<typeof vietnamese | undefined>(undefined);

effect(() => {
  if (language.value === 'vi' || english.peek() !== undefined) return;
  void import('#common/i18n/en/voice-page.ts').then((module) => {
    english.value = module.voicePage;
  });
});

/** The words of this page in the language that it speaks now; Vietnamese until the other has come. */
export function words(): typeof vietnamese {
  return language.value === 'vi' ? vietnamese : (english.value ?? vietnamese);
}
