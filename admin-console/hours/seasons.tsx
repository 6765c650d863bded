import { useId } from 'preact/hooks';
import type { Hours, Week } from '#common/contract/office.ts';
import { Complaint } from '../parts/field-frame.tsx';
import { ListEditor } from '../parts/list-editor.tsx';
import { words } from '../words.ts';
import { DayMonthInput } from './day-month-input.tsx';
import { WeekEditor } from './week-editor.tsx';

type Season = Hours['seasons'][number];

export interface SeasonsProps {
  readonly seasons: readonly Season[];
  /** The ordinary week, to begin a season with. */
  readonly week: Week;
  readonly onChange: (seasons: Season[]) => void;
  readonly errorAt: (path: string) => string | undefined;
  readonly locked: boolean;
}

/** Weeks of a part of the year, e.g. summer hours. */
export function Seasons({ seasons, week, onChange, errorAt, locked }: SeasonsProps) {
  const text = words().hours;
  return (
    <section class="form-part">
      <h2>{text.seasons}</h2>
      <ListEditor
        items={seasons}
        onChange={(next) => onChange([...next])}
        blank={(): Season => ({ from: '04-16', to: '10-15', week })}
        nameOf={(index) => text.season(index + 1)}
        addLabel={text.addSeason}
        empty={text.noSeasons}
        most={8}
        locked={locked}
        render={(season, change, index) => (
          <div>
            <SeasonDates
              season={season}
              onChange={change}
              errorAt={(end) => errorAt(`hours/seasons/${index}/${end}`)}
              locked={locked}
            />
            <WeekEditor
              week={season.week}
              path={`hours/seasons/${index}/week`}
              errorAt={errorAt}
              locked={locked}
              onChange={(next) => change({ ...season, week: next })}
            />
          </div>
        )}
      />
    </section>
  );
}

interface SeasonDatesProps {
  readonly season: Season;
  readonly onChange: (season: Season) => void;
  readonly errorAt: (end: 'from' | 'to') => string | undefined;
  readonly locked: boolean;
}

function SeasonDates({ season, onChange, errorAt, locked }: SeasonDatesProps) {
  const id = useId();
  const text = words().hours;
  const error = errorAt('from') ?? errorAt('to');
  const shared = { invalid: error !== undefined, describedBy: error === undefined ? undefined : `${id}-error`, locked };
  return (
    <>
      <p class="season-dates">
        {text.seasonFrom}{' '}
        <DayMonthInput
          {...shared}
          label={text.seasonFrom}
          value={season.from}
          onInput={(from) => onChange({ ...season, from })}
        />{' '}
        {text.seasonTo}{' '}
        <DayMonthInput
          {...shared}
          label={text.seasonTo}
          value={season.to}
          onInput={(to) => onChange({ ...season, to })}
        />{' '}
        {text.seasonEveryYear}
      </p>
      <Complaint id={id} error={error} />
    </>
  );
}
