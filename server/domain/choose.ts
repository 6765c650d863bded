/** Who is next for a counter (SPEC P1–P5). Pure: the same function replays any past call from the event log. */
import type { PolicySetting } from '#common/contract/office.ts';
import { type ClassSetting, classRule } from './classes.ts';
import { blend } from './policies/appointments.ts';
import { policyOf } from './policies/index.ts';
import { type Choice, firstBy, type Head, type RankedHead } from './policies/policy.ts';

export interface ChooseInput {
  /** The counter's services in its order. */
  readonly serviceIds: readonly string[];
  /** The oldest waiting ticket of each class of each of these services. */
  readonly heads: readonly Head[];
  /** Ordinary tickets called in a row, by service. */
  readonly streaks: ReadonlyMap<string, number>;
  readonly classes: readonly ClassSetting[];
  readonly policy: PolicySetting;
  /** ms UTC */
  readonly now: number;
}

/** The ticket and the reason, or undefined when nobody waits for this counter. */
export function chooseNext({ serviceIds, heads, streaks, classes, policy, now }: ChooseInput): Choice | undefined {
  const ranked = heads.filter((head) => serviceIds.includes(head.serviceId)).map((head) => rankHead(head, classes));
  const [firstOverdue, ...otherOverdue] = ranked.filter((head) => head.overdueAt < now);
  if (firstOverdue !== undefined) {
    return { head: firstBy([firstOverdue, ...otherOverdue], byOverdue), reason: 'overdue' };
  }
  for (const serviceId of serviceIds) {
    const [first, ...others] = ranked.filter((head) => head.serviceId === serviceId);
    if (first === undefined) continue;
    const choice = blend(policyOf(policy), [first, ...others], streaks.get(serviceId) ?? 0, now);
    return choice.reason === 'first' && choice.head.returned ? { ...choice, reason: 'returned' } : choice;
  }
  return undefined;
}

export function rankHead(head: Head, classes: readonly ClassSetting[]): RankedHead {
  const rule = classRule(classes, head.priorityClass);
  return { ...head, rank: rule.rank, priority: rule.priority, overdueAt: head.placeAt + rule.longestWaitMs };
}

/** Furthest past its limit first. */
function byOverdue(a: RankedHead, b: RankedHead): number {
  return a.overdueAt - b.overdueAt || a.placeAt - b.placeAt || (a.ticketId < b.ticketId ? -1 : 1);
}
