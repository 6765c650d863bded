/** Searches the audit log, newest first, a bounded number of rows a step, so that no search holds up the queue (SPEC Y7). */
import { AUDIT_ACTS, type AuditGroup } from '#common/contract/audit.ts';
import { AUDIT_COLUMNS, type AuditRecord } from './audit.ts';
import type { Store } from './open.ts';

export interface AuditFilter {
  /** ms UTC: `from` included, `until` not. */
  readonly from?: number;
  readonly until?: number;
  readonly staffId?: string;
  readonly subjectId?: string;
  readonly group?: AuditGroup;
  /** Parts of texts; marks and capitals do not matter: «hoai» finds «Hoài». */
  readonly subject?: string;
  readonly text?: string;
}

export interface AuditFound extends AuditRecord {
  readonly seq: number;
}

export interface AuditStep {
  readonly rows: readonly AuditFound[];
  /** Where the next step goes on; undefined at the end of the log. */
  readonly next: number | undefined;
  /** Moment of the oldest row that was looked at, ms UTC. */
  readonly reached: number | undefined;
}

/** Rows that one step looks at: about 10 ms, and 30 ms when texts are compared. */
const ROWS_A_STEP = 5_000;

/** The conditions that an index serves, with their parameters. */
function bounds(filter: AuditFilter, before: number | undefined): { readonly where: string; readonly by: string } {
  const parts = [
    ...(filter.staffId === undefined ? [] : ['staff_id = @staffId']),
    ...(filter.from === undefined ? [] : ['at >= @from']),
    ...(filter.until === undefined ? [] : ['at < @until']),
    ...(before === undefined ? [] : ['(at, seq) < (select at, seq from audit where seq = @before)']),
  ];
  const index = filter.staffId === undefined ? 'audit_at' : 'audit_staff';
  return { where: parts.length === 0 ? '' : `where ${parts.join(' and ')}`, by: index };
}

/** The statement of one step, for those who want to see its plan. */
export function stepQuery(filter: AuditFilter, before: number | undefined): string {
  const { where, by } = bounds(filter, before);
  return `select seq, ${AUDIT_COLUMNS} from audit indexed by ${by} ${where} order by at desc, seq desc limit ${ROWS_A_STEP + 1}`;
}

export function auditSearch({ sqlite }: Pick<Store, 'sqlite'>) {
  return (filter: AuditFilter, before: number | undefined, limit: number): AuditStep => {
    const { staffId, from, until } = filter;
    const fits = matcher(filter);
    const rows: AuditFound[] = [];
    let last: AuditFound | undefined;
    let looked = 0;
    const found = sqlite.prepare<[object], AuditFound>(stepQuery(filter, before));
    for (const row of found.iterate({ staffId, from, until, before })) {
      // One more than a step, or than a page, says that it goes on.
      if (looked === ROWS_A_STEP || rows.length === limit) return { rows, next: last?.seq, reached: last?.at };
      last = row;
      looked += 1;
      if (fits(row)) rows.push(row);
    }
    return { rows, next: undefined, reached: last?.at };
  };
}

function matcher({ group, subject, subjectId, text }: AuditFilter): (row: AuditFound) => boolean {
  const acts: ReadonlySet<string> | undefined = group === undefined ? undefined : new Set(AUDIT_ACTS[group]);
  const name = fold(subject ?? '');
  const words = fold(text ?? '');
  return (row) => {
    if (acts !== undefined && !acts.has(row.act)) return false;
    if (subjectId !== undefined && row.subjectId !== subjectId) return false;
    if (name !== '' && !fold(row.subjectName).includes(name)) return false;
    if (words === '') return true;
    const all = [row.staffName, row.subjectName, row.address, row.act, row.before ?? '', row.after ?? ''];
    return fold(all.join('\n')).includes(words);
  };
}

/** Small letters without marks. */
export function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').trim();
}
