import type { Language } from '#common/contract/text.ts';

const VI_DAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];

interface Parts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
  readonly weekday: number;
}

/** Clock parts in the office's zone: the PC that shows the page may be set to another one. */
function partsOf(at: number, timeZone: string): Parts {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  const { year = '', month = '', day = '', hour = '', minute = '', second = '' } = parts;
  const weekday = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay();
  return { year, month, day, hour, minute, second, weekday };
}

/** `08:05` in the office's zone. */
export function clockTime(at: number, timeZone: string): string {
  const { hour, minute } = partsOf(at, timeZone);
  return `${hour}:${minute}`;
}

/** The day, `YYYY-MM-DD`, in the office's zone. */
export function isoDay(at: number, timeZone: string): string {
  const { year, month, day } = partsOf(at, timeZone);
  return `${year}-${month}-${day}`;
}

/** `08:05:09` in the office's zone. */
export function clockTimeSeconds(at: number, timeZone: string): string {
  return `${clockTime(at, timeZone)}:${partsOf(at, timeZone).second}`;
}

/** `thứ Hai, 23/11/2026` or `Monday, 23/11/2026` in the office's zone. */
export function fullDate(at: number, timeZone: string, language: Language): string {
  const { year, month, day, weekday } = partsOf(at, timeZone);
  const name =
    language === 'vi' ? VI_DAYS[weekday] : new Intl.DateTimeFormat(language, { timeZone, weekday: 'long' }).format(at);
  return `${name}, ${day}/${month}/${year}`;
}

/** Whole minutes from `from` to `to`, never below 0. */
export function minutesBetween(from: number, to: number): number {
  return Math.max(0, Math.floor((to - from) / 60_000));
}
