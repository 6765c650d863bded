/** Group commit (SPEC R1, R2, R7): one flush for all, a refusal alone, a failing flush for none. */
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import type { QueueEvent } from '#server/domain/events.ts';
import { dumpHall } from '#test/support/hall-dump.ts';
import { makeQueue, type TestQueue } from '#test/support/queue.ts';

let queue: TestQueue;
let published: (readonly QueueEvent[])[] = [];
afterEach(() => queue.close());

async function office(): Promise<void> {
  queue = await makeQueue({ prefixes: ['A', 'B'], counters: [[0, 1], [0]] });
  published = [];
  queue.core.desk.onCommitted((events) => published.push(events));
}

/** The hall must be what the store says, whatever failed before. */
function expectWhole(): void {
  const lived = dumpHall(queue.core.hall);
  queue.core.hall.reload();
  expect(lived).toEqual(dumpHall(queue.core.hall));
}

const labels = (): unknown[] =>
  queue.core.store.sqlite.prepare('select label from tickets order by label').pluck().all();

describe('a batch', () => {
  test('R1: commands of one turn of the event loop share one flush, and are published together', async () => {
    await office();
    await Promise.all([queue.issue(0), queue.issue(1), queue.issue(0)]);
    expect(published.map((events) => events.map(({ type }) => type))).toEqual([
      ['ticket.issued', 'ticket.issued', 'ticket.issued'],
    ]);
    expect(labels()).toEqual(['A001', 'A002', 'B001']);
  });

  test('R1, R16: while each turn brings another, all share one flush; one that is alone waits for nobody', async () => {
    await office();
    const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const rush = [queue.issue(0), queue.issue(0)];
    for (let number = 0; number < 3; number += 1) {
      await turn();
      rush.push(queue.issue(0));
    }
    await Promise.all(rush);
    expect(published.map((events) => events.length)).toEqual([5]);
    const alone = queue.issue(1);
    await turn();
    expect(published.map((events) => events.length)).toEqual([5, 1]);
    await alone;
  });

  test('R1, R16: however many come, nobody waits for more than some turns', async () => {
    await office();
    const rush: Promise<unknown>[] = [queue.issue(0)];
    while (published.length === 0 && rush.length < 100) {
      rush.push(queue.issue(0));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(rush);
    expect(published[0]?.length).toBeGreaterThan(4);
    expect(published[0]?.length).toBeLessThan(20);
  });

  test('R7: a refused command rolls back alone', async () => {
    await office();
    const refusedLate = queue.core.desk.change('services', {}, (db) => {
      db.run(sql`update services set position = 99`);
      return refuse('number.taken');
    });
    const done = await Promise.all([
      queue.issue(0),
      queue.run({ type: 'call-next', counterId: 'counter-0' }, 0),
      refusedLate,
      queue.issue(0),
    ]);
    expect(done[1]).toBe('counter.closed');
    expect(isRefusal(done[2])).toBe(true);
    expect(labels()).toEqual(['A001', 'A002']);
    expect(queue.core.store.sqlite.prepare('select max(position) from services').pluck().get()).toBe(1);
    expect(published.flat().map(({ type }) => type)).toEqual(['ticket.issued', 'ticket.issued']);
    expectWhole();
  });

  test('R1: a command that breaks half-way takes nothing with it', async () => {
    await office();
    const command = {
      type: 'issue',
      ticketId: 'ticket-broken',
      serviceId: 'service-0',
      procedureCode: null,
      priorityClass: 'none',
      language: 'vi',
    } as const;
    const by = { staffId: null, deviceId: null, supervises: false };
    const broken = queue.core.desk.execute(command, {
      by,
      answer() {
        throw new Error('a bug');
      },
    });
    const results = await Promise.allSettled([queue.issue(0), broken, queue.issue(0)]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    // The number of the broken one was not lost: the next has it.
    expect(labels()).toEqual(['A001', 'A002']);
    expect(published.flat()).toHaveLength(2);
    expectWhole();
  });
});

describe('a flush that fails', () => {
  /** Makes the COMMIT itself fail, as a disk does that fills up at the last moment. */
  function breakCommit(): Promise<unknown> {
    return queue.core.desk.change('office', {}, (db) => {
      db.run(sql`pragma defer_foreign_keys = on`);
      db.run(sql`insert into follow_tokens (token, ticket_id) values ('token', 'ticket-nowhere')`);
      return null;
    });
  }

  test('R2: rejects the whole batch, publishes nothing, and the queue goes on', async () => {
    await office();
    await queue.issue(0);
    const before = dumpHall(queue.core.hall);
    const sent = published.length;
    const results = await Promise.allSettled([
      queue.issue(0),
      queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0),
      // Refused or not: nobody is answered from a batch that was not kept.
      queue.run({ type: 'call-next', counterId: 'counter-1' }, 1),
      breakCommit(),
      queue.issue(1),
    ]);
    expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'rejected'));
    expect(published).toHaveLength(sent);
    expect(labels()).toEqual(['A001']);
    expect(dumpHall(queue.core.hall)).toEqual(before);
    await queue.issue(0);
    expect(labels()).toEqual(['A001', 'A002']);
    expectWhole();
  });

  test('C5: a day that turned in a failed batch turns again in the next', async () => {
    await office();
    await queue.issue(0);
    await queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0);
    queue.clock.now += 24 * 3_600_000;
    await expect(breakCommit()).rejects.toThrow();
    expect(queue.core.facts.currentDay()).toBe('2026-11-23');
    expect(queue.core.hall.businessDay).toBe('2026-11-23');
    expect(queue.core.hall.tickets.size).toBe(1);
    await queue.core.desk.turnDay();
    expect(queue.core.hall.businessDay).toBe('2026-11-24');
    expect(queue.core.hall.tickets.size).toBe(0);
    expectWhole();
  });

  test('R2: a full disk refuses, and the numbers go on without a gap when there is room again', async () => {
    await office();
    await queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0);
    const { sqlite } = queue.core.store;
    const pages = Number(sqlite.pragma('page_count', { simple: true }));
    sqlite.pragma(`max_page_count = ${pages + 3}`);
    let refusedByDisk = 0;
    let kept = 0;
    for (let round = 0; round < 12; round += 1) {
      const sent = published.flat().length;
      const results = await Promise.allSettled(Array.from({ length: 10 }, () => queue.issue(0)));
      const fulfilled = results.filter(({ status }) => status === 'fulfilled').length;
      kept += fulfilled;
      refusedByDisk += results.length - fulfilled;
      // What was acknowledged was published, and nothing else.
      expect(published.flat().length - sent).toBe(fulfilled);
      expect(labels()).toHaveLength(kept);
      expectWhole();
    }
    expect(refusedByDisk).toBeGreaterThan(0);
    sqlite.pragma('max_page_count = 1000000');
    await queue.issue(0);
    expect(labels()).toEqual(Array.from({ length: kept + 1 }, (_, index) => `A${String(index + 1).padStart(3, '0')}`));
    expectWhole();
  });
});

describe('the stop', () => {
  test('R2: answers what waits, then takes no more', async () => {
    await office();
    const { desk } = queue.core;
    let afterwards: unknown;
    desk.onCommitted(() => {
      afterwards ??= queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0);
    });
    const waiting = queue.issue(0);
    await desk.stop();
    await waiting;
    expect(await afterwards).toBe('server.stopping');
    expect(await queue.run({ type: 'open-counter', counterId: 'counter-0' }, 0)).toBe('server.stopping');
    expect(labels()).toEqual(['A001']);
  });

  test('a listener that throws does not keep the others from hearing', async () => {
    await office();
    const heard: string[] = [];
    queue.core.desk.onCommitted(() => {
      throw new Error('a bug in a listener');
    });
    queue.core.desk.onCommitted((events) => heard.push(...events.map(({ type }) => type)));
    await queue.issue(0);
    expect(heard).toEqual(['ticket.issued']);
    expect(queue.listenerErrors).toEqual([new Error('a bug in a listener')]);
  });
});
