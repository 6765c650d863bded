import type { Bilingual } from '#common/contract/text.ts';
import { BilingualField } from '../parts/bilingual-field.tsx';
import { type Complaints, useForm } from '../parts/form.ts';
import { FormBar } from '../parts/form-bar.tsx';
import { ListEditor } from '../parts/list-editor.tsx';
import { office } from '../resource.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';

/** The line at the foot of the lobby screen. */
export function NoticesForm({ notices }: { notices: readonly Bilingual[] }) {
  const text = words().notices;
  const form = useForm<{ readonly notices: readonly Bilingual[] }>({
    saved: { notices },
    check: (draft) => missingTexts('notices', draft.notices, words().form.required),
    send: (draft) => send('/api/office', { method: 'PATCH', body: draft }),
    onSaved: () => void office.reload(),
  });
  return (
    <form class="form wide" onSubmit={form.submit} noValidate>
      <h2>{text.heading}</h2>
      <p class="quiet">{text.hint}</p>
      <ListEditor
        items={form.value.notices}
        onChange={(next) => form.change({ notices: next })}
        blank={() => ({ vi: '', en: '' })}
        nameOf={(index) => text.notice(index + 1)}
        addLabel={text.add}
        empty={text.empty}
        most={10}
        locked={form.locked}
        movable
        render={(notice, change, index) => (
          <BilingualField
            label={text.notice(index + 1)}
            value={notice}
            rows={2}
            errorAt={(language) => form.errorAt(`notices/${index}/${language}`)}
            locked={form.locked}
            onInput={change}
          />
        )}
      />
      <FormBar form={form} />
    </form>
  );
}

/** Complaints for texts of a list that have no Vietnamese. */
export function missingTexts(path: string, texts: readonly Bilingual[], sentence: string): Complaints {
  return Object.fromEntries(
    texts.flatMap(({ vi }, index) => (vi.trim() === '' ? [[`${path}/${index}/vi`, sentence]] : [])),
  );
}
