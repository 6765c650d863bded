import { clockTime, fullDate } from '#common/web/time.ts';

const DAY_MS = 24 * 60 * 60_000;

/** `08:43` today, `22/11 08:43` on another day of the office. */
export function clockOrDay(at: string | number, now: number, timeZone: string): string {
  const ms = typeof at === 'number' ? at : Date.parse(at);
  const clock = clockTime(ms, timeZone);
  const date = fullDate(ms, timeZone, 'en').split(', ')[1] ?? '';
  const today = fullDate(now, timeZone, 'en').split(', ')[1] ?? '';
  if (date === today) return clock;
  return now - ms < 300 * DAY_MS ? `${date.slice(0, 5)} ${clock}` : `${date} ${clock}`;
}
