import type { CallReason } from '#common/contract/ticket.ts';

/** The oldest waiting ticket of one class in one service: all that any policy needs, however long the line is. */
export interface Head {
  readonly ticketId: string;
  readonly serviceId: string;
  readonly priorityClass: string;
  /** ms UTC; the age by which it stands in line, kept through park, return and transfer (SPEC P6). */
  readonly placeAt: number;
  readonly returned: boolean;
}

/** A head with what the office says of its class. */
export interface RankedHead extends Head {
  /** 0 is called first. */
  readonly rank: number;
  readonly priority: boolean;
  /** ms UTC when its longest wait ends. */
  readonly overdueAt: number;
}

export interface Choice {
  readonly head: RankedHead;
  readonly reason: CallReason;
}

/** Who is next within one service. `heads` holds at least one ticket, one a class. */
export interface Policy {
  choose(heads: readonly [RankedHead, ...RankedHead[]], ordinaryStreak: number): Choice;
}

/** Older first; the id, which grows with time, breaks a tie. */
export function byAge(a: Head, b: Head): number {
  return a.placeAt - b.placeAt || (a.ticketId < b.ticketId ? -1 : 1);
}

/** The class's rank, then age. */
export function byRank(a: RankedHead, b: RankedHead): number {
  return a.rank - b.rank || byAge(a, b);
}

/** The first by an order; the list holds at least one. */
export function firstBy<T>(items: readonly [T, ...T[]], order: (a: T, b: T) => number): T {
  return items.reduce((best, item) => (order(item, best) < 0 ? item : best), items[0]);
}
