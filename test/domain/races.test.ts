/** Many at once (SPEC R1, N1): no number twice and none left out, no ticket called twice. */
import { afterEach, expect, test } from 'vitest';
import { makeQueue, type TestQueue } from '#test/support/queue.ts';

let queue: TestQueue;
afterEach(() => queue.close());

const labelsOf = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => prefix + String(index + 1).padStart(3, '0'));

test('2,000 numbers taken from 50 chains at once: all different, none left out, the range grows a digit', {
  timeout: 30_000,
}, async () => {
  queue = await makeQueue({ prefixes: ['A', '1', ''], counters: [[0]] });
  const chains = Array.from({ length: 50 }, async (_, chain) => {
    for (let count = 0; count < 40; count += 1) {
      // Services in turn, so that the ranges grow side by side; most come to the first.
      await queue.issue(chain % 5 === 0 ? count % 3 : 0);
    }
  });
  await Promise.all(chains);
  const labels = queue.core.store.sqlite.prepare('select label from tickets').pluck().all() as string[];
  expect(labels).toHaveLength(2_000);
  expect(new Set(labels).size).toBe(2_000);
  const counts = { A: 1_740, '1': 130, '': 130 };
  const expected = Object.entries(counts).flatMap(([prefix, count]) => labelsOf(prefix, count));
  expect([...labels].sort()).toEqual(expected.sort());
  expect(labels).toContain('A1740');
});

test('40 counters call at once, again and again: no ticket is called twice, nobody is left over', {
  timeout: 30_000,
}, async () => {
  queue = await makeQueue({
    prefixes: ['A', 'B', 'C'],
    counters: Array.from({ length: 40 }, (_, counter) => [counter % 3, (counter + 1) % 3, (counter + 2) % 3]),
  });
  const counters = queue.counterIds.map((_, place) => place);
  await Promise.all(counters.map((place) => queue.run({ type: 'open-counter', counterId: `counter-${place}` }, place)));
  for (let count = 0; count < 110; count += 1) await queue.issue(count % 3, count % 4 === 0 ? 'elderly' : 'none');
  const called: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    const done = await Promise.all(
      counters.map((place) =>
        queue.run({ type: 'call-next', counterId: `counter-${place}`, finish: 'completed' }, place),
      ),
    );
    for (const events of done) {
      if (typeof events === 'string') throw new Error(events);
      called.push(...events.flatMap((event) => (event.type === 'ticket.called' ? [event.ticketId] : [])));
    }
  }
  expect(called).toHaveLength(110);
  expect(new Set(called).size).toBe(110);
  const states = queue.core.store.sqlite.prepare('select distinct state from tickets').pluck().all();
  expect(states).toEqual(['completed']);
});
