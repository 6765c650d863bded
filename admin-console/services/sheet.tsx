import download from '@phosphor-icons/core/bold/download-simple-bold.svg?raw';
import upload from '@phosphor-icons/core/bold/upload-simple-bold.svg?raw';
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { CatalogueComparison, CatalogueImported } from '#common/contract/catalogue.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { services } from '../resource.ts';
import { isAdmin, send } from '../session.ts';
import { Changes } from './sheet-changes.tsx';
import { Faults } from './sheet-faults.tsx';
import { compareSheet } from './sheet-upload.ts';
import { sheetWords } from './sheet-words.ts';

const BYTES_AT_MOST = 1024 * 1024;

interface Compared {
  readonly name: string;
  readonly comparison: CatalogueComparison;
}

/** The catalogue out as a sheet and in again; what would change is shown before anything does. */
export function Sheet() {
  const text = sheetWords();
  const input = useRef<HTMLInputElement>(null);
  const compared = useSignal<Compared | undefined>(undefined);
  const busy = useSignal<'comparing' | 'applying' | undefined>(undefined);
  const told = useSignal('');
  const wrong = useSignal('');

  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    compared.value = undefined;
    told.value = '';
    wrong.value = file.size > BYTES_AT_MOST ? text.tooLarge : '';
    if (wrong.value === '') {
      busy.value = 'comparing';
      const answer = await compareSheet(file, text.failed);
      busy.value = undefined;
      if (answer.ok) compared.value = { name: file.name, comparison: answer.body };
      else wrong.value = answer.why;
    }
    // The same file may be chosen again, after it was corrected.
    if (input.current !== null) input.current.value = '';
  };

  const apply = async (remove: readonly { serviceId: string; code: string }[]): Promise<void> => {
    if (compared.value === undefined) return;
    const { version, rows } = compared.value.comparison;
    busy.value = 'applying';
    const answer = await send<CatalogueImported>('/api/catalogue', { method: 'POST', body: { version, rows, remove } });
    busy.value = undefined;
    compared.value = undefined;
    if (answer.ok) told.value = text.applied(answer.body.added, answer.body.changed, answer.body.removed);
    else wrong.value = inLanguage(answer.problem.message);
    void services.reload();
  };

  return (
    <section class="form wide sheet-page">
      <h2>{text.heading}</h2>
      <p class="quiet">{text.why}</p>
      <div class="act-row">
        <a class="button" href="/api/catalogue" download="thu-tuc.xlsx">
          <Icon svg={download} size="18px" /> {text.export}
        </a>
        {isAdmin.value ? (
          <>
            <input
              ref={input}
              type="file"
              accept=".xlsx"
              class="visually-hidden"
              id="sheet-file"
              onChange={({ currentTarget }) => void take(currentTarget.files?.[0])}
            />
            <label for="sheet-file" class="button">
              <Icon svg={upload} size="18px" /> {busy.value === 'comparing' ? text.comparing : text.choose}
            </label>
          </>
        ) : (
          <span class="quiet">{text.adminsOnly}</span>
        )}
      </div>
      <p role="status" class="ok">
        {told.value}
      </p>
      <p role="alert" class="field-error">
        {wrong.value}
      </p>
      {compared.value !== undefined &&
        (compared.value.comparison.faults.length > 0 ? (
          <Faults faults={compared.value.comparison.faults} />
        ) : (
          <Changes
            key={compared.value.comparison.version + compared.value.name}
            {...compared.value}
            applying={busy.value === 'applying'}
            apply={(remove) => void apply(remove)}
            cancel={() => {
              compared.value = undefined;
            }}
          />
        ))}
    </section>
  );
}
