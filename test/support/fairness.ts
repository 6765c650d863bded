/** Why a ticket may be called before another (SPEC P1–P4), judged from the rows as they stood before the call. */
import type { Office } from '#common/contract/office.ts';
import { naiveLimit, naiveRank } from './naive-next.ts';

export interface Waiting {
  readonly id: string;
  readonly label: string;
  readonly service: string;
  readonly priorityClass: string;
  readonly placeAt: number;
}

export interface CallSituation {
  readonly now: number;
  /** The counter's services, in its order. */
  readonly services: readonly string[];
  /** Everybody who waited in these services. */
  readonly waiting: readonly Waiting[];
  /** Ordinary calls in a row, by service. */
  readonly streaks: ReadonlyMap<string, number>;
  readonly settings: Pick<Office, 'policy' | 'priorityClasses'>;
}

/** Who was overtaken by this call for a reason that the policy does not name; empty when the call was fair. */
export function wronged(called: Waiting, situation: CallSituation): Waiting[] {
  return situation.waiting.filter((other) => other.id !== called.id && !mayOvertake(called, other, situation));
}

function mayOvertake(called: Waiting, other: Waiting, situation: CallSituation): boolean {
  const { now, services, settings, streaks } = situation;
  const past = (ticket: Waiting): number => now - ticket.placeAt - naiveLimit(settings, ticket.priorityClass);
  // P1: whoever waited too long goes first, the one furthest past the limit before the others.
  if (past(other) > 0) return past(called) >= past(other);
  if (past(called) > 0) return true;
  // P2: nobody of a later line before somebody of an earlier one.
  if (called.service !== other.service) return services.indexOf(called.service) < services.indexOf(other.service);
  if (called.placeAt < other.placeAt || (called.placeAt === other.placeAt && called.id < other.id)) return isDue();
  const better = naiveRank(settings, called.priorityClass) < naiveRank(settings, other.priorityClass);
  switch (settings.policy.kind) {
    case 'first-come':
      return false;
    case 'strict':
      return better;
    case 'interleaved':
      return better && (streaks.get(called.service) ?? 0) >= settings.policy.k;
  }

  /** The older goes first; but not where it is the turn of a better class. */
  function isDue(): boolean {
    const behind = naiveRank(settings, other.priorityClass) < naiveRank(settings, called.priorityClass);
    if (!behind) return true;
    const { policy } = settings;
    if (policy.kind === 'strict') return false;
    return policy.kind === 'first-come' || (streaks.get(called.service) ?? 0) < policy.k;
  }
}
