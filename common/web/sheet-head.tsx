import type { Bilingual } from '#common/contract/text.ts';
import { inLanguage } from './language.ts';
import { LanguageSwitch } from './language-switch.tsx';

/** The head of a page on a citizen's own phone: whose it is, until that is known what it is for; and the language. */
export function SheetHead({
  title,
  office,
}: {
  title: string;
  office: { readonly name: Bilingual; readonly place: Bilingual } | undefined;
}) {
  return (
    <header class="head">
      <div>
        <p class="office">{office === undefined ? title : inLanguage(office.name)}</p>
        {office !== undefined && <p class="place">{inLanguage(office.place)}</p>}
      </div>
      <LanguageSwitch />
    </header>
  );
}
