/**
 * When a result is due (SPEC J41–J43): Civil Code 2015 art. 147 (the day of receipt is not counted) and art. 148 (a last
 * day that is not worked moves to the next working day).
 */
import { Temporal } from 'temporal-polyfill';
import type { DaySpans, Hours, TimeLimit } from '#common/contract/office.ts';
import { spansOn } from './calendar.ts';

/** A day off, or a Saturday worked in exchange, as it was announced for everybody. */
export interface AnnouncedDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly works: boolean;
}

export interface WorkCalendar {
  readonly hours: Hours | null;
  /** What holds for a date that the office did not set itself. */
  readonly announced: readonly AnnouncedDay[];
}

/** Of an office that never set its hours. */
const ORDINARY_SPANS: DaySpans = [
  ['07:30', '11:30'],
  ['13:00', '16:30'],
];
const FRIDAY = 5;
/** Longer than any run of days off; an office that never works is a mistake in its settings. */
const LOOK_AHEAD_DAYS = 400;

/** Whether the office works on a day `YYYY-MM-DD`. */
export function isWorkingDay(calendar: WorkCalendar, day: string): boolean {
  return isWorked(calendar, Temporal.PlainDate.from(day));
}

/** The day itself when it is worked, else the next one that is. */
export function workingDayFrom(calendar: WorkCalendar, day: string): string {
  return nextWorked(calendar, Temporal.PlainDate.from(day)).toString();
}

/** The first working day after a day. */
export function workingDayAfter(calendar: WorkCalendar, day: string): string {
  return nextWorked(calendar, Temporal.PlainDate.from(day).add({ days: 1 })).toString();
}

/** The day on which the result of a dossier is due that was received at `now` (ms UTC). */
export function dueDay(limit: TimeLimit, now: number, calendar: WorkCalendar, timeZone: string): string {
  const received = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  if (limit.unit === 'hour') return dayOfHours(limit.limit, received, calendar).toString();
  const from = countedFrom(limit, received, calendar);
  if (limit.unit === 'day') return nextWorked(calendar, from.add({ days: limit.limit })).toString();
  let day = limit.limit === 0 ? nextWorked(calendar, from) : from;
  for (let left = limit.limit; left > 0; left -= 1) day = nextWorked(calendar, day.add({ days: 1 }));
  return day.toString();
}

/**
 * The day of receipt. Where a procedure has a cutoff, what comes after it, or on a day off, was received on the next
 * working day: else Saturday's dossier would be due before that of Friday evening.
 */
function countedFrom(
  { cutoff }: TimeLimit,
  received: Temporal.ZonedDateTime,
  calendar: WorkCalendar,
): Temporal.PlainDate {
  const date = received.toPlainDate();
  if (cutoff === null) return date;
  const late = Temporal.PlainTime.compare(received.toPlainTime(), Temporal.PlainTime.from(cutoff)) > 0;
  return nextWorked(calendar, late && isWorked(calendar, date) ? date.add({ days: 1 }) : date);
}

/** Hours run while the office works. */
function dayOfHours(hours: number, received: Temporal.ZonedDateTime, calendar: WorkCalendar): Temporal.PlainDate {
  let left = hours * 60;
  let clock = received.hour * 60 + received.minute;
  let day = nextWorked(calendar, received.toPlainDate());
  if (!day.equals(received.toPlainDate())) clock = 0;
  for (;;) {
    for (const [from, to] of workedSpans(calendar, day)) {
      const free = minutesOf(to) - Math.max(minutesOf(from), clock);
      if (free >= left) return day;
      left -= Math.max(0, free);
    }
    clock = 0;
    day = nextWorked(calendar, day.add({ days: 1 }));
  }
}

function workedSpans({ hours }: WorkCalendar, date: Temporal.PlainDate): DaySpans {
  const spans = hours === null ? [] : spansOn(hours, date);
  return spans.length === 0 ? ORDINARY_SPANS : spans;
}

function minutesOf(clock: string): number {
  const { hour, minute } = Temporal.PlainTime.from(clock);
  return hour * 60 + minute;
}

function nextWorked(calendar: WorkCalendar, from: Temporal.PlainDate): Temporal.PlainDate {
  for (let days = 0; days < LOOK_AHEAD_DAYS; days += 1) {
    const date = from.add({ days });
    if (isWorked(calendar, date)) return date;
  }
  // An office that is never open has no better answer than the week of everybody else.
  return nextWorked({ hours: null, announced: calendar.announced }, from);
}

/**
 * The office's own exception first; else what was announced; else its week. A Saturday on which it opens every week is
 * not a working day of the law; one worked in exchange is.
 */
function isWorked({ hours, announced }: WorkCalendar, date: Temporal.PlainDate): boolean {
  const iso = date.toString();
  const own = hours?.exceptions.find((exception) => exception.date === iso);
  if (own !== undefined) return own.spans.length > 0;
  const known = announced.find((day) => day.date === iso);
  if (known?.works === false) return false;
  // Who keeps the table himself has said which Saturdays he works.
  if (known?.works === true && (hours === null || hours.exceptions.length === 0)) return true;
  if (date.dayOfWeek > FRIDAY) return false;
  return hours === null || spansOn(hours, date).length > 0;
}
