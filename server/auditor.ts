/** Writes the audit log for the desk: each act in the transaction of the change itself (SPEC Y1). */
import type { By } from './domain/commands.ts';
import type { HallOffice } from './hall-types.ts';
import { type AuditEntry, type AuditTrail, type AuditWho, BY_LUOT, type Note } from './store/audit.ts';

export interface Auditor {
  /** Writes one act. */
  write(entry: AuditEntry, by: By, now: number): void;
  /**
   * Takes down what a change says about itself. `close` writes it, once the change has done its work; a change by staff
   * that said nothing is written as `fallback`, so that none goes without a row.
   */
  open(by: By, now: number): { readonly note: Note; close(fallback: AuditEntry): void };
}

export interface AuditorParts {
  readonly trail: AuditTrail;
  /** Names as they are now. */
  readonly office: () => HallOffice;
}

export function auditor({ trail, office }: AuditorParts): Auditor {
  const who = ({ staffId, address }: By): AuditWho => ({
    staffId,
    staffName: staffId === null ? '' : (office().staffNames.get(staffId) ?? ''),
    address: address ?? BY_LUOT.address,
  });
  const write: Auditor['write'] = (entry, by, now) => trail.append(entry, who(by), now);
  return {
    write,
    open(by, now) {
      const notes: (AuditEntry | undefined)[] = [];
      return {
        note: (entry) => {
          notes.push(entry);
        },
        close(fallback) {
          if (notes.length === 0 && by.staffId !== null) notes.push(fallback);
          for (const entry of notes) if (entry !== undefined) write(entry, by, now);
        },
      };
    },
  };
}
