/** Appointments among walk-ins (SPEC J55): a rule that a clerk and a citizen can both read. */
import { APPOINTMENT } from '../classes.ts';
import type { Choice, Policy, RankedHead } from './policy.ts';

/** Walk-ins without priority that are called between two appointments. */
export const WALK_INS_BETWEEN = 1;

/**
 * At its time an appointment is called next; but after each at least one walk-in without priority (or a priority ticket's
 * turn makes room for it), while one waits. Before its time only when nobody else waits. The walk-ins go by the office's policy.
 */
export function blend(
  policy: Policy,
  heads: readonly [RankedHead, ...RankedHead[]],
  ordinaryStreak: number,
  now: number,
): Choice {
  const appointment = heads.find(({ priorityClass }) => priorityClass === APPOINTMENT);
  const [first, ...others] = heads.filter(({ priorityClass }) => priorityClass !== APPOINTMENT);
  if (appointment === undefined) return policy.choose(heads, ordinaryStreak);
  const isTurn = appointment.placeAt <= now && ordinaryStreak >= WALK_INS_BETWEEN;
  if (first === undefined || isTurn) return { head: appointment, reason: 'appointment' };
  return policy.choose([first, ...others], ordinaryStreak);
}
