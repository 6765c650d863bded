import type { ProcedureForm } from '#common/contract/office.ts';
import { BilingualField } from '../parts/bilingual-field.tsx';
import { Complaint } from '../parts/field-frame.tsx';
import { TextField } from '../parts/fields.tsx';
import { ListEditor } from '../parts/list-editor.tsx';
import { words } from '../words.ts';

export interface FormsProps {
  readonly forms: readonly ProcedureForm[];
  readonly onChange: (forms: ProcedureForm[]) => void;
  readonly errorAt: (path: string) => string | undefined;
  readonly locked: boolean;
}

/** Forms that a citizen can fill in beforehand; the kiosk, the slip and the public page lead to them. */
export function Forms({ forms, onChange, errorAt, locked }: FormsProps) {
  const text = words().procedures;
  return (
    <section class="form-part">
      <h3>{text.forms}</h3>
      <ListEditor
        items={forms}
        onChange={(next) => onChange([...next])}
        blank={() => ({ name: { vi: '', en: '' }, url: '' })}
        nameOf={(index) => text.form(index + 1)}
        addLabel={text.addForm}
        empty={text.noForms}
        most={4}
        locked={locked}
        render={(form, change, index) => (
          <>
            <BilingualField
              label={text.form(index + 1)}
              value={form.name}
              errorAt={(language) => errorAt(`forms/${index}/name/${language}`)}
              locked={locked}
              onInput={(name) => change({ ...form, name })}
            />
            <TextField
              label={text.formUrl}
              maxLength={300}
              value={form.url}
              error={errorAt(`forms/${index}/url`)}
              locked={locked}
              onInput={(url) => change({ ...form, url: url.trim() })}
            />
          </>
        )}
      />
      <Complaint id="forms" error={forms.length === 0 ? errorAt('forms') : undefined} />
    </section>
  );
}
