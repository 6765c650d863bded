/** The office's calendar of working days, and what follows from it for a dossier. */
import { ANNOUNCED_DAYS } from '#common/calendar/days-off.ts';
import type { DossierState, DueAnswer } from '#common/contract/dossiers.ts';
import { dueDay, isWorkingDay, type WorkCalendar, workingDayAfter, workingDayFrom } from './domain/working-days.ts';
import type { Hall } from './hall.ts';
import type { HallService } from './hall-types.ts';

/** Far enough to correct a day by hand. */
const DAYS_AROUND = 60;

export function workCalendar({ office }: Pick<Hall, 'office'>): WorkCalendar {
  return { hours: office.settings.hours, announced: ANNOUNCED_DAYS };
}

/** Each procedure of a service with the day on which it would be due, and the working days from today on. */
export function dueDays(hall: Hall, service: HallService, now: number, timeZone: string): DueAnswer {
  const calendar = workCalendar(hall);
  const procedures = service.procedures.map(({ code, name, timeLimit }) => ({
    code,
    name,
    dueDay: dueDay(timeLimit, now, calendar, timeZone),
  }));
  const last =
    procedures
      .map((one) => one.dueDay)
      .sort()
      .at(-1) ?? hall.businessDay;
  const workingDays = [workingDayFrom(calendar, hall.businessDay)];
  for (let day = workingDays[0] ?? last; workingDays.length < DAYS_AROUND || day < last; ) {
    day = workingDayAfter(calendar, day);
    workingDays.push(day);
  }
  return { today: hall.businessDay, procedures, workingDays };
}

/** Why a day cannot be promised; undefined when it can. */
export function wrongDay(hall: Hall, day: string): 'past' | 'day-off' | undefined {
  if (day < hall.businessDay) return 'past';
  return isWorkingDay(workCalendar(hall), day) ? undefined : 'day-off';
}

export interface DuePlace {
  readonly state: DossierState;
  readonly dueDay: string;
  readonly newDueDay: string | null;
}

/** The day that counts: the new one, once one was set. */
export const countingDay = ({ dueDay: first, newDueDay }: DuePlace): string => newDueDay ?? first;

/** The day that counts has passed, and the result is not there (SPEC J47). */
export function isOverdue(dossier: DuePlace, today: string): boolean {
  return (dossier.state === 'accepted' || dossier.state === 'late') && countingDay(dossier) < today;
}
