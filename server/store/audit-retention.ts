import type { Store } from './open.ts';

/** Two years, as the trigger of the migration has it too (docs/decisions/011-audit-log.md). */
export const AUDIT_KEPT_MS = 730 * 86_400_000;
/** More than the largest office writes in a day; a clock that once ran wild costs no more than these. */
const AT_ONCE = 10_000;

/** Lets the oldest rows go whose time has passed, reckoned from the newest row; answers how many. Only from the
 *  beginning of the log, so that what is left stays a chain. */
export function forgetAudit({ sqlite }: Pick<Store, 'sqlite'>): number {
  return sqlite
    .prepare(
      `with newest as (select at - ${AUDIT_KEPT_MS} as end from audit order by seq desc limit 1)
       delete from audit where seq < (select min(first + ${AT_ONCE}, kept) from (
         select (select min(seq) from audit) as first,
                (select seq from audit where at >= (select end from newest) order by seq limit 1) as kept))`,
    )
    .run().changes;
}
