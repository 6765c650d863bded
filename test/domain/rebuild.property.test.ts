/** Rows, log and hall say the same (SPEC D1, D2): each can be made again from the log alone. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { QueueEvent } from '#server/domain/events.ts';
import { applier } from '#server/store/apply.ts';
import { findFaults } from '#server/store/faults.ts';
import { ticketQueries } from '#server/store/tickets.ts';
import { runs } from '#test/support/fc-settings.ts';
import { dumpHall } from '#test/support/hall-dump.ts';
import { openEmptyOffice, type TestQueue } from '#test/support/queue.ts';
import { type Act, actsOf, type RandomOffice, someOffice } from '#test/support/random-acts.ts';
import { playDay } from '#test/support/random-day.ts';

const QUEUE_TABLES = ['tickets', 'number_ranges', 'streaks', 'counter_sessions'];

function rowsOf(store: TestQueue['core']['store'], table: string): unknown[] {
  return store.sqlite.prepare(`select * from ${table} order by 1, 2, 3`).all();
}

function property(days: number, check: (office: RandomOffice, acts: Act[]) => Promise<void>): Promise<void> {
  return fc.assert(fc.asyncProperty(someOffice, actsOf(80, { reopens: true }), check), runs(days)) as Promise<void>;
}

test('D2: the events alone rebuild the rows', { timeout: 120_000 }, async () => {
  await property(50, (office, acts) =>
    playDay(office, acts, {}, ({ core }) => {
      const { prefixes, counters, policy } = office;
      const copy = openEmptyOffice({ prefixes, counters, settings: { policy } }, '2026-11-23');
      try {
        const apply = applier(copy.db, ticketQueries(copy.db));
        const days = core.store.sqlite.prepare('select distinct business_day from events order by 1').pluck().all();
        for (const event of days.flatMap((day) => core.log.ofDay(String(day)))) apply(event);
        for (const table of QUEUE_TABLES) expect(rowsOf(copy, table), table).toEqual(rowsOf(core.store, table));
      } finally {
        copy.close();
      }
      expect(findFaults(core.store)).toEqual([]);
    }),
  );
});

test('D3: the hall made anew equals the hall that lived', { timeout: 120_000 }, async () => {
  await property(50, (office, acts) =>
    playDay(
      office,
      acts,
      {
        onReopen(queue) {
          const lived = dumpHall(queue.core.hall);
          queue.reopen();
          expect(dumpHall(queue.core.hall)).toEqual(lived);
        },
      },
      ({ core }) => {
        const lived = dumpHall(core.hall);
        core.hall.reload();
        expect(dumpHall(core.hall)).toEqual(lived);
      },
    ),
  );
});

test('D3: the hall agrees with the rows after every act', { timeout: 120_000 }, async () => {
  const compare = ({ core, serviceIds, counterIds }: TestQueue): void => {
    const { hall, tickets, facts, log } = core;
    const day = facts.currentDay();
    expect(hall.businessDay).toBe(day);
    const live = new Map(tickets.live(day).map((ticket) => [ticket.id, ticket]));
    expect(new Map(hall.tickets)).toEqual(live);
    for (const id of counterIds) expect(hall.openTicketAt(id)).toEqual(tickets.openAt(id));
    for (const id of serviceIds) {
      expect(hall.streaks.get(id) ?? 0).toBe(tickets.streak(day, id));
      const waiting = [...live.values()].filter(({ state, serviceId }) => state === 'waiting' && serviceId === id);
      expect(hall.lines.of(id)).toEqual(groupBy(waiting.sort(byAge), ({ priorityClass }) => priorityClass));
      expect(hall.waitingCount(id)).toBe(waiting.length);
    }
    expect(new Map(hall.sessions)).toEqual(
      new Map(facts.sessions().map(({ counterId, ...session }) => [counterId, session])),
    );
    const rows = tickets.ofDay(day);
    const completed = rows.filter(({ state }) => state === 'completed');
    const { figures } = hall;
    expect(figures.issued).toBe(rows.length);
    // A service of a chain that was done counts too, though its ticket goes on (J61): at which counter, the log knows.
    const goneOn = continuedAt(log.ofDay(day));
    expect(figures.completed).toBe(completed.length + goneOn.length);
    expect(figures.cancelled).toBe(rows.filter(({ state }) => state === 'cancelled').length);
    // In a chain the wait of its first call stays when the ticket waits anew, so of those the row says nothing.
    const chained = new Set(
      log.ofDay(day).flatMap(({ type, ticketId }) => (type === 'ticket.continued' ? [ticketId ?? ''] : [])),
    );
    expect([...figures.waits.entries().keys()].filter((id) => !chained.has(id)).sort()).toEqual(
      rows
        .filter(({ id, calledAt }) => calledAt !== null && !chained.has(id))
        .map(({ id }) => id)
        .sort(),
    );
    for (const counterId of counterIds) {
      const here = completed.filter((row) => row.counterId === counterId).length;
      expect(figures.tallyOf(counterId).completed).toBe(here + goneOn.filter((id) => id === counterId).length);
    }
  };
  await property(50, (office, acts) => playDay(office, acts, { after: compare }, compare));
});

/** The counters at which a service of a chain was done and its ticket went on, but for what was undone since. */
function continuedAt(events: readonly QueueEvent[]): (string | null)[] {
  const ends = new Map<string, { readonly goesOn: boolean; readonly counterId: string | null }[]>();
  for (const event of events) {
    const ofTicket = ends.get(event.ticketId ?? '') ?? [];
    ends.set(event.ticketId ?? '', ofTicket);
    const { type, counterId } = event;
    if (type === 'ticket.completed' || type === 'ticket.continued') {
      ofTicket.push({ goesOn: type === 'ticket.continued', counterId });
    }
    // Only a ticket's newest act can be undone.
    if (type === 'ticket.undone' && event.data.from === 'completed') ofTicket.pop();
  }
  return [...ends.values()].flat().flatMap(({ goesOn, counterId }) => (goesOn ? [counterId] : []));
}

function byAge(a: { placeAt: number; id: string }, b: { placeAt: number; id: string }): number {
  return a.placeAt - b.placeAt || (a.id < b.id ? -1 : 1);
}

function groupBy<Key, Value>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}
