/** A batch whose store fails, and whose memory cannot be made anew at once (SPEC R2, R15). */
import { afterEach, expect, test } from 'vitest';
import { type Batches, createBatches, type Job } from '#server/batch.ts';
import { openStore, type Store } from '#server/store/open.ts';

let store: Store;
afterEach(() => store.close());

/** A job that keeps one note, or breaks; answers how it ended. */
function add(batches: Batches, run: () => void): Promise<string> {
  return new Promise((resolve) => {
    const job: Job = {
      run() {
        run();
        return [];
      },
      done: () => resolve('done'),
      refused: ({ code }) => resolve(code),
      failed: (error) => resolve(error instanceof Error ? error.message : 'failed'),
    };
    batches.add(job);
  });
}

test('R15: memory that could not be made anew is made anew before the next batch; until then it is not sound', async () => {
  store = openStore(':memory:');
  const { sqlite } = store;
  sqlite.exec('create table notes (text text)');
  const note = () => void sqlite.prepare('insert into notes values (1)').run();
  const troubles: unknown[] = [];
  let readable = false;
  let renewed = 0;
  const batches = createBatches({
    sqlite,
    now: () => 0,
    first: () => [],
    renew() {
      if (!readable) throw new Error('the disk cannot be read');
      renewed += 1;
    },
    onRenewFailed: (error) => troubles.push(error),
    publish: () => undefined,
  });
  // SQLite gives the transaction up, as it does on a disk that is full.
  const giveUp = () => {
    sqlite.exec('rollback');
    throw new Error('database or disk is full');
  };
  expect(await Promise.all([add(batches, note), add(batches, giveUp)])).toEqual([
    'database or disk is full',
    'database or disk is full',
  ]);
  expect([batches.sound(), troubles.length]).toEqual([false, 1]);
  // Still unreadable: refused, and nothing is kept.
  expect(await add(batches, note)).toBe('the disk cannot be read');
  readable = true;
  expect(await add(batches, note)).toBe('done');
  expect([batches.sound(), renewed]).toEqual([true, 1]);
  expect(sqlite.prepare('select count(*) from notes').pluck().get()).toBe(1);
});
