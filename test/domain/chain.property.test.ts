/** Several services on one number (SPEC J60–J64): none that was named is lost, and nobody stands twice. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { QueueEvent } from '#server/domain/events.ts';
import { runs } from '#test/support/fc-settings.ts';
import { makeQueue, type TestQueue } from '#test/support/queue.ts';
import { actsOf, someOffice } from '#test/support/random-acts.ts';
import { playDay } from '#test/support/random-day.ts';

/** What became of each service that a ticket was to visit, told by its events alone; an act that was undone never was. */
function fates(events: readonly QueueEvent[]): Map<string, string> {
  const fate = new Map<string, string>();
  let here = '';
  const name = (ids: readonly string[]): void => {
    for (const id of ids) fate.set(id, 'open');
  };
  for (const event of events) {
    switch (event.type) {
      case 'ticket.issued':
        here = event.data.ticket.serviceId;
        name([here, ...event.data.ticket.next]);
        break;
      case 'ticket.chained':
        for (const [id, how] of fate) if (how === 'open' && id !== here) fate.set(id, 'taken back by staff');
        name(event.data.next);
        break;
      case 'ticket.transferred':
        fate.set(here, 'sent on by staff');
        here = event.data.serviceId;
        name([here]);
        break;
      case 'ticket.continued':
        fate.set(here, 'served');
        here = event.data.serviceId;
        break;
      case 'ticket.completed':
        fate.set(here, 'served');
        break;
      case 'ticket.cancelled':
      case 'ticket.expired':
        for (const [id, how] of fate) if (how === 'open') fate.set(id, 'ended with the ticket');
        break;
      default:
        break;
    }
  }
  return fate;
}

/** The events of a ticket without those acts that an undo took back. */
function lasting({ core }: TestQueue, ticketId: string): QueueEvent[] {
  const kept: QueueEvent[] = [];
  for (const event of core.log.ofTicket(ticketId)) {
    if (event.type !== 'ticket.undone') {
      if (event.type.startsWith('ticket.')) kept.push(event);
      continue;
    }
    const last = kept.at(-1)?.actId;
    while (kept.length > 0 && kept.at(-1)?.actId === last) kept.pop();
  }
  return kept;
}

test('J62: each named service is served, open, or ended by a rule, whatever people press, with restarts', async () => {
  let continued = 0;
  await fc.assert(
    fc.asyncProperty(someOffice, actsOf(70, { reopens: true }), (office, acts) =>
      playDay(office, acts, { onReopen: (queue) => queue.reopen() }, (queue) => {
        const rows = queue.core.store.sqlite.prepare('select id, service_id, state, next from tickets').all() as {
          id: string;
          service_id: string;
          state: string;
          next: string;
        }[];
        for (const row of rows) {
          const events = lasting(queue, row.id);
          continued += events.filter(({ type }) => type === 'ticket.continued').length;
          const fate = fates(events);
          const open = [...fate].filter(([, how]) => how === 'open').map(([id]) => id);
          const lives = !['completed', 'cancelled', 'expired'].includes(row.state);
          const stands = [row.service_id, ...(JSON.parse(row.next) as string[])];
          expect([...new Set(stands)], 'nobody stands twice').toEqual(stands);
          expect(open.sort(), row.state).toEqual(lives ? stands.sort() : []);
        }
      }),
    ),
    runs(60),
  );
  // It happened at all, so that it could fail.
  expect(continued).toBeGreaterThan(2);
}, 120_000);

const parts = {
  papers: false,
  returns: false,
  results: false,
  appointments: false,
  chains: true,
};

/** A and B at one counter each, the clerk of A at 0, of B at 1. */
async function twoCounters(chains = true): Promise<TestQueue> {
  const settings = { policy: { kind: 'first-come' } as const, parts: { ...parts, chains } };
  const queue = await makeQueue({ prefixes: ['A', 'B', 'C'], counters: [[0], [1]], settings });
  await queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0);
  await queue.run({ type: 'open-counter', counterId: 'counter-1' }, 1);
  return queue;
}

async function take(queue: TestQueue, service: number, next: readonly number[] = []): Promise<string> {
  queue.clock.now += 60_000;
  const ticketId = queue.core.newId();
  const done = await queue.run({
    type: 'issue',
    ticketId,
    serviceId: `service-${service}`,
    procedureCode: null,
    priorityClass: 'none',
    language: 'vi',
    next: next.map((place) => `service-${place}`),
  });
  return typeof done === 'string' ? done : ticketId;
}

