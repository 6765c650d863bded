import { useId } from 'preact/hooks';
import type { TimeLimit } from '#common/contract/office.ts';
import { CheckField, SelectField } from '../parts/choice-fields.tsx';
import { ClockInput } from '../parts/clock-field.tsx';
import { Complaint } from '../parts/field-frame.tsx';
import { NumberField } from '../parts/fields.tsx';
import { words } from '../words.ts';

export interface TimeLimitProps {
  readonly value: TimeLimit;
  readonly onChange: (value: TimeLimit) => void;
  readonly errorAt: (path: string) => string | undefined;
  readonly locked: boolean;
}

/** How long the office may take, and the hour after which the next working day counts. */
export function TimeLimitFields({ value, onChange, errorAt, locked }: TimeLimitProps) {
  const id = useId();
  const text = words().procedures;
  const { unit, limit, cutoff } = value;
  const wrong = errorAt('timeLimit/cutoff');
  return (
    <section class="form-part">
      <h3>{text.timeLimit}</h3>
      <div class="field-row">
        <NumberField
          label={text.limit}
          hint={text.limitHint}
          value={limit}
          error={errorAt('timeLimit/limit')}
          locked={locked}
          onInput={(next) => onChange({ ...value, limit: next })}
        />
        <SelectField
          label={text.unit}
          value={unit}
          locked={locked}
          choices={[
            { value: 'working-day', text: text.units['working-day'] },
            { value: 'day', text: text.units.day },
            { value: 'hour', text: text.units.hour },
          ]}
          onChoose={(next) => onChange({ ...value, unit: next })}
        />
      </div>
      <CheckField
        label={text.hasCutoff}
        value={cutoff !== null}
        locked={locked}
        onInput={(has) => onChange({ ...value, cutoff: has ? '15:00' : null })}
      />
      {cutoff !== null && (
        <p class="cutoff">
          {text.cutoffBefore}{' '}
          <ClockInput
            label={text.cutoff}
            value={cutoff}
            invalid={wrong !== undefined}
            describedBy={wrong === undefined ? undefined : `${id}-error`}
            locked={locked}
            onInput={(next) => onChange({ ...value, cutoff: next })}
          />{' '}
          {text.cutoffAfter}
        </p>
      )}
      <Complaint id={id} error={wrong} />
    </section>
  );
}
