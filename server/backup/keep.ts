/** Which copies are kept (SPEC B2). Pure. */

export interface Copy {
  readonly name: string;
  /** ms UTC */
  readonly at: number;
  /** The date in the office's zone on which it was made. */
  readonly day: string;
}

/** All of the last so many hours; the last one of so many days, and of so many weeks, that have copies. */
export interface KeepRule {
  readonly hours: number;
  readonly days: number;
  readonly weeks: number;
}

export const KEEP: KeepRule = { hours: 24, days: 14, weeks: 8 };

const DAY_MS = 86_400_000;
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

/**
 * The copies that may go. Days and weeks are counted by what is there, not by the calendar: after three weeks of holiday
 * the fourteen days before it are still kept. The newest copy never goes.
 */
export function copiesToDrop(copies: readonly Copy[], now: number, rule: KeepRule = KEEP): Copy[] {
  const newestFirst = [...copies].sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
  const kept = new Set<Copy>(newestFirst.slice(0, 1));
  for (const copy of newestFirst) {
    // A copy from the future, made while the clock ran ahead, counts for its day and week alone.
    if (copy.at <= now && copy.at > now - rule.hours * 3_600_000) kept.add(copy);
  }
  for (const copy of lastOfEach(newestFirst, ({ day }) => day).slice(0, rule.days)) kept.add(copy);
  for (const copy of lastOfEach(newestFirst, weekOf).slice(0, rule.weeks)) kept.add(copy);
  return newestFirst.filter((copy) => !kept.has(copy));
}

function lastOfEach(newestFirst: readonly Copy[], groupOf: (copy: Copy) => string | number): Copy[] {
  const seen = new Map<string | number, Copy>();
  for (const copy of newestFirst) {
    const group = groupOf(copy);
    if (!seen.has(group)) seen.set(group, copy);
  }
  return [...seen.values()];
}

/** Weeks begin on Monday. */
function weekOf({ day }: Copy): number {
  return Math.floor((Date.parse(`${day}T00:00:00Z`) - FIRST_MONDAY_MS) / (7 * DAY_MS));
}
