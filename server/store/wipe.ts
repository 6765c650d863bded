/**
 * What may not outlive its business day (SPEC B5): the links of phones, wherever they are kept. It works on the office and
 * on copies of it alike, also on those of older schemas, so it knows the tables by name alone.
 */
import type Database from 'better-sqlite3';

/**
 * Takes out the tokens of tickets of days before `today`: the tokens themselves, the kept answers that name them, and the
 * print jobs, whose outcome the log has. Part of a transaction of the caller. Answers how many rows it touched, at most
 * `limit` a kind, so that nobody waits long for it; 0 when nothing is left.
 */
export function wipeLinks(sqlite: Database.Database, today: string, limit = 1_000): number {
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
  ].reduce((rows, statement) => rows + sqlite.prepare(statement).run({ today, limit }).changes, 0);
}
