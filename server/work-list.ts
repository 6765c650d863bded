/** What staff have to do about dossiers: due today and tomorrow, late, ready to be handed out. */
import type { WorkList, WorkListAnswer } from '#common/contract/dossiers.ts';
import { workingDayAfter } from './domain/working-days.ts';
import { dossierBody } from './dossier-body.ts';
import { countingDay, workCalendar } from './due-days.ts';
import type { Hall } from './hall.ts';
import { countIn, type DossierFound, dossiersIn, openDossiers } from './store/dossiers.ts';
import type { Db } from './store/open.ts';

const DAY_MS = 86_400_000;
/** What was handed out is looked for that long; ready results wait until they are fetched. */
const DONE_SHOWN_MS = 30 * DAY_MS;

export interface WorkListParts {
  readonly db: Db;
  readonly hall: Hall;
  toMoment(ms: number): string;
}

export function workList({ db, hall, toMoment }: WorkListParts, list: WorkList, now: number): WorkListAnswer {
  const today = hall.businessDay;
  const next = workingDayAfter(workCalendar(hall), today);
  const open = openDossiers(db);
  const done = now - DONE_SHOWN_MS;
  const lists: Readonly<Record<WorkList, () => DossierFound[]>> = {
    today: () => open.filter(({ dossier }) => countingDay(dossier) === today),
    tomorrow: () => open.filter(({ dossier }) => countingDay(dossier) > today && countingDay(dossier) <= next),
    // A new day that nobody has signed for is still to be dealt with.
    late: () =>
      open.filter(
        ({ dossier }) => countingDay(dossier) < today || (dossier.state === 'late' && dossier.signedAt === null),
      ),
    waiting: () => open.filter(({ dossier }) => countingDay(dossier) > next),
    ready: () => dossiersIn(db, 'ready', 0),
    collected: () => dossiersIn(db, 'collected', done),
    posted: () => dossiersIn(db, 'posted', done),
  };
  return {
    dossiers: lists[list]().map((found) => dossierBody(found, today, toMoment)),
    counts: {
      today: lists.today().length,
      tomorrow: lists.tomorrow().length,
      late: lists.late().length,
      waiting: lists.waiting().length,
      ready: countIn(db, 'ready', 0),
      collected: countIn(db, 'collected', done),
      posted: countIn(db, 'posted', done),
    },
    today,
    nextWorkingDay: next,
  };
}
