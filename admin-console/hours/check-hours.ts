import type { DaySpans, Hours } from '#common/contract/office.ts';
import { wrongSpans } from '../parts/clock-field.tsx';
import type { Complaints } from '../parts/form.ts';
import { words } from '../words.ts';
import { isDate } from './date-text.ts';
import { isMonthDay } from './day-month-input.tsx';

/** What is wrong with the hours, by the server's own paths. */
export function checkHours({ week, seasons, exceptions }: Hours): Complaints {
  const text = words();
  const found: Record<string, string> = {};
  const spans = (path: string, value: DaySpans): void => {
    const wrong = wrongSpans(value);
    if (wrong !== undefined) found[path] = wrong === 'clock' ? text.spans.clockRule : text.spans.orderRule;
  };
  for (const [day, value] of week.entries()) spans(`hours/week/${day}`, value);
  for (const [index, season] of seasons.entries()) {
    for (const end of ['from', 'to'] as const) {
      if (!isMonthDay(season[end])) found[`hours/seasons/${index}/${end}`] = text.hours.dayMonthRule;
    }
    for (const [day, value] of season.week.entries()) spans(`hours/seasons/${index}/week/${day}`, value);
  }
  const dates = new Set<string>();
  for (const [index, { date, name, spans: value }] of exceptions.entries()) {
    const path = `hours/exceptions/${index}`;
    if (!isDate(date)) found[`${path}/date`] = text.hours.dateRule;
    else if (dates.has(date)) found[`${path}/date`] = text.hours.dateTwice;
    dates.add(date);
    if (name.vi.trim() === '') found[`${path}/name/vi`] = text.form.required;
    spans(`${path}/spans`, value);
  }
  return found;
}
