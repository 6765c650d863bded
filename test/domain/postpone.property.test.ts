/** Who slides back (SPEC J70): behind the next three, twice at most, never lost, and nobody else pays for it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { QueueEvent } from '#server/domain/events.ts';
import { callingOrder } from '#server/line.ts';
import { runs } from '#test/support/fc-settings.ts';
import { makeQueue, type TestQueue } from '#test/support/queue.ts';
import { actsOf, someOffice } from '#test/support/random-acts.ts';
import { playDay } from '#test/support/random-day.ts';

const orderOf = ({ core, clock }: TestQueue, serviceId: string): string[] =>
  [...callingOrder(core.hall, serviceId, clock.now)].map(({ id }) => id);

const postpone = (queue: TestQueue, ticketId: string): Promise<readonly QueueEvent[] | string> =>
  queue.run({ type: 'postpone', ticketId });

test('J70: the others of the line gain or stay, and who slides back lets one to three go first', async () => {
  let slid = 0;
  await fc.assert(
    fc.asyncProperty(someOffice, actsOf(60), fc.nat(30), (office, acts, pick) =>
      playDay(office, acts, {}, async (queue) => {
        await queue.core.desk.turnDay();
        const waiting = [...queue.core.hall.tickets.values()].filter(({ state }) => state === 'waiting');
        const ticket = waiting[pick % waiting.length];
        if (ticket === undefined) return;
        const before = orderOf(queue, ticket.serviceId);
        const done = await postpone(queue, ticket.id);
        const after = orderOf(queue, ticket.serviceId);
        expect([...after].sort()).toEqual([...before].sort());
        const gained = after.indexOf(ticket.id) - before.indexOf(ticket.id);
        if (typeof done === 'string') {
          expect(['postpone.nobody', 'postpone.used-up']).toContain(done);
          expect(after).toEqual(before);
          return;
        }
        slid += 1;
        expect(gained).toBeGreaterThan(0);
        for (const id of before) {
          if (id === ticket.id) continue;
          const lost = after.indexOf(id) - before.indexOf(id);
          expect(lost, `${id} of ${before}`).toBeLessThanOrEqual(0);
        }
        const row = queue.core.tickets.byId(ticket.id);
        expect(row).toMatchObject({ state: 'waiting', issuedAt: ticket.issuedAt, label: ticket.label });
      }),
    ),
    runs(120),
  );
  expect(slid).toBeGreaterThan(10);
}, 120_000);

test('J70: a priority number does not slide into another one’s turn', async () => {
  // Found by the property above: one overdue person of merit, and one with priority behind two ordinary ones.
  const queue = await makeQueue({
    prefixes: ['A'],
    counters: [[0]],
    settings: { policy: { kind: 'interleaved', k: 1 } },
  });
  try {
    for (const priorityClass of ['none', 'none', 'merit']) await queue.issue(0, priorityClass);
    queue.clock.now += 27 * 60_000;
    await queue.issue(0, 'unspecified');
    queue.clock.now += 3 * 60_000 + 1;
    const before = orderOf(queue, 'service-0');
    const [merit] = before;
    if (merit === undefined) throw new Error('nobody waits');
    await postpone(queue, merit);
    const after = orderOf(queue, 'service-0');
    for (const id of before.slice(1)) expect(after.indexOf(id)).toBeLessThanOrEqual(before.indexOf(id));
  } finally {
    queue.close();
  }
});

test('J70: a number that slid back is called in the end, whatever the policy and the class', async () => {
  await fc.assert(
    fc.asyncProperty(
      someOffice,
      fc.array(fc.constantFrom('none', 'none', 'elderly', 'unspecified'), { minLength: 2, maxLength: 12 }),
      fc.array(fc.nat(11), { maxLength: 8 }),
      async (office, classes, late) => {
        const { prefixes, policy } = office;
        const queue = await makeQueue({ prefixes, counters: [[0]], settings: { policy } });
        try {
          await queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0);
          const ids: string[] = [];
          for (const name of classes) ids.push(await queue.issue(0, name));
          for (const place of late) {
            const id = ids[place % ids.length];
            if (id !== undefined) await postpone(queue, id);
          }
          for (const _ of ids) {
            await queue.run({ type: 'call-next', counterId: 'counter-0', finish: 'completed' }, 0);
            queue.clock.now += 60_000;
          }
          for (const id of ids) expect(queue.core.tickets.byId(id)?.calls).toBe(1);
        } finally {
          queue.close();
        }
      },
    ),
    runs(60),
  );
}, 120_000);

test('J70: in an ordinary line three go first (those of one millisecond together), then three more, then no more', async () => {
  const queue = await makeQueue({ prefixes: ['A'], counters: [[0]] });
  try {
    const ids: string[] = [];
    for (let n = 0; n < 9; n += 1) {
      ids.push(await queue.issue(0));
      // Some in the same millisecond.
      if (n % 2 === 0) queue.clock.now += 1_000;
    }
    const [own = ''] = ids;
    const places: (number | string)[] = [];
    for (let n = 0; n < 3; n += 1) {
      const done = await postpone(queue, own);
      places.push(typeof done === 'string' ? done : orderOf(queue, 'service-0').indexOf(own));
    }
    expect(places).toEqual([4, 8, 'postpone.used-up']);
    expect(orderOf(queue, 'service-0').filter((id) => id !== own)).toEqual(ids.slice(1));
  } finally {
    queue.close();
  }
});

test('J70: only who waits, and has somebody to let go first, may slide back', async () => {
  const queue = await makeQueue({ prefixes: ['A'], counters: [[0]] });
  try {
    const alone = await queue.issue(0);
    expect(await postpone(queue, alone)).toBe('postpone.nobody');
    await queue.run({ type: 'cancel', ticketId: alone });
    await queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0);
    const [first] = [await queue.issue(0), await queue.issue(0)];
    await queue.run({ type: 'call-next', counterId: 'counter-0' }, 0);
    expect(await postpone(queue, first ?? '')).toBe('ticket.state');
    expect(await postpone(queue, 'ticket-unknown')).toBe('ticket.unknown');
  } finally {
    queue.close();
  }
});
