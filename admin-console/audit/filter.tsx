import search from '@phosphor-icons/core/bold/magnifying-glass-bold.svg?raw';
import { useSignal } from '@preact/signals';
import type { AuditGroup } from '#common/contract/audit.ts';
import { Icon } from '#common/web/icon.tsx';
import { isDate, readDate, showDate } from '../hours/date-text.ts';
import { SelectField } from '../parts/choice-fields.tsx';
import { TextField } from '../parts/fields.tsx';
import { staff } from '../resource.ts';
import { words } from '../words.ts';
import { ANYTHING, queryOf, type Wanted } from './search.ts';

const GROUPS: readonly (AuditGroup | '')[] = [
  '',
  'tickets',
  'dossiers',
  'seats',
  'setup',
  'staff',
  'machines',
  'access',
];

/** What to look for. */
export function Filter({ wanted, onSearch }: { wanted: Wanted; onSearch: (wanted: Wanted) => void }) {
  const text = words().audit;
  const draft = useSignal(wanted);
  const tried = useSignal(false);
  const { from, to } = draft.value;
  const wrongDate = (value: string): string | undefined => (value === '' || isDate(value) ? undefined : text.dateRule);
  const wrong = {
    from: wrongDate(from),
    to: wrongDate(to) ?? (from !== '' && to !== '' && to < from ? text.orderRule : undefined),
  };
  const change = (patch: Partial<Wanted>): void => {
    draft.value = { ...draft.value, ...patch };
  };
  const people = [
    { value: '', text: text.everybody },
    ...(staff.value.value ?? []).map(({ id, name }) => ({ value: id, text: name })),
  ];
  return (
    <form
      class="audit-filter"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        tried.value = true;
        if (wrong.from === undefined && wrong.to === undefined) onSearch(draft.value);
      }}
    >
      <div class="audit-fields">
        {(['from', 'to'] as const).map((name) => (
          <TextField
            key={name}
            label={text[name]}
            placeholder="24/11/2026"
            maxLength={10}
            value={showDate(draft.value[name])}
            error={tried.value ? wrong[name] : undefined}
            onInput={(value) => change({ [name]: readDate(value) })}
          />
        ))}
        <SelectField
          label={text.staff}
          value={draft.value.staff}
          choices={people}
          onChoose={(value) => change({ staff: value })}
        />
        <SelectField
          label={text.group}
          value={draft.value.group}
          choices={GROUPS.map((group) => ({ value: group, text: text.groups[group === '' ? 'all' : group] }))}
          onChoose={(value) => change({ group: value })}
        />
        <TextField
          label={text.subject}
          hint={text.subjectHint}
          maxLength={80}
          value={draft.value.subject}
          onInput={(value) => change({ subject: value })}
        />
        <TextField
          label={text.text}
          hint={text.textHint}
          maxLength={80}
          value={draft.value.text}
          onInput={(value) => change({ text: value })}
        />
      </div>
      <p class="act-row">
        <button type="submit" class="button main">
          <Icon svg={search} size="18px" /> {text.search}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            draft.value = ANYTHING;
            tried.value = false;
            onSearch(ANYTHING);
          }}
        >
          {text.reset}
        </button>
        <a class="text-link" href={`/api/audit.csv?${queryOf(wanted)}`} download>
          {text.download}
        </a>
      </p>
    </form>
  );
}
