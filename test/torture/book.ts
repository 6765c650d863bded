/** Reads the database of the running server beside it, without writing: what is really kept. */
import { and, asc, gt, like } from 'drizzle-orm';
import { databaseFile } from '#server/data-folder.ts';
import type { QueueEvent } from '#server/domain/events.ts';
import { openForReading, type Store } from '#server/store/open.ts';
import { events } from '#server/store/schema.ts';

/** Hands a read-only store to `read`; the server goes on working on it. */
export function withBook<T>(folder: string, read: (store: Store) => T): T {
  const store = openForReading(databaseFile(folder));
  try {
    return read(store);
  } finally {
    store.close();
  }
}

/** Events of tickets after `seq`, in order. */
export function ticketEventsAfter({ db }: Store, seq: number): QueueEvent[] {
  return db
    .select()
    .from(events)
    .where(and(gt(events.seq, seq), like(events.type, 'ticket.%')))
    .orderBy(asc(events.seq))
    .all() as QueueEvent[];
}