const callNext = async (
  queue: TestQueue,
  counter: number,
  finish?: 'completed' | 'no-show',
): Promise<string | undefined> => {
  queue.clock.now += 1_000;
  const done = await queue.run(
    { type: 'call-next', counterId: `counter-${counter}`, ...(finish === undefined ? {} : { finish }) },
    counter,
  );
  if (typeof done === 'string') return done;
  return done.find(({ type }) => type === 'ticket.called')?.ticketId ?? undefined;
};

test('J61: the next place is that of the time of issue: before who came later, behind who came earlier', async () => {
  const queue = await twoCounters();
  try {
    const early = await take(queue, 1);
    const both = await take(queue, 0, [1]);
    const late = await take(queue, 1);
    expect(await callNext(queue, 0)).toBe(both);
    const label = queue.core.tickets.byId(both)?.label;
    // One key, as ever: it finishes, and nobody else waits for A.
    expect(await callNext(queue, 0, 'completed')).toBe(undefined);
    expect(queue.core.tickets.byId(both)).toMatchObject({ state: 'waiting', serviceId: 'service-1', label, next: [] });
    expect(queue.core.hall.figures.completed).toBe(1);
    expect(await callNext(queue, 1)).toBe(early);
    expect(await callNext(queue, 1, 'completed')).toBe(both);
    expect(await callNext(queue, 1, 'completed')).toBe(late);
    expect(queue.core.tickets.byId(both)).toMatchObject({ state: 'completed', label });
  } finally {
    queue.close();
  }
});

test('J63: undo of the completion takes the next place back, with its figures', async () => {
  const queue = await twoCounters();
  try {
    const both = await take(queue, 0, [1, 2]);
    await callNext(queue, 0);
    const before = queue.core.tickets.byId(both);
    await callNext(queue, 0, 'completed');
    expect(queue.core.hall.waitingCount('service-1')).toBe(1);
    expect(typeof (await queue.run({ type: 'undo', counterId: 'counter-0' }, 0))).toBe('object');
    expect(queue.core.tickets.byId(both)).toEqual(before);
    expect(queue.core.hall.waitingCount('service-1')).toBe(0);
    expect(queue.core.hall.figures.completed).toBe(0);
    // Once the next counter has called, it is too late.
    await callNext(queue, 0, 'completed');
    expect(await callNext(queue, 1)).toBe(both);
    expect(await queue.run({ type: 'undo', counterId: 'counter-0' }, 0)).toBe('undo.stale');
  } finally {
    queue.close();
  }
});

test('J62: no-show keeps the chain and cancel ends it; a transfer keeps label and place and comes nowhere twice', async () => {
  const queue = await twoCounters();
  try {
    const missed = await take(queue, 0, [1]);
    await callNext(queue, 0);
    await callNext(queue, 0, 'no-show');
    await queue.run({ type: 'return', ticketId: missed }, 0);
    expect(queue.core.tickets.byId(missed)).toMatchObject({ state: 'waiting', next: ['service-1'] });
    await callNext(queue, 0);
    const before = queue.core.tickets.byId(missed);
    await queue.run({ type: 'transfer', ticketId: missed, serviceId: 'service-1' }, 0);
    const { label, issuedAt, placeAt } = before ?? {};
    const sent = { serviceId: 'service-1', label, issuedAt, placeAt, next: [] };
    expect(queue.core.tickets.byId(missed)).toMatchObject(sent);
    const given = await take(queue, 0, [1]);
    await queue.run({ type: 'cancel', ticketId: given }, 0);
    expect(queue.core.tickets.byId(given)).toMatchObject({ state: 'cancelled' });
    expect(queue.core.hall.waitingCount('service-1')).toBe(1);
  } finally {
    queue.close();
  }
});

test('J60, J1: who may be named, and nothing where the part is off', async () => {
  const queue = await twoCounters();
  try {
    expect(await take(queue, 0, [0])).toBe('request.invalid');
    expect(await take(queue, 0, [1, 1])).toBe('request.invalid');
    expect(await take(queue, 0, [7])).toBe('service.unknown');
    const ticketId = await take(queue, 0);
    await queue.run({ type: 'chain', ticketId, next: ['service-2', 'service-1'] }, 0);
    expect(queue.core.tickets.byId(ticketId)?.next).toEqual(['service-2', 'service-1']);
  } finally {
    queue.close();
  }
  const off = await twoCounters(false);
  try {
    expect(await take(off, 0, [1])).toBe('part.off');
    expect(await off.run({ type: 'chain', ticketId: await take(off, 0), next: ['service-1'] }, 0)).toBe('part.off');
  } finally {
    off.close();
  }
});
