/** What a bare call writes, answered as a function that writes one more. The caller holds the transaction. */
import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import { copies } from './writes.ts';

/**
 * What is promised of a call that ends the one before (SPEC D1, R5, and the audit log of staff's acts): the rows that the product
 * wrote for its last one, with their indexes, in a copy of its database; nothing is checked, chosen or told.
 */
export function promisedCalls(sqlite: Database.Database): (key: string) => number {
  const last = one<{ act: string; day: string; counter: string }>(
    sqlite,
    `SELECT act_id AS act, business_day AS day, counter_id AS counter FROM events WHERE type = 'ticket.called' ORDER BY seq DESC LIMIT 1`,
  );
  const events = rows(sqlite, `SELECT * FROM events WHERE act_id = '${last.act}' ORDER BY seq`);
  const told = events.filter(({ type }) => String(type).startsWith('ticket.')).length;
  const inserts = [
    ...events.map((row) =>
      copies(sqlite, 'events', row, {
        seq: 'NULL',
        act_id: '@act',
        at: '@at',
        ...(row.ticket_id === null ? {} : { ticket_id: '@id' }),
      }),
    ),
    ...rows(sqlite, `SELECT * FROM audit ORDER BY seq DESC LIMIT ${told}`).map((row) =>
      copies(sqlite, 'audit', row, { seq: 'NULL', at: '@at', subject_id: '@id', hash: '@hash' }),
    ),
    copies(
      sqlite,
      'answers',
      one(sqlite, `SELECT * FROM answers WHERE actor LIKE 'staff:%' ORDER BY at DESC LIMIT 1`),
      {
        key: '@key',
        at: '@at',
      },
    ),
  ];
  const become = (state: string, ended: string) =>
    sqlite.prepare(
      `UPDATE tickets SET service_id = service_id, state = '${state}', priority_class = priority_class, counter_id = '${last.counter}',
       called_at = @at, started_at = @at, ended_at = ${ended}, since = @at, calls = 1, place_at = place_at WHERE id = @id`,
    );
  const called = become('called', 'NULL');
  const ends = [become('serving', 'NULL'), become('completed', '@at')];
  const streak = sqlite.prepare(`UPDATE streaks SET ordinary = ordinary + 1 WHERE business_day = '${last.day}'`);
  const act = sqlite.prepare(`UPDATE counter_sessions SET last_act = @act WHERE counter_id = '${last.counter}'`);
  const people = sqlite
    .prepare<[], string>(
      `SELECT id FROM tickets WHERE business_day = '${last.day}' AND state NOT IN ('called', 'serving')`,
    )
    .pluck()
    .all();
  let before = one<{ id: string }>(
    sqlite,
    `SELECT id FROM tickets WHERE counter_id = '${last.counter}' AND state = 'called'`,
  ).id;
  let turn = 0;
  return (key) => {
    const at = Date.now();
    const id = people[turn % people.length] ?? '';
    turn += 1;
    for (const end of ends) end.run({ at, id: before });
    called.run({ at, id });
    before = id;
    streak.run();
    const fresh = { act: randomUUID(), at, id, key, hash: randomUUID() };
    act.run({ act: JSON.stringify(fresh) });
    for (const insert of inserts) insert(fresh);
    return turn;
  };
}

type Row = Readonly<Record<string, unknown>>;

const rows = (sqlite: Database.Database, query: string): Row[] => sqlite.prepare<[], Row>(query).all();

function one<T extends Row>(sqlite: Database.Database, query: string): T {
  const row = sqlite.prepare<[], T>(query).get();
  if (row === undefined) throw new Error(`nothing to copy: ${query}`);
  return row;
}
