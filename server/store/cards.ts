/** Which numbers of today were taken with the same card, by its keyed hash alone (SPEC D7, J126). */
import { and, eq } from 'drizzle-orm';
import type { Db } from './open.ts';
import { cardNumbers } from './visit-schema.ts';

/** Ids of the tickets of a day that were taken with a card. */
export function ticketsOfCard(db: Db, day: string, mark: string): string[] {
  const ofCard = and(eq(cardNumbers.day, day), eq(cardNumbers.mark, mark));
  const rows = db.select({ ticketId: cardNumbers.ticketId }).from(cardNumbers).where(ofCard).all();
  return rows.map(({ ticketId }) => ticketId);
}

export function keepCardNumber(db: Db, entry: typeof cardNumbers.$inferInsert): void {
  db.insert(cardNumbers).values(entry).run();
}
