/** Whether a step of the machine's clock may be followed (SPEC C7, C8). Pure: the office clock brings what is known. */

/** A machine may have been off over a long holiday; one whose clock leaps further is more likely to be wrong. */
export const LEAP_MS = 31 * 86_400_000;

export interface ClockStep {
  /** What the machine's clock shows, ms UTC. */
  readonly wall: number;
  /** What the office's clock shows, ms UTC: the last time that was believed, and what has passed since. */
  readonly office: number;
  /** Whether both are on the same business day. */
  readonly sameDay: boolean;
  /** Whether somebody has a number whose turn another time would end or move. */
  readonly waiting: boolean;
  /** The last moment of the business days before the office's, ms UTC; undefined when there are none. */
  readonly earlierDaysEnded: number | undefined;
}

/**
 * Forwards: not too far, and to another day only when nobody waits. Backwards: only when nobody waits, and not behind days
 * that have been: a clock that has lost its battery shows a year long past.
 */
export function mayFollow({ wall, office, sameDay, waiting, earlierDaysEnded }: ClockStep): boolean {
  if (wall >= office) return wall - office <= LEAP_MS && (sameDay || !waiting);
  return !waiting && (earlierDaysEnded === undefined || wall >= earlierDaysEnded);
}
