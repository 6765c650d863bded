/** The announced days off, as exceptions that an admin may take over and edit. */
import type { AnnouncedYear } from '#common/calendar/days-off.ts';
import type { DaySpans, Hours } from '#common/contract/office.ts';

type Exception = Hours['exceptions'][number];

/** The days of a year that the office has not set itself; a Saturday that is worked has the hours of a Monday. */
export function missingDays(
  { year, source, days }: AnnouncedYear,
  own: readonly Exception[],
  monday: DaySpans,
): Exception[] {
  const set = new Set(own.map(({ date }) => date));
  return days
    .map(([day, vi, en, works]): Exception => {
      return { date: `${year}-${day}`, spans: works === undefined ? [] : monday, name: { vi, en }, source };
    })
    .filter(({ date }) => !set.has(date));
}
