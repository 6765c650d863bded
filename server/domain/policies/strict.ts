import { byAge, byRank, firstBy, type Policy } from './policy.ts';

/** The best class first, then age (SPEC P3). A class below may wait until it is overdue. */
export const strict: Policy = {
  choose(heads) {
    const head = firstBy(heads, byRank);
    return { head, reason: head === firstBy(heads, byAge) ? 'first' : 'priority-turn' };
  },
};
