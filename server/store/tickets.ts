import { and, asc, desc, eq, gt, lt, type SQL, sql } from 'drizzle-orm';
import type { InLine } from '#server/domain/calling-order.ts';
import type { Head } from '#server/domain/policies/policy.ts';
import type { TicketRow } from '#server/domain/ticket.ts';
import type { Db } from './open.ts';
import { followTokens, numberRanges, streaks, tickets } from './schema.ts';

// The words of the partial indexes themselves: SQLite takes such an index only when it can read the condition in the query.
const WAITING = sql`${tickets.state} = 'waiting'`;
const AWAY = sql`${tickets.state} in ('called', 'serving', 'parked', 'no-show')`;

/** Queries on tickets, prepared once. */
export function ticketQueries(db: Db) {
  const byId = db
    .select()
    .from(tickets)
    .where(eq(tickets.id, sql.placeholder('id')))
    .prepare();
  const byToken = db
    .select({ ticket: tickets })
    .from(followTokens)
    .innerJoin(tickets, eq(tickets.id, followTokens.ticketId))
    .where(eq(followTokens.token, sql.placeholder('token')))
    .prepare();
  const tokenOf = db
    .select({ token: followTokens.token })
    .from(followTokens)
    .where(eq(followTokens.ticketId, sql.placeholder('ticketId')))
    .prepare();
  const insertToken = db
    .insert(followTokens)
    .values({ token: sql.placeholder('token'), ticketId: sql.placeholder('ticketId') })
    .prepare();
  const openAt = db
    .select()
    .from(tickets)
    .where(and(eq(tickets.counterId, sql.placeholder('counterId')), sql`${tickets.state} in ('called', 'serving')`))
    .prepare();
  // One step of the index an answer: the next class that waits in a service, and its oldest ticket.
  const nextClass = db
    .select({
      ticketId: tickets.id,
      serviceId: tickets.serviceId,
      priorityClass: tickets.priorityClass,
      placeAt: tickets.placeAt,
      returned: tickets.returned,
    })
    .from(tickets)
    .where(
      and(
        WAITING,
        eq(tickets.serviceId, sql.placeholder('serviceId')),
        sql`${tickets.priorityClass} > ${sql.placeholder('after')}`,
      ),
    )
    .orderBy(asc(tickets.serviceId), asc(tickets.priorityClass), asc(tickets.placeAt), asc(tickets.id))
    .limit(1)
    .prepare();
  const waitingIn = db
    .select({
      id: tickets.id,
      serviceId: tickets.serviceId,
      priorityClass: tickets.priorityClass,
      placeAt: tickets.placeAt,
      returned: tickets.returned,
    })
    .from(tickets)
    .where(and(WAITING, eq(tickets.serviceId, sql.placeholder('serviceId'))))
    .orderBy(asc(tickets.serviceId), asc(tickets.priorityClass), asc(tickets.placeAt), asc(tickets.id))
    .prepare();
  const range = db
    .select({ serviceId: numberRanges.serviceId, lastNumber: numberRanges.lastNumber })
    .from(numberRanges)
    .where(
      and(eq(numberRanges.businessDay, sql.placeholder('day')), eq(numberRanges.prefix, sql.placeholder('prefix'))),
    )
    .prepare();
  const given = db
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.businessDay, sql.placeholder('day')), eq(tickets.label, sql.placeholder('label'))))
    .prepare();
  // Labels of one length are in the order of their numbers.
  const highest = db
    .select({ label: tickets.label })
    .from(tickets)
    .where(
      and(
        eq(tickets.businessDay, sql.placeholder('day')),
        sql`${tickets.label} between ${sql.placeholder('from')} and ${sql.placeholder('to')}`,
        sql`length(${tickets.label}) = length(${sql.placeholder('from')})`,
      ),
    )
    .orderBy(desc(tickets.label))
    .limit(1)
    .prepare();
  const streak = db
    .select({ ordinary: streaks.ordinary })
    .from(streaks)
    .where(and(eq(streaks.businessDay, sql.placeholder('day')), eq(streaks.serviceId, sql.placeholder('serviceId'))))
    .prepare();

  const liveWhere = (days: SQL): TicketRow[] => [
    ...db.select().from(tickets).where(and(WAITING, days)).all(),
    ...db.select().from(tickets).where(and(AWAY, days)).all(),
  ];

  return {
    byId: (id: string): TicketRow | undefined => byId.get({ id }),
    byToken: (token: string): TicketRow | undefined => byToken.get({ token })?.ticket,
    tokenOf: (ticketId: string): string | undefined => tokenOf.get({ ticketId })?.token,
    /** The link of a ticket that has just been issued; part of the transaction of the caller. */
    keepToken(token: string, ticketId: string): void {
      insertToken.run({ token, ticketId });
    },
    openAt: (counterId: string): TicketRow | undefined => openAt.get({ counterId }),
    heads(serviceIds: readonly string[]): Head[] {
      const found: Head[] = [];
      for (const serviceId of serviceIds) {
        let head = nextClass.get({ serviceId, after: '' });
        while (head !== undefined) {
          found.push(head);
          head = nextClass.get({ serviceId, after: head.priorityClass });
        }
      }
      return found;
    },
    /** Everybody who waits in a service, class by class in the order of the line. */
    waitingIn: (serviceId: string): InLine[] => waitingIn.all({ serviceId }),
    range: (day: string, prefix: string) => range.get({ day, prefix }),
    isGiven: (day: string, label: string): boolean => given.get({ day, label }) !== undefined,
    /** The highest of the labels from `from` to `to`, of equal length, that was given on a day. */
    highestGiven: (day: string, from: string, to: string): string | undefined => highest.get({ day, from, to })?.label,
    streak: (day: string, serviceId: string): number => streak.get({ day, serviceId })?.ordinary ?? 0,
    live: (day: string): TicketRow[] => liveWhere(eq(tickets.businessDay, day)),
    /** Open tickets of days before `day`, for the end of the business day. */
    liveBefore: (day: string): TicketRow[] => liveWhere(lt(tickets.businessDay, day)),
    /** Open tickets of days after `day`, for a day that a clock ran ahead to. */
    liveAfter: (day: string): TicketRow[] => liveWhere(gt(tickets.businessDay, day)),
    /** Tickets completed on the last day before `day` that had any, in the order in which they ended. A ticket that is handed
     *  in late for a day between makes no such day: what is read now is what the morning began with. */
    completedBefore(day: string): TicketRow[] {
      // With `order by … limit 1` a planner that knows how many tickets there are reads all of them.
      const last = sql`(select max(${tickets.businessDay}) from ${tickets}
        where ${tickets.businessDay} < ${day} and ${tickets.state} = 'completed')`;
      return db
        .select()
        .from(tickets)
        .where(and(sql`${tickets.businessDay} = ${last}`, eq(tickets.state, 'completed')))
        .orderBy(asc(tickets.endedAt), asc(tickets.id))
        .all();
    },
    ofDay(day: string): TicketRow[] {
      return db.select().from(tickets).where(eq(tickets.businessDay, day)).all();
    },
  };
}

export type TicketQueries = ReturnType<typeof ticketQueries>;
