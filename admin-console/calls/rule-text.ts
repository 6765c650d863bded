import type { ReplayAnswer } from '#common/contract/replay.ts';
import { callWords } from './words.ts';

/** The rule that chose, as a sentence with its figures. */
export function ruleText({ call, policy, streak, byRule }: ReplayAnswer): string {
  const { rules } = callWords();
  switch (call.reason) {
    case 'overdue':
      return rules.overdue;
    case 'appointment':
      return rules.appointment;
    case 'returned':
      return rules.returned;
    case 'priority-turn':
      return policy.kind === 'interleaved' ? rules.interleaved(streak, policy.k) : rules.strict;
    case 'chosen-by-hand':
      return byRule === null ? rules.byHandAlone : byRule === call.label ? rules.byHandSame : rules.byHand(byRule);
    case 'first':
      return policy.kind === 'interleaved' ? rules.first(streak, policy.k) : rules.firstPlain;
  }
}
