import plus from '@phosphor-icons/core/bold/plus-bold.svg?raw';
import type { PriorityClass } from '#common/contract/office.ts';
import { Icon } from '#common/web/icon.tsx';
import { inLanguage } from '#common/web/language.ts';
import { CheckField } from '../parts/choice-fields.tsx';
import { NumberField, TextField } from '../parts/fields.tsx';
import { ListEditor } from '../parts/list-editor.tsx';
import { words } from '../words.ts';

/** Two codes that every office has; without an entry of their own the software's longest waits hold. */
const BUILT_IN: readonly PriorityClass[] = [
  {
    code: 'unspecified',
    name: { vi: 'Tự khai, chưa rõ diện', en: 'Claimed, class not told' },
    rank: 98,
    longestWaitMinutes: 30,
    source: '',
  },
  { code: 'none', name: { vi: 'Không ưu tiên', en: 'No priority' }, rank: 99, longestWaitMinutes: 60, source: '' },
];
const isBuiltIn = (code: string): boolean => BUILT_IN.some((entry) => entry.code === code);

export interface PriorityClassesProps {
  readonly classes: readonly PriorityClass[];
  readonly onChange: (classes: readonly PriorityClass[]) => void;
  readonly errorAt: (path: string) => string | undefined;
  readonly locked: boolean;
}

/** The classes with their rank, longest wait and the rule that they come from. */
export function PriorityClasses({ classes, onChange, errorAt, locked }: PriorityClassesProps) {
  const text = words().priority;
  const missing = BUILT_IN.filter(({ code }) => !classes.some((entry) => entry.code === code));
  return (
    <section class="form-part">
      <h3>{text.classes}</h3>
      <p class="quiet">{text.classesHint}</p>
      <ListEditor
        items={classes}
        onChange={onChange}
        blank={() => blankClass(classes)}
        nameOf={(index) => {
          const name = classes[index]?.name;
          return name === undefined || name.vi === '' ? text.classNumber(index + 1) : inLanguage(name);
        }}
        addLabel={text.add}
        empty={text.empty}
        most={20}
        locked={locked}
        render={(entry, change, index) => (
          <ClassFields
            entry={entry}
            onChange={change}
            errorAt={(path) => errorAt(`priorityClasses/${index}/${path}`)}
            locked={locked}
          />
        )}
      />
      {!locked &&
        missing.map((entry) => (
          <button key={entry.code} type="button" class="button add" onClick={() => onChange([...classes, entry])}>
            <Icon svg={plus} size="18px" /> {text.setBuiltIn(inLanguage(entry.name), entry.longestWaitMinutes)}
          </button>
        ))}
    </section>
  );
}

function blankClass(classes: readonly PriorityClass[]): PriorityClass {
  const ranks = classes.filter(({ code }) => !isBuiltIn(code)).map(({ rank }) => rank);
  return {
    code: '',
    name: { vi: '', en: '' },
    rank: Math.min(97, Math.max(-1, ...ranks) + 1),
    longestWaitMinutes: 30,
    source: '',
  };
}

interface ClassFieldsProps {
  readonly entry: PriorityClass;
  readonly onChange: (entry: PriorityClass) => void;
  readonly errorAt: (path: string) => string | undefined;
  readonly locked: boolean;
}

function ClassFields({ entry, onChange, errorAt, locked }: ClassFieldsProps) {
  const text = words().priority;
  const { code, name, rank, longestWaitMinutes, source } = entry;
  const fixed = locked || isBuiltIn(code);
  return (
    <div class="class-fields">
      <TextField
        label={text.name}
        lang="vi"
        value={name.vi}
        error={errorAt('name/vi')}
        locked={locked}
        onInput={(vi) => onChange({ ...entry, name: { ...name, vi } })}
      />
      <TextField
        label={words().form.inEnglish(text.name)}
        lang="en"
        value={name.en}
        error={errorAt('name/en')}
        locked={locked}
        onInput={(en) => onChange({ ...entry, name: { ...name, en } })}
      />
      <TextField
        label={text.code}
        value={code}
        maxLength={31}
        error={errorAt('code')}
        locked={fixed}
        onInput={(next) => onChange({ ...entry, code: next.trim().toLowerCase() })}
      />
      <NumberField
        label={text.rank}
        value={rank}
        error={errorAt('rank')}
        locked={fixed}
        onInput={(next) => onChange({ ...entry, rank: next })}
      />
      <TextField
        label={text.source}
        value={source}
        maxLength={200}
        error={errorAt('source')}
        locked={locked}
        onInput={(next) => onChange({ ...entry, source: next })}
      />
      <NumberField
        label={text.longestWait}
        unit={text.minutes}
        value={longestWaitMinutes}
        error={errorAt('longestWaitMinutes')}
        locked={locked}
        onInput={(next) => onChange({ ...entry, longestWaitMinutes: next })}
      />
      {!isBuiltIn(code) && (
        <NumberField
          label={text.fromAge}
          hint={text.fromAgeHint}
          unit={text.years}
          value={entry.fromAge ?? Number.NaN}
          error={errorAt('fromAge')}
          locked={locked}
          onInput={(fromAge) => {
            const { fromAge: _, ...rest } = entry;
            onChange(Number.isNaN(fromAge) ? rest : { ...rest, fromAge });
          }}
        />
      )}
      {!isBuiltIn(code) && (
        <CheckField
          label={text.named}
          hint={text.namedHint}
          value={entry.named === true}
          locked={locked}
          onInput={(named) => onChange({ ...entry, named })}
        />
      )}
    </div>
  );
}
