/** What a bare number writes, answered as a function that writes one more. The caller holds the transaction. */
import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';

/** The least: a counter and a row. */
export function leastWrites(sqlite: Database.Database): (key: string) => number {
  sqlite.exec(`
    CREATE TABLE counter (id INTEGER PRIMARY KEY, value INTEGER NOT NULL) STRICT;
    CREATE TABLE ticket (id TEXT PRIMARY KEY, number INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
    INSERT INTO counter VALUES (1, 0);
  `);
  const count = sqlite.prepare<[], number>('UPDATE counter SET value = value + 1 WHERE id = 1 RETURNING value').pluck();
  const insert = sqlite.prepare('INSERT INTO ticket VALUES (?, ?, ?)');
  return (key) => {
    const number = count.get();
    if (number === undefined) throw new Error('the counter is gone');
    insert.run(key, number, Date.now());
    return number;
  };
}

/** Inserts a row again and again: `fresh` names the columns that are other ones each time, with what stands for them. */
export function copies(
  sqlite: Database.Database,
  table: string,
  row: Readonly<Record<string, unknown>>,
  fresh: Readonly<Record<string, string>>,
): (values: Readonly<Record<string, unknown>>) => void {
  const names = Object.keys(row);
  const values = names.map((name) => fresh[name] ?? `@old_${name}`);
  const kept = Object.fromEntries(names.filter((name) => !(name in fresh)).map((name) => [`old_${name}`, row[name]]));
  const insert = sqlite.prepare(
    `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join()}) VALUES (${values.join()})`,
  );
  return (given) => void insert.run({ ...kept, ...given });
}

/** Columns of a row that are other ones in each number; all others are as in the number that is copied. */
const FRESH: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  tickets: { id: '@id', label: '@label', issued_at: '@at', since: '@at', place_at: '@at' },
  events: { seq: 'NULL', act_id: '@act', ticket_id: '@id', at: '@at' },
  follow_tokens: { token: '@token', ticket_id: '@id' },
  answers: { key: '@key', at: '@at' },
  print_jobs: { id: '@job', ticket_id: '@id', created_at: '@at', updated_at: '@at' },
};

/**
 * What is promised of a number (SPEC D1, R5, W1, Y1): the rows that the product wrote for its last one, with their indexes,
 * in a copy of its database; nothing is checked, decided or drawn.
 */
export function promisedWrites(sqlite: Database.Database): (key: string) => number {
  const last = sqlite.prepare<[], { id: string; day: string }>(
    'SELECT id, business_day AS day FROM tickets ORDER BY issued_at DESC LIMIT 1',
  );
  const ticket = last.get();
  if (ticket === undefined) throw new Error('no number to copy');
  const rowOf: Readonly<Record<string, string>> = {
    tickets: `id = '${ticket.id}'`,
    events: `ticket_id = '${ticket.id}' AND type = 'ticket.issued'`,
    follow_tokens: `ticket_id = '${ticket.id}'`,
    answers: `answer LIKE '%${ticket.id}%'`,
    print_jobs: `ticket_id = '${ticket.id}'`,
  };
  const inserts = Object.entries(FRESH).map(([table, fresh]) => {
    const row = sqlite.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table} WHERE ${rowOf[table]}`).get();
    if (row === undefined) throw new Error(`the number to copy has nothing in ${table}`);
    return copies(sqlite, table, row, fresh);
  });
  const count = sqlite
    .prepare<[string], number>(
      `UPDATE number_ranges SET last_number = last_number + 1 WHERE business_day = ? AND prefix = 'A' RETURNING last_number`,
    )
    .pluck();
  return (key) => {
    const number = count.get(ticket.day);
    if (number === undefined) throw new Error('the range of numbers is gone');
    const fresh = {
      id: randomUUID(),
      label: `Z${number}`,
      at: Date.now(),
      act: randomUUID(),
      token: randomUUID(),
      key,
      job: randomUUID(),
    };
    for (const insert of inserts) insert(fresh);
    return number;
  };
}
