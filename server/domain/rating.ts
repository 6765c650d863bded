/** What the supervisor is told of votes: with their number, and no figure of a few (SPEC J94). */
import type { RatingOfService } from '#common/contract/rating.ts';

/** Below so many answers nothing but their number is told. */
export const LEAST_ANSWERS = 10;

export interface Count {
  readonly what: string;
  readonly count: number;
}

export function ratingOf(serviceId: string | null, counts: readonly Count[]): RatingOfService {
  const sum = (what: string): number => counts.reduce((all, one) => (one.what === what ? all + one.count : all), 0);
  const scores = ['1', '2', '3', '4', '5'].map(sum);
  const answers = scores.reduce((all, count) => all + count, 0);
  if (answers < LEAST_ANSWERS) return { serviceId, answers, scores: null, good: {}, bad: {} };
  const topics = (sign: '+' | '-'): Record<string, number> => {
    const named = counts.filter(({ what }) => what.startsWith(sign)).map(({ what }) => what);
    return Object.fromEntries([...new Set(named)].sort().map((what) => [what.slice(1), sum(what)]));
  };
  return { serviceId, answers, scores, good: topics('+'), bad: topics('-') };
}
