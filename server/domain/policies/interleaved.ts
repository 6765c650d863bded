import { byAge, byRank, firstBy, type Policy, type RankedHead } from './policy.ts';

/** By age; but after at most `k` calls of ordinary tickets one priority ticket, rank then age (SPEC P4). */
export function interleaved(k: number): Policy {
  return {
    choose(heads, ordinaryStreak) {
      const oldest = firstBy(heads, byAge);
      const [first, ...others] = heads.filter((head) => head.priority);
      if (ordinaryStreak < k || first === undefined) return { head: oldest, reason: 'first' };
      const head: RankedHead = firstBy([first, ...others], byRank);
      return { head, reason: head === oldest ? 'first' : 'priority-turn' };
    },
  };
}
