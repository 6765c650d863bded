/** Times of tickets that were given before the office's time was sure (SPEC G14). */
import { and, eq } from 'drizzle-orm';
import { businessDayOf } from '#server/domain/calendar.ts';
import { tickets } from './schema.ts';
import type { AgentDb } from './store.ts';
import { countAsUsed } from './till.ts';

/** Less than this is the ordinary drift of a PC's clock. */
const NOTICEABLE_MS = 2_000;

/**
 * The server has just told the time for the first time since this program began: tickets given before that get their true
 * time, as long ago as the even clock says. A ticket that would fall on a day on which its number was given already keeps
 * its time: the slip in somebody's hand cannot be changed.
 */
export function correctTimes(
  db: AgentDb,
  facts: { readonly boot: string; readonly ticks: number; readonly now: number; readonly timeZone: string },
): void {
  const { boot, ticks, now, timeZone } = facts;
  for (const ticket of db
    .select()
    .from(tickets)
    .where(and(eq(tickets.boot, boot), eq(tickets.state, 'held')))
    .all()) {
    const issuedAt = now - (ticks - (ticket.bootMs ?? ticks));
    if (Math.abs(issuedAt - ticket.issuedAt) < NOTICEABLE_MS) continue;
    const { day } = businessDayOf(issuedAt, timeZone);
    if (day !== ticket.businessDay && givenOn(db, day, ticket)) continue;
    db.update(tickets).set({ issuedAt, businessDay: day, boot: null }).where(eq(tickets.id, ticket.id)).run();
    countAsUsed(db, day, ticket.prefix, ticket.number);
  }
}

function givenOn(db: AgentDb, day: string, { prefix, number }: { readonly prefix: string; readonly number: number }) {
  return (
    db
      .select({ id: tickets.id })
      .from(tickets)
      .where(and(eq(tickets.businessDay, day), eq(tickets.prefix, prefix), eq(tickets.number, number)))
      .get() !== undefined
  );
}
