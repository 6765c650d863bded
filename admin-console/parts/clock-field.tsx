import { useId } from 'preact/hooks';
import type { DaySpans } from '#common/contract/office.ts';
import { words } from '../words.ts';
import { Complaint } from './field-frame.tsx';
import { ListEditor } from './list-editor.tsx';

/** `7:30`, `730`, `7h30`, `7` → `07:30`; what is no clock time stays as it was typed, to be put right. */
export function readClock(typed: string): string {
  const found = /^(\d{1,2})(?:\s*[:hg.]?\s*(\d{2}))?\s*[hg]?$/i.exec(typed.trim());
  const hour = Number(found?.[1] ?? Number.NaN);
  const minute = Number(found?.[2] ?? 0);
  if (Number.isNaN(hour) || hour > 23 || minute > 59) return typed.trim();
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

export const isClock = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

export interface ClockInputProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly locked?: boolean;
}

/** A clock time as text: the browser's own field would show AM and PM on some computers. */
export function ClockInput({ label, value, onInput, invalid = false, describedBy, locked = false }: ClockInputProps) {
  return (
    <input
      type="text"
      inputMode="numeric"
      class="clock-input"
      aria-label={label}
      placeholder="07:30"
      maxLength={5}
      value={value}
      disabled={locked}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      autoComplete="off"
      onInput={(event) => onInput(event.currentTarget.value)}
      onBlur={(event) => {
        const read = readClock(event.currentTarget.value);
        if (read !== value) onInput(read);
      }}
    />
  );
}

/** What is wrong with the spans of a day, as the server would say it. */
export function wrongSpans(spans: DaySpans): 'clock' | 'order' | undefined {
  const times = spans.flat();
  if (!times.every(isClock)) return 'clock';
  const inOrder = times.every((time, index) => {
    const before = times[index - 1];
    return before === undefined || (index % 2 === 1 ? before < time : before <= time);
  });
  return inOrder ? undefined : 'order';
}

export interface SpansFieldProps {
  /** Whose spans they are, e.g. «thứ Hai». */
  readonly name: string;
  readonly spans: DaySpans;
  readonly onInput: (spans: DaySpans) => void;
  readonly error: string | undefined;
  readonly empty: string;
  readonly blank: () => [string, string];
  readonly locked?: boolean;
}

/** The spans of one day: from, to, and one more. */
export function SpansField({ name, spans, onInput, error, empty, blank, locked = false }: SpansFieldProps) {
  const id = useId();
  const text = words().spans;
  const described = error === undefined ? undefined : `${id}-error`;
  return (
    <div class="spans">
      <ListEditor
        items={spans}
        onChange={(next) => onInput([...next])}
        blank={blank}
        nameOf={(index) => text.span(name, index + 1)}
        addLabel={text.add}
        empty={empty}
        most={6}
        locked={locked}
        render={([from, to], change, index) => (
          <span class="span-inputs">
            <ClockInput
              label={text.from(name, index + 1)}
              value={from}
              invalid={error !== undefined}
              describedBy={described}
              locked={locked}
              onInput={(next) => change([next, to])}
            />
            <span aria-hidden="true">–</span>
            <ClockInput
              label={text.to(name, index + 1)}
              value={to}
              invalid={error !== undefined}
              describedBy={described}
              locked={locked}
              onInput={(next) => change([from, next])}
            />
          </span>
        )}
      />
      <Complaint id={id} error={error} />
    </div>
  );
}
