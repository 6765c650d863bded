/** What may not be left when a day has ended (SPEC B5, C5). */
import type { Running } from '#test/support/running.ts';

const NOTHING_LEFT = {
  'links of phones': 'select count(*) from follow_tokens',
  'links within kept answers': `select count(*) from answers where answer ->> '$.token' <> ''`,
  'print jobs': 'select count(*) from print_jobs',
  'tickets that are still open': `select count(*) from tickets where state in ('waiting', 'called', 'serving', 'parked', 'no-show')`,
  'counters that are still open': 'select count(*) from counter_sessions',
} as const;

/** Sentences about what stayed; none when all is well. */
export function leftovers({ server }: Running, day: number): string[] {
  const { sqlite } = server.core.store;
  return Object.entries(NOTHING_LEFT).flatMap(([what, query]) => {
    const rows = Number(sqlite.prepare(query).pluck().get());
    return rows === 0 ? [] : [`after day ${day + 1}: ${rows} ${what}`];
  });
}
