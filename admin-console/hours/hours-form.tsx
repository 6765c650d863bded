import type { Hours } from '#common/contract/office.ts';
import { useForm } from '../parts/form.ts';
import { FormBar } from '../parts/form-bar.tsx';
import { office } from '../resource.ts';
import { send } from '../session.ts';
import { words } from '../words.ts';
import { checkHours } from './check-hours.ts';
import { DEFAULT_HOURS } from './default-hours.ts';
import { Exceptions } from './exceptions.tsx';
import { Seasons } from './seasons.tsx';
import { WeekEditor } from './week-editor.tsx';

const byDate = (hours: Hours | null): Hours | null =>
  hours === null ? null : { ...hours, exceptions: [...hours.exceptions].sort((a, b) => a.date.localeCompare(b.date)) };

/** When numbers can be taken. Hours that were never set mean: always open. */
export function HoursForm({ hours }: { hours: Hours | null }) {
  const text = words().hours;
  const form = useForm<{ readonly hours: Hours | null }>({
    saved: { hours: byDate(hours) },
    check: (draft) => (draft.hours === null ? {} : checkHours(draft.hours)),
    send: (draft) => send('/api/office', { method: 'PATCH', body: draft }),
    onSaved: () => void office.reload(),
  });
  const { locked, errorAt } = form;
  const value = form.value.hours;
  const change = (patch: Partial<Hours>): void => {
    if (value !== null) form.change({ hours: { ...value, ...patch } });
  };
  return (
    <form class="form wide" onSubmit={form.submit} noValidate>
      {value === null ? (
        <div class="empty">
          <p class="empty-heading">{text.always}</p>
          <p>{text.alwaysWhy}</p>
          {!locked && (
            <button type="button" class="button" onClick={() => form.change({ hours: DEFAULT_HOURS })}>
              {text.setHours}
            </button>
          )}
        </div>
      ) : (
        <>
          <section class="form-part">
            <h2>{text.week}</h2>
            <p class="quiet">{text.weekHint}</p>
            <WeekEditor
              week={value.week}
              path="hours/week"
              errorAt={errorAt}
              locked={locked}
              onChange={(week) => change({ week })}
            />
          </section>
          <Seasons
            seasons={value.seasons}
            week={value.week}
            errorAt={errorAt}
            locked={locked}
            onChange={(seasons) => change({ seasons })}
          />
          <Exceptions
            exceptions={value.exceptions}
            monday={value.week[0] ?? []}
            errorAt={errorAt}
            locked={locked}
            onChange={(exceptions) => change({ exceptions })}
          />
          {!locked && (
            <button type="button" class="button own-line" onClick={() => form.change({ hours: null })}>
              {text.unset}
            </button>
          )}
        </>
      )}
      <FormBar form={form} />
    </form>
  );
}
