/** Business day, opening hours and days off, in the office's time zone (SPEC C1–C5). */
import { Temporal } from 'temporal-polyfill';
import type { DaySpans, Hours, Week } from '#common/contract/office.ts';
import type { Bilingual } from '#common/contract/text.ts';

export interface BusinessDay {
  /** `YYYY-MM-DD` in the office's zone. */
  readonly day: string;
  /** ms UTC, first moment of the day. */
  readonly start: number;
  /** ms UTC, first moment of the next day: 23 or 25 hours later where clocks change. */
  readonly end: number;
}

/** The business day that holds `now`; it starts at midnight of the office's zone, whatever the machine's own zone is. */
export function businessDayOf(now: number, timeZone: string): BusinessDay {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  return {
    day: today.toString(),
    start: today.toZonedDateTime(timeZone).epochMilliseconds,
    end: today.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds,
  };
}

export interface Opening {
  readonly open: boolean;
  /** ms UTC of the next opening when closed; undefined when none within a year. */
  readonly opensAt?: number;
  /** ms UTC of the next closing when open; undefined when the office never closes. */
  readonly closesAt?: number;
  readonly today: DaySpans;
  /** The week in force, Monday first; undefined when hours were never set. */
  readonly week?: Week;
  readonly holiday?: Bilingual;
}

/** Opening at a moment. `hours` null = never set, so open at all hours (SPEC C3). */
export function openingAt(hours: Hours | null, now: number, timeZone: string): Opening {
  if (hours === null) return { open: true, today: [] };
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const date = local.toPlainDate();
  const today = spansOn(hours, date);
  const clock = local.toPlainTime();
  const holiday = exceptionOn(hours, date);
  const base = {
    week: weekOn(hours, date),
    today,
    ...(holiday !== undefined && holiday.spans.length === 0 ? { holiday: holiday.name } : {}),
  };
  const current = today.find(([from, to]) => isBefore(from, clock) && !isBefore(to, clock));
  if (current !== undefined) {
    // Where one span begins as the other ends nothing closes in between.
    const closes = today.reduce((end, [from, to]) => (from <= end && end < to ? to : end), current[1]);
    return { ...base, open: true, closesAt: momentOf(date, closes, timeZone) };
  }
  const opensAt = nextOpening(hours, local);
  return { ...base, open: false, ...(opensAt === undefined ? {} : { opensAt }) };
}

/** The spans of a date: an exception first, else the season's week, else the ordinary week. */
export function spansOn(hours: Hours, date: Temporal.PlainDate): DaySpans {
  const exception = exceptionOn(hours, date);
  if (exception !== undefined) return exception.spans;
  return dayOfWeek(weekOn(hours, date), date);
}

/** The week in force on a date: the season's, else the ordinary one. */
function weekOn(hours: Hours, date: Temporal.PlainDate): Week {
  const monthDay = date.toString().slice(5);
  const season = hours.seasons.find(({ from, to }) =>
    // A season such as 10-16 … 04-15 crosses New Year.
    from <= to ? from <= monthDay && monthDay <= to : from <= monthDay || monthDay <= to,
  );
  return season?.week ?? hours.week;
}

function exceptionOn(hours: Hours, date: Temporal.PlainDate): Hours['exceptions'][number] | undefined {
  const iso = date.toString();
  return hours.exceptions.find((exception) => exception.date === iso);
}

function dayOfWeek(week: Week, date: Temporal.PlainDate): DaySpans {
  return week[date.dayOfWeek - 1] ?? [];
}

/** `from <= clock`, both wall-clock times. */
function isBefore(from: string, clock: Temporal.PlainTime): boolean {
  return Temporal.PlainTime.compare(Temporal.PlainTime.from(from), clock) <= 0;
}

function momentOf(date: Temporal.PlainDate, clock: string, timeZone: string): number {
  return date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(clock) }).epochMilliseconds;
}

const LOOK_AHEAD_DAYS = 366;

function nextOpening(hours: Hours, local: Temporal.ZonedDateTime): number | undefined {
  for (let days = 0; days <= LOOK_AHEAD_DAYS; days += 1) {
    const date = local.toPlainDate().add({ days });
    for (const [from] of spansOn(hours, date)) {
      const opens = momentOf(date, from, local.timeZoneId);
      if (opens > local.epochMilliseconds) return opens;
    }
  }
  return undefined;
}

/** The moment at which a wall clock shows `HH:MM` on a day `YYYY-MM-DD`, ms UTC. */
export function momentOn(day: string, clock: string, timeZone: string): number {
  return momentOf(Temporal.PlainDate.from(day), clock, timeZone);
}

/** The first moment of a day `YYYY-MM-DD` in a zone, ms UTC. */
export function startOfDay(day: string, timeZone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
}

export function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}
