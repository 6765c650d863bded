/** What the hall knows of slips is what the store says (SPEC D3, W6). */
import { afterEach, expect, test } from 'vitest';
import type { Outcome } from '#server/printing/types.ts';
import { spoolStore } from '#server/spool-store.ts';
import { makeQueue, type TestQueue } from '#test/support/queue.ts';
import { TEST_PRINTER } from '#test/support/queue-office.ts';

let queue: TestQueue;
afterEach(() => queue.close());

/** Queues a slip of a ticket and reports what became of it. */
async function print(ticketId: string, outcome: Outcome): Promise<void> {
  const { desk, printJobs, tickets, newId } = queue.core;
  const content = {
    kind: 'test',
    language: 'vi',
    timeZone: queue.timeZone,
    office: { name: { vi: 'Trung tâm', en: '' }, place: { vi: 'Phường', en: '' } },
    printerName: 'Máy in',
    printedAt: 0,
  } as const;
  await desk.record({}, (db, at) => {
    printJobs.queue(db, { ticketId, deviceId: null, printerId: TEST_PRINTER, content, at });
    return { result: newId(), events: [] };
  });
  const store = spoolStore(desk, printJobs, tickets);
  const job = await store.next(TEST_PRINTER);
  if (job === undefined) throw new Error('no job was queued');
  await store.report(job, outcome);
}

const known = (): unknown[] => [...queue.core.hall.printProblems.values()];

test('W6: a slip that came out settles the earlier troubles of its ticket and of no other', async () => {
  queue = await makeQueue({ prefixes: ['A'], counters: [[0]] });
  const [first, second] = [await queue.issue(0), await queue.issue(0)];
  await print(first, { state: 'not-printed', reason: 'paper-out' });
  await print(second, { state: 'unknown', reason: 'interrupted' });
  expect(known()).toHaveLength(2);
  await print(first, { state: 'printed' });
  expect(known()).toMatchObject([{ ticketId: second, state: 'unknown', reason: 'interrupted', label: 'A002' }]);
  const lived = known();
  queue.reopen();
  expect(known()).toEqual(lived);
});
