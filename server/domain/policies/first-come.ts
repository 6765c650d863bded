import { byAge, firstBy, type Policy } from './policy.ts';

/** The oldest ticket, whatever its class (SPEC P2). */
export const firstCome: Policy = {
  choose: (heads) => ({ head: firstBy(heads, byAge), reason: 'first' }),
};
