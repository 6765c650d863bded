import type { Office } from '#common/contract/office.ts';
import { adminLane as en } from '#common/i18n/en/admin-lane.ts';
import { adminLane as vi } from '#common/i18n/vi/admin-lane.ts';
import { inLanguage, language } from '#common/web/language.ts';
import { SelectField } from '../parts/choice-fields.tsx';
import { NumberField } from '../parts/fields.tsx';
import { useForm } from '../parts/form.ts';
import { FormBar } from '../parts/form-bar.tsx';
import { office as resource, services } from '../resource.ts';
import { send } from '../session.ts';

interface Draft {
  /** Empty: no lane. */
  readonly serviceId: string;
  readonly from: number;
}

const FROM_LEAST = 2;
const FROM_MOST = 99;
const FROM_USUAL = 5;

/** Only where the office counts them: where numbers of many dossiers wait by themselves, and from how many on (SPEC J131). */
export function LaneForm({ office: { dossierLane } }: { office: Office }) {
  const text = language.value === 'vi' ? vi : en;
  services.need();
  const form = useForm<Draft>({
    saved: { serviceId: dossierLane?.serviceId ?? '', from: dossierLane?.from ?? FROM_USUAL },
    check: ({ serviceId, from }) =>
      serviceId === '' || (from >= FROM_LEAST && from <= FROM_MOST) ? {} : { from: text.fromRule },
    send: ({ serviceId, from }) =>
      send('/api/office', {
        method: 'PATCH',
        body: { dossierLane: serviceId === '' ? null : { from, serviceId } },
      }),
    onSaved: () => void resource.reload(),
  });
  const { value, locked, errorAt, change } = form;
  return (
    <form class="form wide" onSubmit={form.submit} noValidate>
      <h2>{text.heading}</h2>
      <p class="quiet">{text.why}</p>
      <SelectField
        label={text.service}
        hint={text.serviceHint}
        value={value.serviceId}
        error={errorAt('dossierLane/serviceId')}
        locked={locked}
        choices={[
          { value: '', text: text.none },
          ...(services.value.value ?? []).map(({ id, prefix, name }) => ({
            value: id,
            text: `${prefix} · ${inLanguage(name)}`,
          })),
        ]}
        onChoose={(serviceId) => change({ serviceId })}
      />
      {value.serviceId !== '' && (
        <NumberField
          label={text.from}
          unit={text.unit}
          value={value.from}
          error={errorAt('from') ?? errorAt('dossierLane/from')}
          locked={locked}
          onInput={(from) => change({ from })}
        />
      )}
      <FormBar form={form} />
    </form>
  );
}
