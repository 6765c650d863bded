/** When to come back: in words a citizen uses, by the office's clock. */
import type { Language } from '#common/contract/text.ts';
import type { OpeningView } from '#common/contract/views.ts';
import { inLanguage } from '#common/web/language.ts';
import { clockTime, fullDate } from '#common/web/time.ts';
import { words } from '../words.ts';

type Spans = readonly (readonly [string, string])[];

const DAY_MS = 86_400_000;

/** «07:30 sáng mai», and the date beneath it. */
export function whenOpen(
  opensAt: number,
  now: number,
  timeZone: string,
  language: Language,
): { readonly when: string; readonly date: string | undefined } {
  const text = words().closed;
  const time = clockTime(opensAt, timeZone);
  const hour = Number(time.slice(0, 2));
  const day = (at: number): string => fullDate(at, timeZone, language);
  const date = day(opensAt);
  if (date === day(now)) return { when: text.today(time, hour), date: undefined };
  if (date === day(now + DAY_MS)) return { when: text.tomorrow(time, hour), date };
  const [weekday = '', dayOfYear = ''] = date.split(', ');
  // A weekday alone is clear within a week.
  if (opensAt - now < 6 * DAY_MS) return { when: text.onWeekday(time, weekday), date };
  return { when: text.onDay(time, dayOfYear), date };
}

/** Why the office takes no numbers now. */
export function whyClosed({ today, holiday }: OpeningView, now: number, timeZone: string): string {
  const text = words().closed;
  if (holiday !== undefined) return text.holiday(inLanguage(holiday));
  const clock = clockTime(now, timeZone);
  const first = today[0];
  const last = today.at(-1);
  if (first === undefined || last === undefined) return text.dayOff;
  if (clock < first[0]) return text.before;
  return clock >= last[1] ? text.after : text.between;
}

export interface HoursRow {
  readonly name: string;
  readonly hours: string;
}

const hourOf = (clock: string): number => Number(clock.slice(0, 2)) + Number(clock.slice(3)) / 60;
const partOf = ([from, to]: readonly [string, string]): string => words().closed.span(hourOf(from), hourOf(to));
const spanText = ([from, to]: readonly [string, string]): string => `${from} – ${to}`;

/** The week, days with the same hours together: «thứ Hai – thứ Sáu, buổi sáng · 07:30 – 11:30». */
export function weekRows(week: readonly Spans[]): HoursRow[] {
  const text = words().closed;
  const groups: { spans: Spans; from: number; to: number }[] = [];
  week.forEach((spans, day) => {
    const last = groups.at(-1);
    if (last !== undefined && JSON.stringify(last.spans) === JSON.stringify(spans)) last.to = day;
    else groups.push({ spans, from: day, to: day });
  });
  return groups.flatMap(({ spans, from, to }) => {
    const [one = '', other = ''] = [text.days[from], text.days[to]];
    const name = from === to ? one : to === from + 1 ? `${one}, ${other}` : `${one} – ${other}`;
    if (spans.length === 0) return [{ name, hours: text.off }];
    return spans.map((span) => ({ name: spans.length > 1 ? `${name}, ${partOf(span)}` : name, hours: spanText(span) }));
  });
}

/** Today's hours, where the week is not known. */
export function todayRows(today: Spans): HoursRow[] {
  return today.map((span) => {
    const part = partOf(span);
    return { name: part.charAt(0).toUpperCase() + part.slice(1), hours: spanText(span) };
  });
}
