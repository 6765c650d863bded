import { useSignal } from '@preact/signals';
import type { ImportAnswer } from '#common/contract/dossiers.ts';
import type { Problem } from '#common/contract/errors.ts';
import { newKey } from '#common/web/api.ts';
import { inLanguage } from '#common/web/language.ts';
import { ActButton } from '../parts/act-button.tsx';
import { TextField } from '../parts/fields.tsx';
import { send } from '../session.ts';
import { dossierWords } from './words.ts';

const CODES_MOST = 500;

/** Results that came in from a sheet: pasted, looked at, then marked. */
export function Import({ close }: { close: () => void }) {
  const text = dossierWords();
  const typed = useSignal('');
  const seen = useSignal<{ readonly typed: string; readonly answer: ImportAnswer } | undefined>(undefined);
  const done = useSignal<number | undefined>(undefined);
  // A sheet gives whole rows: the code is the first cell that is not empty.
  const codes = typed.value
    .split(/\r?\n/)
    .map(
      (line) =>
        line
          .split(/[\t;,]/)
          .find((cell) => cell.trim() !== '')
          ?.trim() ?? '',
    )
    .filter((code) => code !== '')
    .slice(0, CODES_MOST);

  const run = async (apply: boolean): Promise<Problem | undefined> => {
    if (codes.length === 0) return undefined;
    const answer = await send<ImportAnswer>('/api/dossiers/import', {
      method: 'POST',
      body: { codes, apply },
      idempotencyKey: newKey(),
    });
    if (!answer.ok) return answer.problem;
    done.value = apply ? answer.body.changed : undefined;
    seen.value = apply ? undefined : { typed: typed.value, answer: answer.body };
    if (apply) typed.value = '';
    return undefined;
  };
  // What was looked at is what is marked: another text has to be looked at first.
  const shown = seen.value?.typed === typed.value ? seen.value.answer : undefined;
  return (
    <section class="dossier-import" aria-label={text.import}>
      <h2>{text.import}</h2>
      <TextField
        label={text.importCodes}
        hint={text.importHint}
        rows={6}
        value={typed.value}
        onInput={(value) => {
          typed.value = value;
        }}
      />
      <p class="act-row">
        <ActButton label={text.preview} act={() => run(false)} />
        {shown !== undefined && shown.changed > 0 && (
          <ActButton main label={text.apply(shown.changed)} act={() => run(true)} />
        )}
        <button type="button" class="button" onClick={close}>
          {text.close}
        </button>
      </p>
      <p role="status">
        {done.value !== undefined && text.imported(done.value)}
        {shown?.changed === 0 && text.nothing}
      </p>
      {shown !== undefined && (
        <table class="table">
          <tbody>
            {shown.rows.map(({ code, outcome, procedureName }, index) => (
              <tr key={`${index}-${code}`}>
                <td class="dossier-code">{code}</td>
                <td>{procedureName === null ? '' : inLanguage(procedureName)}</td>
                <td>{text.outcome[outcome]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
