/** Strips of numbers on paper. What they hold is reserved until the end of the day on which they come back (SPEC J85). */
import { and, asc, eq, gte, isNull, or, sql } from 'drizzle-orm';
import type { Span } from '#server/domain/blocks.ts';
import type { Db } from './open.ts';
import { numberStrips } from './visit-schema.ts';

export type Strip = typeof numberStrips.$inferSelect;

export function stripStore(db: Db) {
  // Two steps of one index: those that are out, and those that came back today or later (a clock may have run ahead).
  const outOrToday = or(isNull(numberStrips.endedDay), gte(numberStrips.endedDay, sql.placeholder('day')));
  const ofPrefix = db
    .select({ from: numberStrips.fromNumber, to: numberStrips.toNumber })
    .from(numberStrips)
    .where(and(eq(numberStrips.prefix, sql.placeholder('prefix')), outOrToday))
    .prepare();
  const current = db.select().from(numberStrips).where(outOrToday).orderBy(asc(numberStrips.madeAt)).prepare();

  return {
    reserved: (prefix: string, day: string): Span[] => ofPrefix.all({ prefix, day }),
    /** Those that are out, and those that came back today, oldest first. */
    current: (day: string): Strip[] => current.all({ day }),
    byId: (id: string): Strip | undefined => db.select().from(numberStrips).where(eq(numberStrips.id, id)).get(),
    add(strip: Omit<Strip, 'endedDay' | 'endedAt' | 'used' | 'served'>): void {
      db.insert(numberStrips).values(strip).run();
    },
    end(id: string, how: Pick<Strip, 'endedDay' | 'endedAt' | 'used' | 'served'>): void {
      db.update(numberStrips).set(how).where(eq(numberStrips.id, id)).run();
    },
  };
}

export type StripStore = ReturnType<typeof stripStore>;
