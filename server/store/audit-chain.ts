/** Whether the audit log is whole: a row that was changed or taken out in the file breaks the chain of seals (SPEC Y4). */
import { AUDIT_COLUMNS, type AuditRecord, sealOf } from './audit.ts';
import type { Store } from './open.ts';

const ROWS = `select seq, ${AUDIT_COLUMNS}, hash from audit order by seq`;

type SealedRow = AuditRecord & { readonly seq: number; readonly hash: string };

/** What is wrong with the log, in words. Rows whose time has passed may be gone from its beginning, no others. */
export function auditFaults({ sqlite }: Pick<Store, 'sqlite'>): string[] {
  let before: SealedRow | undefined;
  for (const row of sqlite.prepare<[], SealedRow>(ROWS).iterate()) {
    if (before !== undefined && row.seq !== before.seq + 1) {
      return [`the audit log lacks what stood between its rows ${before.seq} and ${row.seq}`];
    }
    // Of the first row that is left nobody knows the seal before it.
    if ((before !== undefined || row.seq === 1) && row.hash !== sealOf(before?.hash ?? '', row)) {
      return [`row ${row.seq} of the audit log, or the one before it, was changed`];
    }
    before = row;
  }
  const given = sqlite.prepare<[], number>(`select seq from sqlite_sequence where name = 'audit'`).pluck().get() ?? 0;
  return before?.seq === given || given === 0 ? [] : [`the audit log lacks its newest rows, up to ${given}`];
}

/** A row of the log and the hash that seals it and all before it. */
export interface Seal {
  readonly seq: number;
  readonly hash: string;
}

/** The newest seal, which somebody may write down; undefined in an empty log. */
export function newestSeal({ sqlite }: Pick<Store, 'sqlite'>): Seal | undefined {
  return sqlite.prepare<[], Seal>('select seq, hash from audit order by seq desc limit 1').get();
}

/**
 * Whether the log still bears a seal that somebody has written down; the fault in words. Whoever reckoned the chain anew
 * after a change of an earlier row has another hash here (SPEC Y4).
 */
export function sealFault({ sqlite }: Pick<Store, 'sqlite'>, { seq, hash }: Seal): string | undefined {
  const found = sqlite.prepare<[number], string>('select hash from audit where seq = ?').pluck().get(seq);
  if (found === undefined) return `the audit log has no row ${seq}: it was cut off, or its time has passed`;
  return found === hash ? undefined : `row ${seq} of the audit log does not bear the hash that was written down`;
}
