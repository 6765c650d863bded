import type { Office, PolicySetting, PriorityClass } from '#common/contract/office.ts';
import { RadioField } from '../parts/choice-fields.tsx';
import { NumberField } from '../parts/fields.tsx';
import { useForm } from '../parts/form.ts';
import { FormBar } from '../parts/form-bar.tsx';
import { office as resource } from '../resource.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';
import { checkPriority } from './check-priority.ts';
import { PriorityClasses } from './priority-classes.tsx';

export interface PriorityDraft {
  readonly kind: PolicySetting['kind'];
  readonly k: number;
  readonly classes: readonly PriorityClass[];
}

function draftOf({ policy, priorityClasses }: Office): PriorityDraft {
  return { kind: policy.kind, k: policy.kind === 'interleaved' ? policy.k : 2, classes: priorityClasses };
}

/** Who is next: the policy, the classes, and how long each may wait at most. */
export function PriorityForm({ office }: { office: Office }) {
  const text = words().priority;
  const form = useForm<PriorityDraft>({
    saved: draftOf(office),
    check: checkPriority,
    send: ({ kind, k, classes }) =>
      send('/api/office', {
        method: 'PATCH',
        body: { policy: kind === 'interleaved' ? { kind, k } : { kind }, priorityClasses: classes },
      }),
    onSaved: () => void resource.reload(),
  });
  const { value, locked, errorAt, change } = form;
  return (
    <form class="form wide" onSubmit={form.submit} noValidate>
      <h2>{text.heading}</h2>
      <RadioField
        label={text.policy}
        value={value.kind}
        locked={locked}
        choices={(['interleaved', 'strict', 'first-come'] as const).map((kind) => ({
          value: kind,
          text: text.policies[kind],
          hint: text.policyHints[kind],
        }))}
        onChoose={(kind) => change({ kind })}
      />
      {value.kind === 'interleaved' && (
        <NumberField
          label={text.k}
          hint={text.kHint(Number.isNaN(value.k) ? 2 : value.k)}
          value={value.k}
          error={errorAt('policy/k')}
          locked={locked}
          onInput={(k) => change({ k })}
        />
      )}
      <PriorityClasses
        classes={value.classes}
        errorAt={errorAt}
        locked={locked}
        onChange={(classes) => change({ classes })}
      />
      <FormBar form={form} />
    </form>
  );
}
