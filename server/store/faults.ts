/** What is wrong with a database, in words; empty when it is whole. */
import { sql } from 'drizzle-orm';
import type { QueueEvent } from '#server/domain/events.ts';
import { evolve, type TicketRow } from '#server/domain/ticket.ts';
import { auditFaults } from './audit-chain.ts';
import { eventLog } from './event-log.ts';
import type { Store } from './open.ts';
import { events, tickets } from './schema.ts';

/** More would not be read by anybody. */
const FAULTS_AT_MOST = 200;

/**
 * SQLite's own checks, then that every ticket is what its events say (SPEC D2). It holds one day in memory at a time, and
 * sees one moment of an office that is served meanwhile.
 */
export function findFaults(store: Store): string[] {
  // At once: a ticket that is called between the reading of the log and of the rows would look wrong.
  const faults = store.sqlite.transaction(() => allFaults(store)).deferred();
  const rest = faults.length - FAULTS_AT_MOST;
  return rest <= 0 ? faults : [...faults.slice(0, FAULTS_AT_MOST), `and ${rest} more`];
}

function allFaults({ db, sqlite }: Store): string[] {
  const faults: string[] = [];
  for (const row of sqlite.pragma('integrity_check') as { integrity_check: string }[]) {
    if (row.integrity_check !== 'ok') faults.push(`the file is damaged: ${row.integrity_check}`);
  }
  for (const row of sqlite.pragma('foreign_key_check') as { table: string }[]) {
    faults.push(`a row of ${row.table} points at nothing`);
  }
  faults.push(...auditFaults({ sqlite }));
  const log = eventLog(db);
  const days = new Set(
    [events, tickets]
      .flatMap((table) => db.selectDistinct({ day: table.businessDay }).from(table).all())
      .map(({ day }) => day),
  );
  for (const day of days) {
    const rebuilt = new Map<string, TicketRow>();
    for (const event of log.ofDay(day)) {
      if (!isAboutTicket(event)) continue;
      const after = evolve(rebuilt.get(event.ticketId), event);
      if (after !== undefined) rebuilt.set(event.ticketId, after);
    }
    const rows = db.select().from(tickets).where(sql`${tickets.businessDay} = ${day}`).all();
    for (const row of rows) {
      const ticket = rebuilt.get(row.id);
      rebuilt.delete(row.id);
      if (ticket === undefined || !sameTicket(row, ticket)) {
        faults.push(`ticket ${row.label} of ${day} is not what its events say`);
      }
    }
    for (const { label } of rebuilt.values()) faults.push(`ticket ${label} of ${day} is in the log alone`);
  }
  return faults;
}

function sameTicket(a: TicketRow, b: TicketRow): boolean {
  return JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
}

function isAboutTicket(event: QueueEvent): event is QueueEvent & { readonly ticketId: string } {
  return event.type.startsWith('ticket.') && event.ticketId !== null;
}
