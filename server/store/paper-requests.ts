/** Slips of who lacks a paper: which ticket keeps its place, and until when. */
import { desc, eq } from 'drizzle-orm';
import type { Db } from './open.ts';
import { paperRequests } from './visit-schema.ts';

export type PaperRequest = typeof paperRequests.$inferSelect;

export function addPaperRequest(db: Db, row: PaperRequest): void {
  db.insert(paperRequests).values(row).run();
}

export function paperRequestByCode(db: Db, code: string): PaperRequest | undefined {
  return db.select().from(paperRequests).where(eq(paperRequests.code, code)).get();
}

/** The newest request of a ticket. */
export function paperRequestOf(db: Db, ticketId: string): PaperRequest | undefined {
  return db
    .select()
    .from(paperRequests)
    .where(eq(paperRequests.ticketId, ticketId))
    .orderBy(desc(paperRequests.madeAt))
    .limit(1)
    .get();
}

/** The number that stands for it now. */
export function keepLaterTicket(db: Db, code: string, laterTicketId: string): void {
  db.update(paperRequests).set({ laterTicketId }).where(eq(paperRequests.code, code)).run();
}
