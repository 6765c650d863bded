import type { ProcedureForm } from '#common/contract/office.ts';
import { inLanguage } from '#common/web/language.ts';
import { Qr } from '#common/web/qr.tsx';
import { papersWords } from './words.ts';

/** Codes on one screen; the slip has them all. */
const MOST = 2;

/** The forms that can be filled in on a phone while waiting. */
export function Forms({ forms }: { forms: readonly ProcedureForm[] | undefined }) {
  if (forms === undefined || forms.length === 0) return null;
  const text = papersWords().check;
  return (
    <section class="forms">
      {forms.slice(0, MOST).map(({ name, url }) => (
        <div key={url} class="form">
          <Qr text={url} label={text.formCode(inLanguage(name))} />
          <p>
            <b>{text.form(inLanguage(name))}</b> <span class="quiet">{text.formHow}</span>
          </p>
        </div>
      ))}
    </section>
  );
}
