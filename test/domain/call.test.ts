import { afterEach, describe, expect, test } from 'vitest';
import { makeQueue, type TestQueue } from '#test/support/queue.ts';

let queue: TestQueue;
afterEach(() => queue.close());

const minutes = (count: number): number => count * 60_000;

async function callNext(
  counter: number,
  finish?: 'completed' | 'no-show',
): Promise<[label: string, reason: string] | string> {
  const done = await queue.run(
    { type: 'call-next', counterId: `counter-${counter}`, ...(finish === undefined ? {} : { finish }) },
    counter,
  );
  if (typeof done === 'string') return done;
  const called = done.find((event) => event.type === 'ticket.called');
  if (called === undefined) return 'nobody';
  return [queue.core.tickets.byId(called.ticketId)?.label ?? '', called.data.reason];
}

async function office(options: Partial<Parameters<typeof makeQueue>[0]> = {}): Promise<void> {
  queue = await makeQueue({ prefixes: ['A', 'B'], counters: [[0, 1]], ...options });
  await queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0);
}

describe('who is next (SPEC P1–P5)', () => {
  test('P2: within a service the oldest first, and a later service only when the earlier is empty', async () => {
    await office();
    await queue.issue(1);
    await queue.issue(0);
    await queue.issue(0);
    expect(await callNext(0)).toEqual(['A001', 'first']);
    expect(await callNext(0, 'completed')).toEqual(['A002', 'first']);
    expect(await callNext(0, 'completed')).toEqual(['B001', 'first']);
    expect(await callNext(0, 'completed')).toBe('nobody');
  });

  test('P4: after two ordinary calls one priority ticket, by rank and then by age', async () => {
    await office();
    for (const priorityClass of ['none', 'none', 'none', 'elderly', 'merit']) {
      await queue.issue(0, priorityClass);
      queue.clock.now += 1_000;
    }
    expect(await callNext(0)).toEqual(['A001', 'first']);
    expect(await callNext(0, 'completed')).toEqual(['A002', 'first']);
    expect(await callNext(0, 'completed')).toEqual(['A005', 'priority-turn']);
    expect(await callNext(0, 'completed')).toEqual(['A003', 'first']);
    expect(await callNext(0, 'completed')).toEqual(['A004', 'first']);
  });

  test('P3: strict calls the best class first', async () => {
    await office({ settings: { policy: { kind: 'strict' } } });
    await queue.issue(0);
    await queue.issue(0, 'elderly');
    await queue.issue(0, 'merit');
    expect(await callNext(0)).toEqual(['A003', 'priority-turn']);
    expect(await callNext(0, 'completed')).toEqual(['A002', 'priority-turn']);
    expect(await callNext(0, 'completed')).toEqual(['A001', 'first']);
  });

  test('P1: a ticket past its longest wait comes before all, the furthest past its limit first', async () => {
    await office({ settings: { policy: { kind: 'strict' } } });
    await queue.issue(1);
    queue.clock.now += minutes(31);
    await queue.issue(0, 'elderly');
    queue.clock.now += minutes(31);
    // B001 (ordinary, limit 60) is 2 minutes over, A001 (elderly, limit 30) is 1 minute over.
    await queue.issue(0, 'merit');
    expect(await callNext(0)).toEqual(['B001', 'overdue']);
    expect(await callNext(0, 'completed')).toEqual(['A001', 'overdue']);
    expect(await callNext(0, 'completed')).toEqual(['A002', 'first']);
  });

  test('P5: a returned ticket keeps its place and says so', async () => {
    await office();
    const first = await queue.issue(0);
    queue.clock.now += 1_000;
    await queue.issue(0);
    await callNext(0);
    await queue.run({ type: 'park', ticketId: first }, 0);
    await queue.run({ type: 'return', ticketId: first }, 0);
    expect(await callNext(0)).toEqual(['A001', 'returned']);
  });

  test('P5: a ticket called by hand says so', async () => {
    await office();
    await queue.issue(0);
    const second = await queue.issue(0);
    await queue.run({ type: 'call', ticketId: second }, 0);
    expect(queue.core.tickets.byId(second)).toMatchObject({ state: 'called', callReason: 'chosen-by-hand' });
  });
});

