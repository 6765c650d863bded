/** The expected wait (SPEC E1, E2). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Office } from '#common/contract/office.ts';
import { ESTIMATE_NEEDS, estimateWait } from '#server/domain/estimate.ts';
import { aheadOf, callingOrder, estimateFor } from '#server/line.ts';
import { runs } from '#test/support/fc-settings.ts';
import { makeQueue, type TestQueue } from '#test/support/queue.ts';
import { actsOf, commandOf, MINUTE, someOffice } from '#test/support/random-acts.ts';

const input = fc.record({
  ahead: fc.nat(80),
  counterPlaces: fc.array(fc.nat(5), { minLength: 1, maxLength: 8 }),
  recentMs: fc.array(fc.nat(180 * MINUTE), { minLength: ESTIMATE_NEEDS, maxLength: 30 }),
});

describe('E1: the interval', () => {
  test('is nothing at all when too little is known', () => {
    fc.assert(
      fc.property(input, (known) => {
        expect(estimateWait({ ...known, recentMs: known.recentMs.slice(0, ESTIMATE_NEEDS - 1) })).toBeUndefined();
        expect(estimateWait({ ...known, counterPlaces: [] })).toBeUndefined();
      }),
      runs(200),
    );
  });

  test('is whole minutes, low at most high, high at least one', () => {
    fc.assert(
      fc.property(input, (known) => {
        const estimate = estimateWait(known);
        if (estimate === undefined) throw new Error('enough is known');
        expect(Number.isInteger(estimate.low) && Number.isInteger(estimate.high)).toBe(true);
        expect(estimate.low).toBeGreaterThanOrEqual(0);
        expect(estimate.high).toBeGreaterThanOrEqual(Math.max(1, estimate.low));
      }),
      runs(300),
    );
  });

  test('never falls when more wait before, when a counter closes, or when the work takes longer', () => {
    fc.assert(
      fc.property(input, fc.integer({ min: 1, max: 20 }), fc.nat(30 * MINUTE), (known, more, longer) => {
        const estimate = estimateWait(known);
        const slower = [
          estimateWait({ ...known, ahead: known.ahead + more }),
          estimateWait({ ...known, recentMs: known.recentMs.map((ms) => ms + longer) }),
          ...(known.counterPlaces.length > 1
            ? [estimateWait({ ...known, counterPlaces: known.counterPlaces.slice(1) })]
            : []),
        ];
        for (const other of slower) {
          expect(other?.low).toBeGreaterThanOrEqual(estimate?.low ?? Number.NaN);
          expect(other?.high).toBeGreaterThanOrEqual(estimate?.high ?? Number.NaN);
        }
      }),
      runs(300),
    );
  });

  test('does not depend on the order in which the counters or the spans are listed', () => {
    fc.assert(
      fc.property(input, (known) => {
        const turned = {
          ...known,
          counterPlaces: [...known.counterPlaces].reverse(),
          recentMs: [...known.recentMs].reverse(),
        };
        expect(estimateWait(turned)).toEqual(estimateWait(known));
      }),
      runs(100),
    );
  });
});

async function finish(queue: TestQueue, minutes: number): Promise<void> {
  await queue.issue(0);
  await queue.run({ type: 'call-next', counterId: 'counter-0' }, 0);
  queue.clock.now += minutes * MINUTE;
  await queue.run({ type: 'call-next', counterId: 'counter-0', finish: 'completed' }, 0);
}

test('E1: learns from finished tickets, knows yesterday’s pace in the morning, also after a restart', async () => {
  const queue = await makeQueue({ prefixes: ['A'], counters: [[0]] });
  try {
    await queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0);
    for (let count = 0; count < ESTIMATE_NEEDS; count += 1) {
      expect(estimateFor(queue.core.hall, 'service-0', 2)).toBeUndefined();
      await finish(queue, 4);
    }
    expect(estimateFor(queue.core.hall, 'service-0', 2)).toEqual({ low: 8, high: 15 });
    queue.clock.now += 24 * 60 * MINUTE;
    await queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0);
    expect(estimateFor(queue.core.hall, 'service-0', 2)).toEqual({ low: 8, high: 15 });
    queue.reopen();
    expect(estimateFor(queue.core.hall, 'service-0', 2)).toEqual({ low: 8, high: 15 });
    await queue.run({ type: 'pause', counterId: 'counter-0', reason: null }, 0);
    expect(estimateFor(queue.core.hall, 'service-0', 2)).toBeUndefined();
  } finally {
    queue.close();
  }
});

test('E2: the order told to those who wait is the order in which one counter calls them', {
  timeout: 60_000,
}, async () => {
  let told = 0;
  const arrivals = fc.array(fc.tuple(fc.constantFrom('none', 'none', 'elderly', 'merit'), fc.nat(MINUTE / 2)), {
    minLength: 5,
    maxLength: 15,
  });
  // The count between two priority tickets is the hardest to foretell.
  const setPolicy: fc.Arbitrary<Office['policy']> = fc.constantFrom(
    { kind: 'first-come' },
    { kind: 'strict' },
    { kind: 'interleaved', k: 1 },
    { kind: 'interleaved', k: 2 },
    { kind: 'interleaved', k: 3 },
  );
  await fc.assert(
    fc.asyncProperty(someOffice, setPolicy, arrivals, actsOf(40), async ({ prefixes }, policy, came, acts) => {
      // The fourth counter serves the line alone; the others make the line what it is.
      const counters = [[0, 1], [2, 0], [1, 2], [0]];
      const queue = await makeQueue({ prefixes, counters, settings: { policy } });
      try {
        for (const counter of [0, 1, 2])
          await queue.run({ type: 'open-counter', counterId: `counter-${counter}` }, counter);
        for (const [priorityClass, gap] of came) {
          queue.clock.now += gap;
          await queue.issue(0, priorityClass);
        }
        for (const act of acts) {
          // Within one morning, so that not all are overdue; time stands still only at the end.
          if (act.kind === 'clock') queue.clock.now += Math.abs(act.ms) % (4 * MINUTE);
          if (act.kind !== 'press') continue;
          const { command, by } = commandOf(queue, act);
          await queue.runAs(command, by);
        }
        await queue.run({ type: 'open-counter', counterId: 'counter-3' }, 3);
        const line = [...callingOrder(queue.core.hall, 'service-0', queue.clock.now)];
        for (const [place, ticket] of line.entries())
          expect(aheadOf(queue.core.hall, ticket, queue.clock.now)).toBe(place);
        const order = line.map(({ label }) => label);
        const called: string[] = [];
        for (let count = 0; count < order.length; count += 1) {
          await queue.run({ type: 'call-next', counterId: 'counter-3', finish: 'completed' }, 3);
          called.push(queue.core.hall.openTicketAt('counter-3')?.label ?? 'nobody');
        }
        expect(called).toEqual(order);
        told += order.length;
      } finally {
        queue.close();
      }
    }),
    runs(30),
  );
  expect(told).toBeGreaterThan(50);
});
