/** Offices that earlier releases have left (SPEC B4): opened by today's code they keep everything and go on. */
import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readConfig } from '#server/config.ts';
import { databaseFile } from '#server/data-folder.ts';
import { makeLogger } from '#server/logger.ts';
import { startServer } from '#server/main.ts';
import { packageRoot } from '#server/package-root.ts';
import { findFaults } from '#server/store/faults.ts';
import { openForReading, openStore } from '#server/store/open.ts';
import { upgrade } from '#server/store/upgrade.ts';
import { PASSWORD } from '#test/support/running.ts';
import { Client } from '#test/support/running-http.ts';

vi.setConfig({ testTimeout: 120_000 });

/** The second of the two days that the fixture's office has seen. */
const THEN = Date.parse('2026-11-24T10:00:00+07:00');
const RELEASED = join(packageRoot(), 'test', 'fixtures', 'schema-0000.sql');
const MIGRATIONS = join(packageRoot(), 'drizzle');

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'luot-upgrade-'));
  file = databaseFile(folder);
  const db = new Database(file);
  db.exec(readFileSync(RELEASED, 'utf8'));
  db.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** All rows of a table that the first schema had. */
function rows(table: string): unknown[] {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare(`select * from ${table} order by 1`).all();
  } finally {
    db.close();
  }
}
const isTicket = (row: unknown): row is { issued_at: number } =>
  typeof row === 'object' && row !== null && 'issued_at' in row;
const KEPT = ['tickets', 'events', 'staff', 'sessions', 'print_jobs', 'number_ranges', 'follow_tokens', 'counters'];

describe('an office of the first release', () => {
  test('B4: is brought up with every row as it was, and is whole', () => {
    const before = KEPT.map(rows);
    const states = new Set((rows('tickets') as { state: string }[]).map(({ state }) => state));
    for (const state of ['waiting', 'called', 'serving', 'parked', 'no-show', 'completed', 'cancelled', 'expired']) {
      expect(states).toContain(state);
    }
    const store = openStore(file);
    expect(findFaults(store)).toEqual([]);
    store.close();
    // Since then a ticket has a place in its line (where it stood by its time of issue), and may name further services.
    const placed = before.map((table) =>
      table.map((row) =>
        isTicket(row)
          ? { ...row, place_at: row.issued_at, postponed: 0, next: '[]', dossiers: 1, came_for: null }
          : row,
      ),
    );
    expect(KEPT.map(rows)).toEqual(placed);
    // What was there lies beside it as it was.
    const aside = new Database(`${file}.before-upgrade`, { readonly: true });
    expect(aside.prepare(`select count(*) from sqlite_master where name = 'audit'`).pluck().get()).toBe(0);
    aside.close();
  });

  test('B4: goes on where it stood: signs in with the old password, gives the next number, calls the next', async () => {
    const last = (rows('number_ranges') as { prefix: string; business_day: string; last_number: number }[])
      .filter(({ prefix, business_day }) => prefix === 'A' && business_day === '2026-11-24')
      .map(({ last_number }) => last_number)[0];
    const pagesFolder = join(folder, 'pages');
    cpSync(join(packageRoot(), 'drizzle', 'meta'), pagesFolder, { recursive: true });
    const config = { ...readConfig({ LUOT_DATA: folder, LUOT_BACKUP: 'off' }, { demo: true }), port: 0 };
    const server = await startServer({ config, logger: makeLogger('silent'), now: () => THEN, pagesFolder });
    const origin = server.origin.replace('localhost', '127.0.0.1');
    const lan = new Client(origin, { origin });
    try {
      expect((await lan.post('/api/session', { username: 'lan', password: PASSWORD })).status).toBe(200);
      const { services } = (await lan.ask('/api/services')).json as { services: { id: string; prefix: string }[] };
      const serviceId = services.find(({ prefix }) => prefix === 'A')?.id;
      const taken = (await lan.post('/api/tickets', { serviceId }, 'first')).json as { ticket: { label: string } };
      expect(taken.ticket.label).toBe(`A${String((last ?? 0) + 1).padStart(3, '0')}`);
      const { counters } = (await lan.ask('/api/counters')).json as { counters: { id: string; number: number }[] };
      const counter = counters.find(({ number }) => number === 2)?.id;
      const called = await lan.post(`/api/counters/${counter}/call-next`, { finish: 'completed' }, 'next');
      expect([called.status, called.json]).toMatchObject([200, { ticket: { state: 'called' } }]);
      expect(findFaults(server.core.store)).toEqual([]);
    } finally {
      lan.close();
      await server.stop();
    }
  });

  test('B4: reading it without a server is refused rather than changed', () => {
    const before = readFileSync(file);
    expect(() => openForReading(file)).toThrow(/older version/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('B4: a step that fails leaves the file as it was', () => {
    const broken = join(folder, 'drizzle');
    cpSync(MIGRATIONS, broken, { recursive: true });
    const journal = join(broken, 'meta', '_journal.json');
    const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { when: number }[] };
    const bad = { idx: 99, version: '6', when: Math.max(...entries.map(({ when }) => when)) + 1, breakpoints: true };
    writeFileSync(journal, JSON.stringify({ ...rest, entries: [...entries, { ...bad, tag: '0099_bad' }] }));
    writeFileSync(
      join(broken, '0099_bad.sql'),
      'update tickets set calls = 99;--> statement-breakpoint\ninsert into no_such_table values (1);',
    );
    const before = dump();
    const db = new Database(file);
    expect(() => upgrade(db, file, broken)).toThrow(/no_such_table/);
    db.close();
    expect(dump()).toEqual(before);
    openStore(file).close();
  });
});

test('B4: a file of a newer version is refused in plain words, and nothing is changed', () => {
  openStore(file).close();
  const db = new Database(file);
  db.prepare(`insert into __drizzle_migrations (hash, created_at) values ('later', ?)`).run(4_000_000_000_000);
  db.close();
  copyFileSync(file, join(folder, 'before'));
  for (const open of [openStore, openForReading]) {
    expect(() => open(file)).toThrow(/newer version of Lượt. Install that version .* nothing was changed/);
  }
  expect(readFileSync(file).equals(readFileSync(join(folder, 'before')))).toBe(true);
});

/** Schema and rows, as SQLite itself tells them. */
function dump(): unknown {
  return { schema: rows('sqlite_master'), kept: KEPT.map(rows), migrations: rows('__drizzle_migrations') };
}
