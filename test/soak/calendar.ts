/** The office's clock: working days, from the opening to after midnight. */
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** ms UTC of the moments of one working day. */
export interface WorkingDay {
  readonly index: number;
  readonly opens: number;
  readonly closes: number;
  /** Five past midnight: the next business day has begun. */
  readonly over: number;
}

/** `count` working days from a Monday's midnight in the office's zone (which has no daylight saving) on. */
export function workingDays(mondayMidnight: number, count: number): WorkingDay[] {
  return Array.from({ length: count }, (_, index) => {
    const midnight = mondayMidnight + (Math.floor(index / 5) * 7 + (index % 5)) * DAY_MS;
    return {
      index,
      opens: midnight + 7.5 * 60 * MINUTE_MS,
      closes: midnight + 17 * 60 * MINUTE_MS,
      over: midnight + DAY_MS + 5 * MINUTE_MS,
    };
  });
}
