import { useSignal } from '@preact/signals';
import type { DelayReason, Dossier } from '#common/contract/dossiers.ts';
import { isDate, readDate, showDate } from '../hours/date-text.ts';
import { ActButton } from '../parts/act-button.tsx';
import { SelectField } from '../parts/choice-fields.tsx';
import { TextField } from '../parts/fields.tsx';
import { words } from '../words.ts';
import { dossierWords } from './words.ts';
import type { WorkListState } from './work-list.ts';

const REASONS: readonly DelayReason[] = ['verification', 'other-agency', 'workload', 'system', 'other'];

interface DelayProps {
  readonly dossier: Dossier;
  readonly work: WorkListState;
  readonly close: () => void;
}

/** A new day and why: a choice, since free words would soon hold names (SPEC D7). */
export function Delay({ dossier, work, close }: DelayProps) {
  const text = dossierWords();
  const day = useSignal('');
  const tried = useSignal(false);
  const reason = useSignal<DelayReason>(dossier.delayReason ?? 'verification');
  const error = tried.value && !isDate(readDate(day.value)) ? text.dayRule : undefined;
  return (
    <section class="dossier-delay" aria-label={text.delayHeading(dossier.code)}>
      <h2>{text.delayHeading(dossier.code)}</h2>
      <div class="field-row">
        <TextField
          label={text.newDay}
          hint={text.newDayHint}
          error={error}
          value={showDate(day.value)}
          maxLength={10}
          onInput={(value) => {
            day.value = value;
          }}
        />
        <SelectField
          label={text.reason}
          value={reason.value}
          choices={REASONS.map((value) => ({ value, text: text.reasons[value] }))}
          onChoose={(value) => {
            reason.value = value;
          }}
        />
      </div>
      <p class="quiet">{text.delayNote}</p>
      <p class="act-row">
        <ActButton
          main
          label={text.delaySave}
          act={async () => {
            tried.value = true;
            const newDueDay = readDate(day.value);
            if (!isDate(newDueDay)) return undefined;
            const body = { newDueDay, reason: reason.value };
            const problem = await work.act(`/api/dossiers/${dossier.id}/delay`, body);
            if (problem === undefined) close();
            return problem;
          }}
        />
        <button type="button" class="button" onClick={close}>
          {words().form.cancel}
        </button>
      </p>
    </section>
  );
}
