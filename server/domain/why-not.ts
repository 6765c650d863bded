/** Why somebody who waited was not called: the rule that put him behind, in one code (SPEC J16). */
import type { WhyNot } from '#common/contract/replay.ts';
import type { CallRules } from './call-rules.ts';
import { APPOINTMENT } from './classes.ts';
import type { Choice, RankedHead } from './policies/policy.ts';

export interface Moment {
  readonly rules: Pick<CallRules, 'policy'>;
  /** Ordinary tickets called in a row in the service of the choice. */
  readonly streak: number;
  /** ms UTC */
  readonly now: number;
}

/** `other` waits for the same counter and is not the choice. It follows `chooseNext` step by step. */
export function whyNot(other: RankedHead, { head, reason }: Choice, { rules, streak, now }: Moment): WhyNot {
  if (reason === 'overdue') return other.overdueAt < now ? 'less-overdue' : 'not-overdue';
  if (other.serviceId !== head.serviceId) return 'later-service';
  if (other.priorityClass === head.priorityClass) return 'came-later';
  if (head.priorityClass === APPOINTMENT) return 'appointment';
  if (other.priorityClass === APPOINTMENT) return other.placeAt > now ? 'before-its-time' : 'walk-in-between';
  if (rules.policy.kind === 'first-come') return 'came-later';
  const priorityTurn = rules.policy.kind === 'strict' || streak >= rules.policy.k;
  if (!priorityTurn) return other.priority ? 'not-its-turn' : 'came-later';
  if (head.priority && !other.priority) return 'priority-turn';
  return other.rank === head.rank ? 'came-later' : 'lower-class';
}
