/** Votes, as counts alone: no row is a vote, so none can be laid beside a ticket or an hour (SPEC J92). */
import { and, eq, sql } from 'drizzle-orm';
import type { RatingBody } from '#common/contract/rating.ts';
import type { Db } from './open.ts';
import { ratingCounts, ratingMarks } from './visit-schema.ts';

/** A count of a day and a field: of a score (`1`…`5`), or of a topic that was good (`+wait`) or bad (`-wait`). */
export interface RatingCount {
  readonly day: string;
  readonly serviceId: string;
  readonly what: string;
  readonly count: number;
}

/** Marks a ticket as rated, by a keyed hash of the day; false when it was before. */
export function markRated(db: Db, day: string, mark: string): boolean {
  return db.insert(ratingMarks).values({ day, mark }).onConflictDoNothing().run().changes > 0;
}

export function isRated(db: Db, day: string, mark: string): boolean {
  const known = and(eq(ratingMarks.day, day), eq(ratingMarks.mark, mark));
  return db.select({ mark: ratingMarks.mark }).from(ratingMarks).where(known).get() !== undefined;
}

export function countVote(db: Db, day: string, serviceId: string, { score, topics = [] }: RatingBody): void {
  const sign = score >= 4 ? '+' : '-';
  for (const what of [String(score), ...topics.map((topic) => `${sign}${topic}`)]) {
    db.insert(ratingCounts)
      .values({ day, serviceId, what, count: 1 })
      .onConflictDoUpdate({
        target: [ratingCounts.day, ratingCounts.serviceId, ratingCounts.what],
        set: { count: sql`count + 1` },
      })
      .run();
  }
}

/** The counts of the days from `from` to `to`, both included. */
export function ratingsBetween(db: Db, from: string, to: string): RatingCount[] {
  return db.select().from(ratingCounts).where(sql`${ratingCounts.day} between ${from} and ${to}`).all();
}
