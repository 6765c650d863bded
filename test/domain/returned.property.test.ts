/** SPEC J32, J33, P6: who comes back with a paper stands where he stood, today and on a later day. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startOfDay } from '#server/domain/calendar.ts';
import { runs } from '#test/support/fc-settings.ts';
import { makeQueue, type TestQueue } from '#test/support/queue.ts';

type Act = { readonly kind: 'take' | 'call' | 'park' | 'return' | 'later'; readonly pick: number };
const acts = fc.array(
  fc.record<Act>({ kind: fc.constantFrom('take', 'take', 'call', 'park', 'return', 'later'), pick: fc.nat(50) }),
  { minLength: 10, maxLength: 60 },
);

/** The line as anybody would keep it on paper: by age, and who had a place on an earlier day before all. */
interface Place {
  readonly id: string;
  readonly age: number;
  readonly order: number;
}

async function play(queue: TestQueue, script: readonly Act[]): Promise<number> {
  let waiting: Place[] = [];
  let parked: Place[] = [];
  let open: Place | undefined;
  let order = 0;
  let backs = 0;
  const back = startOfDay('2026-11-23', queue.timeZone);
  await queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0);
  for (const { kind, pick } of script) {
    queue.clock.now += 20_000;
    order += 1;
    const { now } = queue.clock;
    if (kind === 'take') waiting.push({ id: await queue.issue(0), age: now, order });
    if (kind === 'later') {
      const ticketId = queue.core.newId();
      const issue = { type: 'issue', ticketId, serviceId: 'service-0', procedureCode: null } as const;
      await queue.run({ ...issue, priorityClass: 'none', language: 'vi', backSince: back });
      waiting.push({ id: ticketId, age: back, order });
    }
    if (kind === 'park' && open !== undefined) {
      await queue.run({ type: 'park', ticketId: open.id }, 0);
      parked.push(open);
      open = undefined;
    }
    const chosen = parked[pick % Math.max(1, parked.length)];
    if (kind === 'return' && chosen !== undefined) {
      await queue.run({ type: 'return', ticketId: chosen.id });
      parked = parked.filter((one) => one !== chosen);
      waiting.push(chosen);
      backs += 1;
    }
    if (kind === 'call') {
      const [first, ...others] = [...waiting].sort((a, b) => a.age - b.age || a.order - b.order);
      const events = await queue.run({ type: 'call-next', counterId: 'counter-0', finish: 'completed' }, 0);
      const called =
        typeof events === 'string' ? events : events.find(({ type }) => type === 'ticket.called')?.ticketId;
      expect(called).toBe(first?.id);
      waiting = others;
      open = first;
    }
  }
  return backs;
}

test('J32, J33: nobody who came back is overtaken, and he overtakes nobody who came before him', {
  timeout: 60_000,
}, async () => {
  let backs = 0;
  await fc.assert(
    fc.asyncProperty(acts, async (script) => {
      const settings = { policy: { kind: 'first-come' } as const };
      const queue = await makeQueue({ prefixes: ['B'], counters: [[0]], settings });
      try {
        backs += await play(queue, script);
        expect(queue.listenerErrors).toEqual([]);
      } finally {
        queue.close();
      }
    }),
    runs(40),
  );
  // A property that never saw anybody come back would hold nothing.
  expect(backs).toBeGreaterThan(10);
});

test('J33: on a later day the new number is marked as come back, and called as such', async () => {
  const queue = await makeQueue({ prefixes: ['B'], counters: [[0]] });
  await queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0);
  await queue.issue(0);
  const issue = { type: 'issue', ticketId: 'late', serviceId: 'service-0', procedureCode: null } as const;
  const backSince = queue.clock.now - 60_000;
  await queue.run({ ...issue, priorityClass: 'none', language: 'vi', backSince });
  expect(queue.core.hall.tickets.get('late')).toMatchObject({ returned: true, placeAt: backSince, label: 'B002' });
  await queue.run({ type: 'call-next', counterId: 'counter-0' }, 0);
  expect(queue.core.hall.tickets.get('late')).toMatchObject({ state: 'called', callReason: 'returned' });
  queue.close();
});
