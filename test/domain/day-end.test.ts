/** The end of the business day (SPEC C5, N1): once, whole, and never back. */
import { afterEach, describe, expect, test } from 'vitest';
import type { QueueEvent } from '#server/domain/events.ts';
import { makeQueue, type TestOffice, type TestQueue } from '#test/support/queue.ts';

const HOUR = 3_600_000;
let queue: TestQueue;
let published: QueueEvent[] = [];
afterEach(() => queue.close());

async function office(more: Partial<TestOffice> = {}): Promise<void> {
  queue = await makeQueue({ prefixes: ['A', 'B'], counters: [[0, 1], [0]], ...more });
  published = [];
  queue.core.desk.onCommitted((events) => published.push(...events));
}

const rows = (): unknown[] =>
  queue.core.store.sqlite
    .prepare(`select business_day || ' ' || label || ' ' || state from tickets order by id`)
    .pluck()
    .all();
const counts = (): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const { type } of published) found[type] = (found[type] ?? 0) + 1;
  return found;
};

async function oneOfEach(): Promise<void> {
  await queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0);
  await queue.run({ type: 'open-counter', counterId: 'counter-1' }, 1);
  const [done, parked, missed] = [await queue.issue(0), await queue.issue(0), await queue.issue(0)];
  await queue.issue(0);
  await queue.issue(1);
  const call = { type: 'call-next', counterId: 'counter-0' } as const;
  await queue.run(call, 0);
  await queue.run({ type: 'start', ticketId: done }, 0);
  await queue.run({ type: 'complete', ticketId: done }, 0);
  await queue.run(call, 0);
  await queue.run({ type: 'park', ticketId: parked }, 0);
  await queue.run(call, 0);
  await queue.run({ type: 'no-show', ticketId: missed }, 0);
  await queue.run(call, 0);
}

describe('C5: the day ends', () => {
  test('what is open expires once, what has ended stays, every counter is closed, numbers begin again', async () => {
    await office();
    await oneOfEach();
    published = [];
    queue.clock.now = Date.parse('2026-11-24T00:00:00+07:00');
    await queue.core.desk.turnDay();
    expect(rows()).toEqual([
      '2026-11-23 A001 completed',
      '2026-11-23 A002 expired',
      '2026-11-23 A003 expired',
      '2026-11-23 A004 expired',
      '2026-11-23 B001 expired',
    ]);
    expect(counts()).toEqual({ 'ticket.expired': 4, 'counter.closed': 2, 'office.changed': 1 });
    expect(queue.core.facts.sessions()).toEqual([]);
    // The events that end a day belong to it.
    expect(published.map(({ businessDay }) => businessDay)).toEqual([
      ...Array.from({ length: 6 }, () => '2026-11-23'),
      '2026-11-24',
    ]);
    await queue.core.desk.turnDay();
    queue.reopen();
    await queue.core.desk.turnDay();
    expect(published).toHaveLength(7);
    await queue.issue(0);
    expect(rows().at(-1)).toBe('2026-11-24 A001 waiting');
  });

  test('a machine that was off at midnight ends the day when it comes back', async () => {
    await office();
    await oneOfEach();
    queue.clock.now += 72 * HOUR;
    queue.reopen();
    await queue.issue(0);
    expect(rows().slice(1)).toEqual([
      '2026-11-23 A002 expired',
      '2026-11-23 A003 expired',
      '2026-11-23 A004 expired',
      '2026-11-23 B001 expired',
      '2026-11-26 A001 waiting',
    ]);
  });

  test('a new day is told even when nothing was left to end: yesterday’s calls leave the screens', async () => {
    await office();
    queue.clock.now += 24 * HOUR;
    await queue.core.desk.turnDay();
    expect(counts()).toEqual({ 'office.changed': 1 });
  });

  test('a ticket of yesterday cannot be brought back', async () => {
    await office();
    const old = await queue.issue(0);
    queue.clock.now += 24 * HOUR;
    await queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0);
    expect(await queue.run({ type: 'call', ticketId: old }, 0)).toBe('ticket.state');
    expect(await queue.run({ type: 'return', ticketId: old }, 0)).toBe('ticket.state');
    expect(await queue.run({ type: 'undo', counterId: 'counter-0' }, 0)).toBe('undo.nothing');
  });
});

describe('C5: a clock that steps back', () => {
  test('over midnight reopens no day and repeats no number, also after a restart', async () => {
    await office();
    await queue.issue(0);
    queue.clock.now += 24 * HOUR;
    await queue.issue(0);
    await queue.issue(0);
    queue.clock.now -= 24 * HOUR;
    await queue.issue(0);
    queue.reopen();
    queue.clock.now -= 30 * 24 * HOUR;
    await queue.issue(0);
    expect(rows()).toEqual([
      '2026-11-23 A001 expired',
      '2026-11-24 A001 waiting',
      '2026-11-24 A002 waiting',
      '2026-11-24 A003 waiting',
      '2026-11-24 A004 waiting',
    ]);
    queue.clock.now = Date.parse('2026-11-25T08:00:00+07:00');
    await queue.issue(0);
    expect(rows().at(-1)).toBe('2026-11-25 A001 waiting');
  });

  test('within a day changes nothing but the times', async () => {
    await office();
    await queue.issue(0);
    queue.clock.now -= 2 * HOUR;
    await queue.issue(0);
    expect(rows()).toEqual(['2026-11-23 A001 waiting', '2026-11-23 A002 waiting']);
  });
});

test('C1: the day is the office’s, not the machine’s: a number taken at 00:30 in Hà Nội is the new day’s', async () => {
  await office({ start: '2026-11-23T16:30:00Z' });
  await queue.issue(0);
  queue.clock.now += HOUR;
  await queue.issue(0);
  expect(rows()).toEqual(['2026-11-23 A001 expired', '2026-11-24 A001 waiting']);
});

test('C1: an office where clocks change has one day of 25 hours', async () => {
  await office({ timeZone: 'America/New_York', start: '2026-11-01T04:30:00Z' });
  for (let hour = 0; hour < 26; hour += 1) {
    await queue.issue(0);
    queue.clock.now += HOUR;
  }
  const days = queue.core.store.sqlite
    .prepare('select business_day, count(*) from tickets group by 1 order by 1')
    .raw()
    .all();
  expect(days).toEqual([
    ['2026-11-01', 25],
    ['2026-11-02', 1],
  ]);
});
