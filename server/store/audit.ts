/** The audit log (SPEC Y): who, when, from where, what, before and after. It is only ever appended to. */
import { createHash } from 'node:crypto';
import type { AuditAct, AuditSubjectKind } from '#common/contract/audit.ts';
import { difference } from './difference.ts';
import type { Store } from './open.ts';

export interface AuditEntry {
  readonly act: AuditAct;
  readonly subject: {
    readonly kind: AuditSubjectKind;
    readonly id: string | null;
    /** What people call it: a label, a name. */
    readonly name: string;
  };
  /** What it was and what it became; members that are the same in both are not kept. Never a secret. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Says, inside the transaction, what a change by staff changed. `undefined`: it changed nothing after all. */
export type Note = (entry: AuditEntry | undefined) => void;

/** Who acted, from where. */
export interface AuditWho {
  /** Null when nobody was known. */
  readonly staffId: string | null;
  readonly staffName: string;
  readonly address: string;
}

/** The command line, and the server itself. */
export const BY_LUOT: AuditWho = { staffId: null, staffName: 'luot', address: 'luot' };

/** A row as the file has it: `before` and `after` are JSON. */
export interface AuditRecord {
  readonly at: number;
  readonly staffId: string | null;
  readonly staffName: string;
  readonly address: string;
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly subjectName: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Members of a record and their columns, in the order in which a row is sealed: no order but this one fits old seals. */
const COLUMN_OF = {
  at: 'at',
  staffId: 'staff_id',
  staffName: 'staff_name',
  address: 'address',
  act: 'act',
  subjectKind: 'subject_kind',
  subjectId: 'subject_id',
  subjectName: 'subject_name',
  before: 'before',
  after: 'after',
} as const satisfies Record<keyof AuditRecord, string>;
const MEMBERS = Object.keys(COLUMN_OF) as readonly (keyof AuditRecord)[];

/** What to select for a record. */
export const AUDIT_COLUMNS = MEMBERS.map((member) => `${COLUMN_OF[member]} as ${member}`).join(', ');

export interface AuditTrail {
  /** Appends a row; the caller is inside the transaction of the change. `at` in ms UTC. */
  append(entry: AuditEntry, who: AuditWho, at: number): void;
}

export function auditTrail({ sqlite }: Pick<Store, 'sqlite'>): AuditTrail {
  const newest = sqlite.prepare<[], string>('select hash from audit order by seq desc limit 1').pluck();
  const insert = sqlite.prepare(
    `insert into audit (${Object.values(COLUMN_OF).join(', ')}, hash)
     values (${MEMBERS.map((member) => `@${member}`).join(', ')}, @hash)`,
  );
  return {
    append({ act, subject, before, after }, { staffId, staffName, address }, at) {
      const changed = difference(before, after);
      const record: AuditRecord = {
        at,
        staffId,
        staffName: asStored(staffName),
        address: asStored(address),
        act,
        subjectKind: subject.kind,
        subjectId: subject.id === null ? null : asStored(subject.id),
        subjectName: asStored(subject.name),
        before: asJson(changed?.before),
        after: asJson(changed?.after),
      };
      insert.run({ ...record, hash: sealOf(newest.get() ?? '', record) });
    },
  };
}

/** The hash that seals a row: of the row and of the hash before it. */
export function sealOf(previous: string, row: AuditRecord): string {
  const content = JSON.stringify(MEMBERS.map((member) => row[member]));
  return createHash('sha256').update(`${previous}\n${content}`).digest('base64url');
}

/** As SQLite gives it back: half a character, which a program may send, has no UTF-8. The seal is of what is in the file. */
function asStored(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

function asJson(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
