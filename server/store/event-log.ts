import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { QueueEvent } from '#server/domain/events.ts';
import type { Db } from './open.ts';
import { events } from './schema.ts';

/** The append-only log. */
export function eventLog(db: Db) {
  const insert = db
    .insert(events)
    .values({
      at: sql.placeholder('at'),
      businessDay: sql.placeholder('businessDay'),
      type: sql.placeholder('type'),
      actId: sql.placeholder('actId'),
      ticketId: sql.placeholder('ticketId'),
      counterId: sql.placeholder('counterId'),
      staffId: sql.placeholder('staffId'),
      deviceId: sql.placeholder('deviceId'),
      data: sql.placeholder('data'),
    })
    .prepare();
  const ofTicket = db
    .select()
    .from(events)
    .where(and(eq(events.ticketId, sql.placeholder('ticketId')), sql`${events.ticketId} is not null`))
    .orderBy(asc(events.seq))
    .prepare();
  const ofDay = db
    .select({ seq: events.seq })
    .from(events)
    .where(eq(events.businessDay, sql.placeholder('day')))
    .limit(1)
    .prepare();
  // What ends a day is written by the clock that is judged: it proves nothing.
  const momentBefore = db
    .select({ at: sql<number | null>`max(${events.at})` })
    .from(events)
    .where(
      and(
        sql`${events.businessDay} = (select max(${events.businessDay}) from ${events}
          where ${events.businessDay} < ${sql.placeholder('day')})`,
        sql`${events.type} not in ('ticket.expired', 'counter.closed')`,
      ),
    )
    .prepare();
  const calls = db
    .select()
    .from(events)
    .where(
      and(
        eq(events.businessDay, sql.placeholder('day')),
        eq(events.type, 'ticket.called'),
        sql`${events.seq} < ${sql.placeholder('before')}`,
      ),
    )
    .orderBy(desc(events.seq))
    .limit(sql.placeholder('count'))
    .prepare();
  // Slips, devices and calls for help decide no call, and are the half of a day.
  const queueOf = db
    .select()
    .from(events)
    .where(
      and(
        eq(events.businessDay, sql.placeholder('day')),
        sql`(${events.type} between 'ticket.' and 'ticket/' or ${events.type} = 'office.changed')`,
      ),
    )
    .orderBy(asc(events.seq))
    .prepare();
  // A day begins with one.
  const nextChange = db
    .select()
    .from(events)
    .where(and(sql`${events.businessDay} > ${sql.placeholder('day')}`, eq(events.type, 'office.changed')))
    .orderBy(asc(events.businessDay), asc(events.seq))
    .limit(1)
    .prepare();
  const one = db
    .select()
    .from(events)
    .where(eq(events.seq, sql.placeholder('seq')))
    .prepare();
  const last = db.select({ seq: events.seq, at: events.at }).from(events).orderBy(desc(events.seq)).limit(1).prepare();

  return {
    /** Writes one event and answers it with its seq. */
    append(event: Omit<QueueEvent, 'seq'>): QueueEvent {
      const { lastInsertRowid } = insert.run({ ...event });
      return { ...event, seq: Number(lastInsertRowid) } as QueueEvent;
    },
    lastSeq: (): number => last.get()?.seq ?? 0,
    /** ms UTC of the newest event; null in an empty log. */
    lastAt: (): number | null => last.get()?.at ?? null,
    /** The last moment of the last business day before `day` that had events, ms UTC. */
    lastMomentBefore: (day: string): number | undefined => momentBefore.get({ day })?.at ?? undefined,
    holdsDay: (day: string): boolean => ofDay.get({ day }) !== undefined,
    ofTicket: (ticketId: string): QueueEvent[] => ofTicket.all({ ticketId }).map(asEvent),
    ofDay(day: string): QueueEvent[] {
      return db.select().from(events).where(eq(events.businessDay, day)).orderBy(asc(events.seq)).all().map(asEvent);
    },
    bySeq(seq: number): QueueEvent | undefined {
      const row = one.get({ seq });
      return row === undefined ? undefined : asEvent(row);
    },
    /** The calls of a day before a seq, newest first. */
    callsOf: (day: string, before: number, count: number): QueueEvent[] =>
      calls.all({ day, before, count }).map(asEvent),
    /** What decided the calls of a day, in order; and with what the next day began. */
    queueOf: (day: string): QueueEvent[] => [...queueOf.all({ day }), ...nextChange.all({ day })].map(asEvent),
    ofAct(actId: string): QueueEvent[] {
      return db.select().from(events).where(eq(events.actId, actId)).orderBy(asc(events.seq)).all().map(asEvent);
    },
  };
}

/** The log is written by `append` alone, so a row has the shape of the event that made it. */
function asEvent(row: typeof events.$inferSelect): QueueEvent {
  return row as QueueEvent;
}

export type EventLog = ReturnType<typeof eventLog>;
