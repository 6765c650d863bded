import type { PriorityClass } from '#common/contract/office.ts';

/** Ordinary tickets. */
export const ORDINARY = 'none';
/** Claimed by one touch at the kiosk, class not told. */
export const UNSPECIFIED = 'unspecified';
/** Who has an appointment and has come: a line of its own, in the order of the booked times (SPEC J55). No citizen claims it
 *  and no clerk gives it. */
export const APPOINTMENT = 'appointment';

/** What the order of calls depends on, of a class. */
export type ClassSetting = Pick<PriorityClass, 'code' | 'rank' | 'longestWaitMinutes'>;

export interface ClassRule {
  readonly rank: number;
  readonly priority: boolean;
  readonly longestWaitMs: number;
}

const DEFAULT_LONGEST_MINUTES = { ordinary: 60, priority: 30, appointment: 15 } as const;

/** What the office says of a class. A code that the office has since removed ranks after all of its own classes. */
export function classRule(classes: readonly ClassSetting[], code: string): ClassRule {
  const own = classes.find((entry) => entry.code === code);
  const priority = code !== ORDINARY;
  const minutes =
    own?.longestWaitMinutes ??
    DEFAULT_LONGEST_MINUTES[code === APPOINTMENT ? code : priority ? 'priority' : 'ordinary'];
  const rank = priority ? (own?.rank ?? 100) : 1_000;
  return { rank, priority, longestWaitMs: minutes * 60_000 };
}

/** Whether a ticket may be issued in this class. */
export function isKnownClass(classes: readonly PriorityClass[], code: string): boolean {
  return (
    code !== APPOINTMENT && (code === ORDINARY || code === UNSPECIFIED || classes.some((entry) => entry.code === code))
  );
}
