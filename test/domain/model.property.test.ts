/** The real desk on real SQLite beside a naive model: the same answers, whatever people press (SPEC L, N, P, S, U). */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '#server/domain/blocks.ts';
import { DEFAULT_OFFICE } from '#server/domain/defaults.ts';
import { runs } from '#test/support/fc-settings.ts';
import { NaiveQueue } from '#test/support/naive-queue.ts';
import { makeQueue, type TestQueue } from '#test/support/queue.ts';
import { TEST_KIOSK } from '#test/support/queue-office.ts';
import { type Act, actsOf, commandOf, type RandomOffice, someOffice } from '#test/support/random-acts.ts';
import { RICH_TICKETS } from '#test/support/random-day.ts';

/** What both have to agree on, ticket by ticket. */
function realTickets({ core }: TestQueue): unknown[] {
  const rows = core.store.sqlite.prepare('select * from tickets order by id').all() as Record<string, unknown>[];
  return rows.map((row) => ({
    label: row.label,
    day: row.business_day,
    service: row.service_id,
    state: row.state,
    priorityClass: row.priority_class,
    confirmed: row.priority_confirmed === 1,
    counter: row.state === 'expired' ? null : row.counter_id,
    issuedAt: row.issued_at,
    placeAt: row.place_at,
    postponed: row.postponed,
    calledAt: row.called_at,
    startedAt: row.started_at,
    calls: row.calls,
    reason: row.call_reason,
    returned: row.returned === 1,
    next: JSON.parse(String(row.next)) as unknown,
    dossiers: row.dossiers,
    cameFor: row.came_for,
  }));
}

function naiveTickets(model: NaiveQueue): unknown[] {
  return model.tickets.map(({ id: _id, lastAct: _act, ...ticket }) => ({
    ...ticket,
    counter: ticket.state === 'expired' ? null : ticket.counter,
  }));
}

function realSeats({ core }: TestQueue): unknown {
  return Object.fromEntries(
    core.facts.sessions().map(({ counterId, staffId, pausedAt }) => [counterId, [staffId, pausedAt !== null]]),
  );
}

async function compare(queue: TestQueue, model: NaiveQueue, acts: readonly Act[]): Promise<void> {
  for (const act of acts) {
    if (act.kind === 'reopen') queue.reopen();
    if (act.kind === 'clock') queue.clock.now += act.ms;
    if (act.kind !== 'press') continue;
    const { command, by } = commandOf(queue, act);
    const expected = model.run(command, by, queue.clock.now);
    const done = await queue.runAs(command, by);
    expect(typeof done === 'string' ? done : 'ok', JSON.stringify(command)).toBe(expected);
    expect(realTickets(queue), JSON.stringify(command)).toEqual(naiveTickets(model));
    expect(realSeats(queue)).toEqual(
      Object.fromEntries(Object.entries(model.seats).map(([id, { staff, paused }]) => [id, [staff, paused]])),
    );
  }
  for (const service of queue.serviceIds) {
    const currentDay = queue.core.facts.currentDay();
    expect(queue.core.tickets.streak(currentDay, service)).toBe(model.streaks[service] ?? 0);
  }
}

/** The kiosk holds a block of the first service, the others have none. */
function heldBy({ prefixes: [prefix = ''] }: RandomOffice): Block[] {
  return [{ serviceId: 'service-0', prefix, from: 901, to: 930 }];
}

test('the desk answers what the naive model answers, with restarts in between', { timeout: 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(someOffice, actsOf(80, { reopens: true }), async (office, acts) => {
      const settings = { ...DEFAULT_OFFICE, policy: office.policy, ...RICH_TICKETS };
      const queue = await makeQueue({ ...office, settings });
      try {
        const model = new NaiveQueue({ ...office, settings }, queue.clock.now);
        const blocks = heldBy(office);
        queue.core.blocks.grant(TEST_KIOSK, blocks, queue.clock.now);
        model.held = blocks;
        for (const counter of [0, 1]) {
          const by = { staffId: `staff-${counter}`, deviceId: null, supervises: false };
          const command = { type: 'open-counter', counterId: `counter-${counter}` } as const;
          model.run(command, by, queue.clock.now);
          await queue.runAs(command, by);
        }
        await compare(queue, model, acts);
      } finally {
        queue.close();
      }
    }),
    runs(100),
  );
});
