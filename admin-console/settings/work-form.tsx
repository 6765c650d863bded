import type { Office } from '#common/contract/office.ts';
import type { Bilingual } from '#common/contract/text.ts';
import { missingTexts } from '../notices/notices-form.tsx';
import { BilingualField } from '../parts/bilingual-field.tsx';
import { NumberField } from '../parts/fields.tsx';
import { useForm } from '../parts/form.ts';
import { FormBar } from '../parts/form-bar.tsx';
import { ListEditor } from '../parts/list-editor.tsx';
import { office as resource } from '../resource.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';

interface Draft {
  readonly kioskIdleSeconds: number;
  readonly pauseReasons: readonly Bilingual[];
}

/** Small habits of kiosk and counters. */
export function WorkForm({ office }: { office: Office }) {
  const text = words().work;
  const form = useForm<Draft>({
    saved: { kioskIdleSeconds: office.kioskIdleSeconds, pauseReasons: office.pauseReasons },
    check: ({ kioskIdleSeconds, pauseReasons }) => ({
      ...(kioskIdleSeconds >= 10 && kioskIdleSeconds <= 300 ? {} : { kioskIdleSeconds: text.idleRule }),
      ...missingTexts('pauseReasons', pauseReasons, words().form.required),
    }),
    send: (draft) => send('/api/office', { method: 'PATCH', body: draft }),
    onSaved: () => void resource.reload(),
  });
  const { value, locked, errorAt, change } = form;
  return (
    <form class="form wide" onSubmit={form.submit} noValidate>
      <h2>{text.heading}</h2>
      <NumberField
        label={text.idle}
        hint={text.idleHint}
        unit={words().voice.seconds}
        value={value.kioskIdleSeconds}
        error={errorAt('kioskIdleSeconds')}
        locked={locked}
        onInput={(kioskIdleSeconds) => change({ kioskIdleSeconds })}
      />
      <section class="form-part">
        <h3>{text.reasons}</h3>
        <p class="quiet">{text.reasonsHint}</p>
        <ListEditor
          items={value.pauseReasons}
          onChange={(pauseReasons) => change({ pauseReasons })}
          blank={() => ({ vi: '', en: '' })}
          nameOf={(index) => text.reason(index + 1)}
          addLabel={text.add}
          empty={text.empty}
          most={12}
          locked={locked}
          movable
          render={(reason, replace, index) => (
            <BilingualField
              label={text.reason(index + 1)}
              value={reason}
              errorAt={(language) => errorAt(`pauseReasons/${index}/${language}`)}
              locked={locked}
              onInput={replace}
            />
          )}
        />
      </section>
      <FormBar form={form} />
    </form>
  );
}
