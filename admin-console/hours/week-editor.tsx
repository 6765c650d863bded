import type { DaySpans, Week } from '#common/contract/office.ts';
import { SpansField } from '../parts/clock-field.tsx';
import { words } from '../words.ts';

export interface WeekEditorProps {
  readonly week: Week;
  /** Path of the week, e.g. `hours/seasons/0/week`. */
  readonly path: string;
  readonly onChange: (week: Week) => void;
  readonly errorAt: (path: string) => string | undefined;
  readonly locked: boolean;
}

/** Seven days, Monday first. */
export function WeekEditor({ week, path, onChange, errorAt, locked }: WeekEditorProps) {
  const text = words().hours;
  const put = (day: number, spans: DaySpans): void => onChange(week.map((own, index) => (index === day ? spans : own)));
  return (
    <ol class="week">
      {week.map((spans, day) => {
        const name = text.days[day] ?? '';
        return (
          <li key={name} class="week-day">
            <strong class="week-name">{name}</strong>
            <SpansField
              name={name}
              spans={spans}
              error={errorAt(`${path}/${day}`)}
              empty={text.closed}
              locked={locked}
              blank={() => nextSpan(spans)}
              onInput={(next) => put(day, next)}
            />
            {day === 0 && !locked && (
              <button
                type="button"
                class="text-button"
                onClick={() => onChange(week.map((own, index) => (index < 5 ? spans : own)))}
              >
                {text.copyMonday}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** The morning first, then the afternoon, then whatever comes after the last. */
export function nextSpan(spans: DaySpans): [string, string] {
  const last = spans.at(-1)?.[1];
  if (last === undefined) return ['07:30', '11:30'];
  return last <= '13:30' ? ['13:30', '17:00'] : [last, '21:00'];
}
