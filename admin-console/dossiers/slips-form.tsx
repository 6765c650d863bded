import type { Office, SlipSettings } from '#common/contract/office.ts';
import { inLanguage } from '#common/web/language.ts';
import { SelectField } from '../parts/choice-fields.tsx';
import { NumberField } from '../parts/fields.tsx';
import { useForm } from '../parts/form.ts';
import { FormBar } from '../parts/form-bar.tsx';
import { office as resource, services } from '../resource.ts';
import { send } from '../session.ts';
import { slipWords } from './words.ts';

const DAYS_MOST = 90;

/** Slips of missing papers and of results; only where the office uses one of them (SPEC J1). */
export function SlipsForm({ office }: { office: Office }) {
  const text = slipWords();
  services.need();
  const form = useForm<SlipSettings>({
    saved: office.slips,
    check: ({ goodForDays }) => (goodForDays >= 0 && goodForDays <= DAYS_MOST ? {} : { goodForDays: text.daysRule }),
    send: (slips) => send('/api/office', { method: 'PATCH', body: { slips } }),
    onSaved: () => void resource.reload(),
  });
  const { value, locked } = form;
  return (
    <form class="form wide" onSubmit={form.submit} noValidate>
      <h2>{text.heading}</h2>
      {office.parts.returns && (
        <NumberField
          label={text.days}
          hint={text.daysHint}
          unit={text.daysUnit}
          value={value.goodForDays}
          error={form.errorAt('goodForDays') ?? form.errorAt('slips/goodForDays')}
          locked={locked}
          onInput={(goodForDays) => form.change({ goodForDays })}
        />
      )}
      {office.parts.results && (
        <SelectField
          label={text.service}
          hint={text.serviceHint}
          value={value.resultsServiceId ?? ''}
          locked={locked}
          choices={[
            { value: '', text: text.letterR },
            ...(services.value.value ?? []).map(({ id, name }) => ({ value: id, text: inLanguage(name) })),
          ]}
          onChoose={(id) => form.change({ resultsServiceId: id === '' ? null : id })}
        />
      )}
      <FormBar form={form} />
    </form>
  );
}
