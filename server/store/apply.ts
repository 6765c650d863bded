/** Event → rows. The only writer of queue rows, so that the events of a day alone rebuild them (SPEC D2). */
import { eq, sql } from 'drizzle-orm';
import type { LastAct } from '#common/contract/views.ts';
import type { QueueEvent, TicketEvent } from '#server/domain/events.ts';
import { streakAfter } from '#server/domain/streak.ts';
import { evolve, type TicketRow } from '#server/domain/ticket.ts';
import type { Db } from './open.ts';
import { counterSessions, numberRanges, streaks, tickets } from './schema.ts';
import type { TicketQueries } from './tickets.ts';

/** A ticket before an event (undefined: there was none) and after it. */
export interface TicketChange {
  readonly before: TicketRow | undefined;
  readonly after: TicketRow;
}

/** Makes the function that applies one event to the rows, and answers what became of its ticket. It must run inside the
 *  desk's transaction. */
export function applier(db: Db, queries: TicketQueries): (event: QueueEvent) => TicketChange | undefined {
  const insertTicket = db.insert(tickets).values(ticketPlaceholders()).prepare();
  const updateTicket = db
    .update(tickets)
    // Only what can change: a column that is named is written into its indexes, also when its value is the same.
    // Placeholders in `set` are typed as values only; the names are those of the columns.
    .set(changingPlaceholders() as unknown as Partial<typeof tickets.$inferInsert>)
    .where(eq(tickets.id, sql.placeholder('id')))
    .prepare();
  const setRange = db
    .insert(numberRanges)
    .values({
      businessDay: sql.placeholder('day'),
      prefix: sql.placeholder('prefix'),
      serviceId: sql.placeholder('serviceId'),
      lastNumber: sql.placeholder('number'),
    })
    .onConflictDoUpdate({
      target: [numberRanges.businessDay, numberRanges.prefix],
      // A number that is handed in late may be lower than where the line stands.
      set: { lastNumber: sql`max(${numberRanges.lastNumber}, excluded.last_number)` },
    })
    .prepare();
  const setStreak = db
    .insert(streaks)
    .values({
      businessDay: sql.placeholder('day'),
      serviceId: sql.placeholder('serviceId'),
      ordinary: sql.placeholder('ordinary'),
    })
    .onConflictDoUpdate({ target: [streaks.businessDay, streaks.serviceId], set: { ordinary: sql`excluded.ordinary` } })
    .prepare();

  const setLastAct = db
    .update(counterSessions)
    .set({ lastAct: sql`${sql.placeholder('lastAct')}` })
    .where(eq(counterSessions.counterId, sql.placeholder('counterId')))
    .prepare();

  const moveStreak = (event: TicketEvent, ticket: TicketRow): void => {
    const { businessDay: day, serviceId } = ticket;
    // Most events move none, and cost no statement.
    if (event.type !== 'ticket.called' && event.type !== 'ticket.undone') return;
    const before = queries.streak(day, serviceId);
    const ordinary = streakAfter(before, event);
    if (event.type === 'ticket.called' || ordinary !== before) setStreak.run({ day, serviceId, ordinary });
  };

  return (event) => {
    if (isTicketEvent(event)) {
      const before = event.type === 'ticket.issued' ? undefined : queries.byId(event.ticketId);
      const after = evolve(before, event);
      if (after === undefined)
        throw new Error(`event ${event.seq} (${event.type}) is about a ticket that is not there`);
      if (event.type === 'ticket.issued') {
        insertTicket.run({ ...after });
        const { prefix, number, origin } = event.data;
        if (origin !== 'block' && origin !== 'strip')
          setRange.run({ day: after.businessDay, prefix, serviceId: after.serviceId, number });
      } else {
        updateTicket.run({ ...after });
      }
      moveStreak(event, after);
      return { before, after };
    }
    switch (event.type) {
      case 'counter.opened':
        db.insert(counterSessions)
          .values({
            counterId: event.counterId,
            staffId: event.data.staffId,
            openedAt: event.at,
            pausedAt: null,
            pauseReason: null,
            lastAct: null,
          })
          .run();
        return undefined;
      case 'counter.paused':
        updateSession(event.counterId, { pausedAt: event.at, pauseReason: event.data.reason });
        return undefined;
      case 'counter.resumed':
        updateSession(event.counterId, { pausedAt: null, pauseReason: null });
        return undefined;
      case 'counter.closed':
        db.delete(counterSessions).where(eq(counterSessions.counterId, event.counterId)).run();
        return undefined;
      case 'counter.acted':
        // Every call of a clerk; the others are a few a day.
        setLastAct.run({ counterId: event.counterId, lastAct: asText(event.data.lastAct) });
        return undefined;
      default:
        // Events of printers, devices, help and office data: the command that made them wrote their rows.
        return undefined;
    }
  };

  function updateSession(counterId: string, set: Partial<typeof counterSessions.$inferInsert>): void {
    db.update(counterSessions).set(set).where(eq(counterSessions.counterId, counterId)).run();
  }
}

const asText = (lastAct: LastAct | null): string | null => (lastAct === null ? null : JSON.stringify(lastAct));

function isTicketEvent(event: QueueEvent): event is TicketEvent {
  return event.type.startsWith('ticket.');
}

/** What an event may change of a ticket; the rest is as it was issued. */
function changingPlaceholders() {
  return {
    serviceId: sql.placeholder('serviceId'),
    state: sql.placeholder('state'),
    priorityClass: sql.placeholder('priorityClass'),
    priorityConfirmed: sql.placeholder('priorityConfirmed'),
    counterId: sql.placeholder('counterId'),
    calledAt: sql.placeholder('calledAt'),
    startedAt: sql.placeholder('startedAt'),
    endedAt: sql.placeholder('endedAt'),
    since: sql.placeholder('since'),
    calls: sql.placeholder('calls'),
    callReason: sql.placeholder('callReason'),
    returned: sql.placeholder('returned'),
    placeAt: sql.placeholder('placeAt'),
    postponed: sql.placeholder('postponed'),
    next: sql.placeholder('next'),
    dossiers: sql.placeholder('dossiers'),
    cameFor: sql.placeholder('cameFor'),
  };
}

function ticketPlaceholders() {
  return {
    ...changingPlaceholders(),
    id: sql.placeholder('id'),
    businessDay: sql.placeholder('businessDay'),
    label: sql.placeholder('label'),
    procedureCode: sql.placeholder('procedureCode'),
    language: sql.placeholder('language'),
    deviceId: sql.placeholder('deviceId'),
    issuedAt: sql.placeholder('issuedAt'),
    dossiers: sql.placeholder('dossiers'),
  };
}
