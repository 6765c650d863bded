import { effect } from '@preact/signals';
import { shared as en } from '#common/i18n/en/shared.ts';
import { shared as vi } from '#common/i18n/vi/shared.ts';
import { language } from './language.ts';

const KEPT = 'luot.language';

/** Takes the language that was chosen last on this PC, and keeps later choices. */
export function keepLanguage(): void {
  if (localStorage.getItem(KEPT) === 'en') language.value = 'en';
  effect(() => {
    localStorage.setItem(KEPT, language.value);
    document.documentElement.lang = language.value;
  });
}

/** A small button that names the other language in that language. */
export function LanguageSwitch() {
  const other = language.value === 'vi' ? 'en' : 'vi';
  const words = language.value === 'vi' ? vi : en;
  return (
    <button
      type="button"
      class="language-switch"
      lang={other}
      aria-label={`${words.language}: ${other === 'vi' ? 'Tiếng Việt' : 'English'}`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        language.value = other;
      }}
    >
      {other === 'vi' ? 'Tiếng Việt' : 'English'}
    </button>
  );
}
