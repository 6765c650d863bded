/** Reads the database of the running server beside it, without writing: what is really kept. */
import Database from 'better-sqlite3';
import { and, asc, gt, like } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { databaseFile } from '#server/data-folder.ts';
import type { QueueEvent } from '#server/domain/events.ts';
import type { Store } from '#server/store/open.ts';
import * as schema from '#server/store/schema.ts';

/** Hands a read-only store to `read`; the server goes on working on it. */
export function withBook<T>(folder: string, read: (store: Store) => T): T {
  const sqlite = new Database(databaseFile(folder), { readonly: true, timeout: 10_000 });
  try {
    return read({ sqlite, db: drizzle(sqlite, { schema }), close: () => sqlite.close() });
  } finally {
    sqlite.close();
  }
}

/** Events of tickets after `seq`, in order. */
export function ticketEventsAfter({ db }: Store, seq: number): QueueEvent[] {
  const { events } = schema;
  return db
    .select()
    .from(events)
    .where(and(gt(events.seq, seq), like(events.type, 'ticket.%')))
    .orderBy(asc(events.seq))
    .all() as QueueEvent[];
}
