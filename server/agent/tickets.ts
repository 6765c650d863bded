/** The tickets that this kiosk has given, and what the server knows of them. */
import { and, asc, count, eq, lt, ne } from 'drizzle-orm';
import type { HandedTicket, HandInAnswer } from '#common/contract/kiosk-agent.ts';
import { tickets } from './schema.ts';
import type { AgentDb } from './store.ts';

export type KeptTicket = typeof tickets.$inferSelect;

export function ticketByKey(db: AgentDb, key: string): KeptTicket | undefined {
  return db.select().from(tickets).where(eq(tickets.key, key)).get();
}

/** Oldest first, at most 100: what one hand-in carries. */
export function heldTickets(db: AgentDb): KeptTicket[] {
  return db
    .select()
    .from(tickets)
    .where(eq(tickets.state, 'held'))
    .orderBy(asc(tickets.issuedAt), asc(tickets.id))
    .limit(100)
    .all();
}

export function asHanded(ticket: KeptTicket, toMoment: (ms: number) => string): HandedTicket {
  const { id, serviceId, prefix, number, origin, procedureCode, priorityClass, language, token } = ticket;
  // Only where there is something to tell: a server that has never heard of it refuses what it does not know.
  const { dossiers, cameFor } = ticket.answer.ticket;
  return {
    id,
    serviceId,
    prefix,
    number,
    origin,
    procedureCode,
    priorityClass,
    language,
    issuedAt: toMoment(ticket.issuedAt),
    token,
    // Told always: whether the server was asked, and an answer got lost, is not known for sure after a power cut.
    askedWithKey: origin === 'block' ? ticket.key : null,
    ...(dossiers === undefined ? {} : { dossiers }),
    ...(cameFor === undefined ? {} : { cameFor }),
  };
}

/** Keeps what the server said; answers the labels that it refused. */
export function settle(db: AgentDb, { results }: HandInAnswer): { readonly label: string; readonly code: string }[] {
  const refused: { label: string; code: string }[] = [];
  for (const { id, outcome, code = 'refused' } of results) {
    const change = outcome === 'refused' ? { state: 'refused' as const, refusal: code } : { state: 'known' as const };
    const done = db
      .update(tickets)
      .set(change)
      .where(and(eq(tickets.id, id), eq(tickets.state, 'held')))
      .returning()
      .get();
    if (done !== undefined && outcome === 'refused') refused.push({ label: done.label, code });
  }
  return refused;
}

/** The server has forgotten: everything of this day is handed in once more. */
export function holdAgain(db: AgentDb, day: string): void {
  db.update(tickets).set({ state: 'held', refusal: null }).where(eq(tickets.businessDay, day)).run();
}

/** Labels of a day that never came into the queue. */
export function refusedLabels(db: AgentDb, day: string): string[] {
  return db
    .select({ label: tickets.label })
    .from(tickets)
    .where(and(eq(tickets.businessDay, day), eq(tickets.state, 'refused')))
    .orderBy(asc(tickets.issuedAt))
    .all()
    .map(({ label }) => label);
}

export function heldCount(db: AgentDb): number {
  return db.select({ held: count() }).from(tickets).where(eq(tickets.state, 'held')).get()?.held ?? 0;
}

/** Tickets of old days go, but for those that the server does not know yet. */
export function forgetTickets(db: AgentDb, before: string): void {
  db.delete(tickets)
    .where(and(lt(tickets.businessDay, before), ne(tickets.state, 'held')))
    .run();
}