describe('a counter (SPEC L3, S1–S3)', () => {
  test('L3: busy without finish; finish completes a ticket that nobody started', async () => {
    await office();
    const first = await queue.issue(0);
    await queue.issue(0);
    await callNext(0);
    expect(await callNext(0)).toBe('counter.busy');
    await callNext(0, 'completed');
    const done = queue.core.tickets.byId(first);
    expect(done).toMatchObject({ state: 'completed' });
    expect(done?.startedAt).toBe(done?.calledAt);
  });

  test('L3: finish no-show is refused once the citizen is being served, and nothing changes', async () => {
    await office();
    const first = await queue.issue(0);
    await queue.issue(0);
    await callNext(0);
    await queue.run({ type: 'start', ticketId: first }, 0);
    expect(await callNext(0, 'no-show')).toBe('ticket.state');
    expect(queue.core.tickets.byId(first)?.state).toBe('serving');
  });

  test('S1: a second clerk is refused, and one clerk has one counter', async () => {
    await office({ counters: [[0], [1]] });
    expect(await queue.run({ type: 'open-counter', counterId: 'counter-0' }, 1)).toBe('counter.taken');
    await queue.run({ type: 'open-counter', counterId: 'counter-1' }, 0);
    expect(queue.core.facts.counter('counter-0')?.session).toBeNull();
    expect(queue.core.facts.counter('counter-1')?.session?.staffId).toBe('staff-0');
  });

  test('S2: a closed counter, another’s counter and a paused counter call nobody', async () => {
    await office({ counters: [[0], [0]] });
    await queue.issue(0);
    expect(await callNext(1)).toBe('counter.closed');
    expect(await queue.run({ type: 'call-next', counterId: 'counter-0' }, 1)).toBe('auth.forbidden');
    await queue.run({ type: 'pause', counterId: 'counter-0', reason: null }, 0);
    expect(await callNext(0)).toBe('counter.paused');
    await queue.run({ type: 'resume', counterId: 'counter-0' }, 0);
    expect(await callNext(0)).toEqual(['A001', 'first']);
  });
});

describe('undo (SPEC U1–U3)', () => {
  test('U2: what becomes of a slip meanwhile is nothing that happened to the ticket', async () => {
    await office();
    await queue.issue(0);
    await callNext(0);
    const ticketId = queue.core.tickets.ofDay('2026-11-23')[0]?.id ?? '';
    const data = { jobId: 'job', printerId: 'printer', label: 'A001', state: 'printed' } as const;
    const event = { type: 'print.printed', ticketId, counterId: null, data } as const;
    await queue.core.desk.record({}, () => ({ result: null, events: [event] }));
    await queue.run({ type: 'undo', counterId: 'counter-0' }, 0);
    expect(queue.core.tickets.byId(ticketId)?.state).toBe('waiting');
  });

  test('U1: a call is taken back, the finished ticket is open again, the streak as before', async () => {
    await office();
    const first = await queue.issue(0);
    const second = await queue.issue(0);
    await callNext(0);
    await callNext(0, 'completed');
    await queue.run({ type: 'undo', counterId: 'counter-0' }, 0);
    expect(queue.core.tickets.byId(first)).toMatchObject({ state: 'called', counterId: 'counter-0' });
    expect(queue.core.tickets.byId(second)).toMatchObject({
      state: 'waiting',
      counterId: null,
      calls: 0,
      calledAt: null,
    });
    expect(queue.core.tickets.streak(queue.core.hall.businessDay, 'service-0')).toBe(1);
    expect(queue.core.hall.calls.size).toBe(1);
  });

  test('U2: nothing is taken back twice, and not after the ticket has moved on', async () => {
    await office({ counters: [[0], [0]] });
    await queue.run({ type: 'open-counter', counterId: 'counter-1' }, 1);
    const first = await queue.issue(0);
    await callNext(0);
    await queue.run({ type: 'no-show', ticketId: first }, 0);
    await queue.run({ type: 'recall', ticketId: first }, 1);
    expect(await queue.run({ type: 'undo', counterId: 'counter-0' }, 0)).toBe('undo.stale');
    await queue.run({ type: 'no-show', ticketId: first }, 1);
    await queue.run({ type: 'undo', counterId: 'counter-1' }, 1);
    expect(queue.core.tickets.byId(first)).toMatchObject({ state: 'called', counterId: 'counter-1' });
    expect(await queue.run({ type: 'undo', counterId: 'counter-1' }, 1)).toBe('undo.nothing');
  });
});
