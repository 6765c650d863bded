/** An office with years behind it: one real day, copied into every working day before it. Slips and links go with their day (SPEC B5). */
import type Database from 'better-sqlite3';
import { databaseFile } from '#server/data-folder.ts';
import { openStore } from '#server/store/open.ts';

const DAY_MS = 86_400_000;
export const TICKETS_A_DAY = 1_200;
export const DAYS_A_YEAR = 250;

/** What a ticket has that is the same on every day. */
const TICKET_COLUMNS = `label, state, priority_class, priority_confirmed, procedure_code, language, device_id, counter_id,
  calls, call_reason, returned, service_id`;

/**
 * Takes the day that lies in this office out of it and puts it into the `days` days before. Ids stay UUIDs that grow with
 * time: a copy's begins with its own day. `progress` is told how far it has come.
 */
export function backdate(folder: string, days: number, progress: (line: string) => void): void {
  const store = openStore(databaseFile(folder));
  const { sqlite } = store;
  try {
    // Nothing of this is measured, and a copy that a power cut spoils is made again.
    sqlite.pragma('synchronous = OFF');
    sqlite.pragma('foreign_keys = OFF');
    takeOut(sqlite);
    const copy = sqlite.transaction((from: number, to: number) => {
      for (let ago = from; ago > to; ago -= 1) copyDay(sqlite, ago);
    });
    for (let ago = days; ago > 0; ago -= 50) {
      progress(`${days - ago} of ${days} days are written`);
      copy(ago, Math.max(0, ago - 50));
    }
    sqlite.exec('DROP TABLE temp.old_tickets; DROP TABLE temp.old_events; ANALYZE');
  } finally {
    store.close();
  }
}

function takeOut(sqlite: Database.Database): void {
  sqlite.exec(`
    CREATE TEMP TABLE old_tickets AS SELECT * FROM tickets;
    UPDATE old_tickets SET state = 'expired', ended_at = since WHERE state NOT IN ('completed', 'cancelled', 'expired');
    CREATE TEMP TABLE old_events AS SELECT * FROM events WHERE ticket_id IS NOT NULL ORDER BY seq;
    DELETE FROM print_jobs; DELETE FROM follow_tokens; DELETE FROM events; DELETE FROM tickets;
    DELETE FROM number_ranges; DELETE FROM streaks; DELETE FROM answers; DELETE FROM counter_sessions;
  `);
}

/** The first twelve digits of a UUIDv7 are its time, here those of the copy's day. */
const idAt = (column: string): string => `substr($id, 1, 8) || '-' || substr($id, 9, 4) || substr(${column}, 14)`;

function copyDay(sqlite: Database.Database, ago: number): void {
  const shift = ago * DAY_MS;
  const now = Date.now();
  const of = {
    shift,
    id: Math.floor(now - shift)
      .toString(16)
      .padStart(12, '0'),
    day: new Date(now - shift).toISOString().slice(0, 10),
  };
  const moved = (column: string): string => `${column} - $shift`;
  sqlite
    .prepare(
      `INSERT INTO tickets (id, business_day, issued_at, called_at, started_at, ended_at, since, ${TICKET_COLUMNS})
       SELECT ${idAt('id')}, $day, ${moved('issued_at')}, ${moved('called_at')}, ${moved('started_at')},
         ${moved('ended_at')}, ${moved('since')}, ${TICKET_COLUMNS} FROM temp.old_tickets`,
    )
    .run(of);
  sqlite
    .prepare(
      `INSERT INTO events (at, business_day, type, act_id, ticket_id, counter_id, staff_id, device_id, data)
       SELECT ${moved('at')}, $day, type, ${idAt('act_id')}, ${idAt('ticket_id')}, counter_id, staff_id, device_id, data
       FROM temp.old_events`,
    )
    .run(of);
}
