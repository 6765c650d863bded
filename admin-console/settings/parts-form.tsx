import type { Office, VisitParts } from '#common/contract/office.ts';
import { CheckField } from '../parts/choice-fields.tsx';
import { useForm } from '../parts/form.ts';
import { FormBar } from '../parts/form-bar.tsx';
import { office as resource } from '../resource.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';

/** In the order in which a citizen meets them. */
const PARTS = [
  'papers',
  'appointments',
  'returns',
  'results',
  'cards',
  'hallCode',
  'reasons',
  'reception',
  'chains',
  'dossierCounts',
  'languages',
  'rating',
  'voicePage',
] as const satisfies readonly (keyof VisitParts)[];

/** Which parts of the visit this office offers beside the queue (SPEC J1). */
export function PartsForm({ office }: { office: Office }) {
  const text = words().visitParts;
  const form = useForm<VisitParts>({
    saved: office.parts,
    send: (parts) => send('/api/office', { method: 'PATCH', body: { parts } }),
    onSaved: () => void resource.reload(),
  });
  return (
    <form class="form wide" onSubmit={form.submit} noValidate>
      <h2>{text.heading}</h2>
      <p class="quiet">{text.why}</p>
      {PARTS.map((part) => (
        <CheckField
          key={part}
          label={text.names[part]}
          hint={text.hints[part]}
          value={form.value[part] === true}
          locked={form.locked}
          onInput={(on) => form.change({ [part]: on })}
        />
      ))}
      <FormBar form={form} />
    </form>
  );
}
