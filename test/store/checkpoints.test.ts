/** SPEC R16: the write-ahead log is folded while nobody waits, and only a long rush folds in the middle. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Checkpoints, foldWhenQuiet } from '#server/store/checkpoints.ts';
import { LOG_PAGES_MOST, openStore, type Store } from '#server/store/open.ts';

const PAGE = 4_096;

let folder: string;
let store: Store;
let folding: Checkpoints;
let failures: unknown[];

beforeEach(() => {
  vi.useFakeTimers();
  folder = mkdtempSync(join(tmpdir(), 'luot-fold-'));
  store = openStore(join(folder, 'luot.sqlite'));
  store.sqlite.exec('create table scratch (id integer primary key, page blob) strict');
  store.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  failures = [];
  folding = foldWhenQuiet(store, (error) => failures.push(error));
});

afterEach(() => {
  folding.stop();
  store.close();
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

/** Commits so many pages, and says so. */
function commit(pages: number): void {
  const insert = store.sqlite.prepare('insert into scratch (page) values (randomblob(4000))');
  store.sqlite.transaction(() => {
    for (let page = 0; page < pages; page += 1) insert.run();
  })();
  folding.committed();
}

/** Pages of the database file itself: it grows when the log is folded into it. */
const folded = (): number => statSync(join(folder, 'luot.sqlite')).size / PAGE;

describe('folding', () => {
  test('R16: fifty commits wait for a quiet moment, which every commit puts off', () => {
    const before = folded();
    for (let number = 0; number < 49; number += 1) commit(1);
    vi.advanceTimersByTime(1_000);
    expect(folded(), 'too few to be worth two flushes').toBe(before);
    commit(1);
    vi.advanceTimersByTime(200);
    commit(1);
    vi.advanceTimersByTime(200);
    expect(folded()).toBe(before);
    vi.advanceTimersByTime(150);
    // A few of the fifty take the place of pages that a migration has set free.
    expect(folded()).toBeGreaterThan(before + 30);
    expect(failures).toEqual([]);
  });

  test('R16: a few commits wait until nobody has come for a minute', () => {
    const before = folded();
    commit(40);
    vi.advanceTimersByTime(59_000);
    expect(folded()).toBe(before);
    vi.advanceTimersByTime(2_000);
    expect(folded()).toBeGreaterThan(before + 30);
  });

  test('R16: a rush without a quiet moment folds before the log grows without end', () => {
    const before = folded();
    for (let rush = 0; rush < LOG_PAGES_MOST + 500; rush += 250) commit(250);
    expect(folded()).toBeGreaterThan(before + LOG_PAGES_MOST / 2);
  });

  test('a copy that is being read puts it off, and nothing fails', () => {
    const reader = openStore(join(folder, 'luot.sqlite'));
    reader.sqlite.exec('begin; select count(*) from scratch');
    reader.sqlite.prepare('select count(*) from scratch').get();
    commit(20);
    vi.advanceTimersByTime(61_000);
    reader.sqlite.exec('commit');
    reader.close();
    commit(1);
    vi.advanceTimersByTime(61_000);
    expect(failures).toEqual([]);
    expect(folded()).toBeGreaterThan(20);
  });
});
