/**
 * What may not outlive its business day (SPEC B5): the links of phones, wherever they are kept. It works on the office and
 * on copies of it alike, also on those of older schemas, so it knows the tables by name alone.
 */
import type Database from 'better-sqlite3';

/** What is good for one day alone: booked times with their links, and keyed hashes of telephone numbers, cards and rated numbers
 *  (SPEC J52, J91, J126). In an older copy some of these tables are not there yet. */
const OF_ONE_DAY = ['appointments', 'booking_phones', 'booking_keys', 'card_numbers', 'rating_marks'] as const;
/** A link in a copy, without asking of which day it is: a copy that is a day old has none of today. */
const ANY_LINK = `select 1 from follow_tokens union all select 1 from answers where answer ->> '$.token' <> '' limit 1`;

/**
 * Takes out the tokens of tickets of days before `today`: the tokens themselves, the kept answers that name them, and the
 * print jobs, whose outcome the log has; and what was for one of those days alone. Part of a transaction of the caller.
 * Answers how many rows it touched, at most `limit` a kind, so that nobody waits long for it; 0 when nothing is left.
 */
export function wipeEndedDays(sqlite: Database.Database, today: string, limit = 1_000): number {
  const earlier = 'select 1 from tickets t where t.business_day < @today and t.id =';
  return [
    `delete from follow_tokens where token in (
       select token from follow_tokens f where exists (${earlier} f.ticket_id) limit @limit)`,
    // Not the whole answer: a late retry would take a second number. It gets the first one, without its link.
    `update answers set answer = json_set(answer, '$.token', '', '$.followUrl', '') where (actor, key) in (
       select actor, key from answers a where answer ->> '$.token' <> ''
         and not exists (select 1 from follow_tokens f where f.token = a.answer ->> '$.token') limit @limit)`,
    `delete from print_jobs where id in (
       select id from print_jobs j where state not in ('queued', 'printing')
         and exists (${earlier} j.ticket_id) limit @limit)`,
    `update print_jobs set content = json_set(content, '$.followUrl', null) where id in (
       select id from print_jobs j where content ->> '$.followUrl' is not null
         and exists (${earlier} j.ticket_id) limit @limit)`,
    ...dayTables(sqlite).map(
      (table) => `delete from ${table} where rowid in (select rowid from ${table} where day < @today limit @limit)`,
    ),
  ].reduce((rows, statement) => rows + sqlite.prepare(statement).run({ today, limit }).changes, 0);
}

/** Whether a copy may hold something to wipe: asking costs a few pages, and most hold nothing any more. */
export function maybeToWipe(sqlite: Database.Database, today: string): boolean {
  if (sqlite.prepare(ANY_LINK).get() !== undefined) return true;
  return dayTables(sqlite).some(
    (table) => sqlite.prepare(`select 1 from ${table} where day < ? limit 1`).get(today) !== undefined,
  );
}

function dayTables(sqlite: Database.Database): string[] {
  const there = new Set(sqlite.prepare("select name from sqlite_schema where type = 'table'").pluck().all());
  return OF_ONE_DAY.filter((table) => there.has(table));
}
