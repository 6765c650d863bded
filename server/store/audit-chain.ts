/** Whether the audit log is whole: a row that was changed or taken out in the file breaks the chain of seals (SPEC Y4). */
import { type AuditRecord, sealOf } from './audit.ts';
import type { Store } from './open.ts';

const ROWS = `select seq, at, staff_id as staffId, staff_name as staffName, address, act, subject_kind as subjectKind,
  subject_id as subjectId, subject_name as subjectName, before, after, hash from audit order by seq`;

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
