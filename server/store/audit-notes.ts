/** What a change of the office's data is called in the audit log. */
import type { Refusal } from '#common/contract/errors.ts';
import type { Office } from '#common/contract/office.ts';
import { isRefusal } from '#common/contract/refusal.ts';
import type { Bilingual } from '#common/contract/text.ts';
import type { AuditEntry, Note } from './audit.ts';

/** What is made, changed and removed by name. */
export type OfficeThing = 'service' | 'counter' | 'staff' | 'device' | 'printer';

interface Named {
  readonly id: string;
  readonly name?: string | Bilingual;
  readonly label?: string;
}

/**
 * Notes that a thing was made (`before` is null) or changed, unless it was refused or stayed the same; answers `after` as
 * it is. JavaScript reads its arguments in order, so `before` may be a query and `after` the change itself.
 */
export function noteChange<T extends Named>(
  note: Note,
  kind: OfficeThing,
  before: Named | null | undefined,
  after: T | Refusal,
): T | Refusal {
  if (isRefusal(after)) return after;
  const made = before === null || before === undefined;
  note(entry(`${kind}.${made ? 'made' : 'changed'}`, kind, after, made ? undefined : before, after));
  return after;
}

/** Notes that a thing was removed, unless that was refused; answers the outcome as it is. */
export function noteRemoval<T>(
  note: Note,
  kind: OfficeThing,
  before: Named | undefined,
  outcome: T | Refusal,
): T | Refusal {
  if (!isRefusal(outcome) && before !== undefined) note(entry(`${kind}.removed`, kind, before, before, undefined));
  return outcome;
}

/** Notes which settings of the office were changed. */
export function noteOffice(note: Note, before: Office, after: Office): void {
  const same = JSON.stringify(before) === JSON.stringify(after);
  const subject = { kind: 'office', id: null, name: after.name.vi } as const;
  note(same ? undefined : { act: 'office.changed', subject, before, after });
}

function entry(
  act: AuditEntry['act'],
  kind: OfficeThing,
  thing: Named,
  before: Named | undefined,
  after: Named | undefined,
): AuditEntry | undefined {
  if (before !== undefined && JSON.stringify(before) === JSON.stringify(after)) return undefined;
  return { act, subject: { kind, id: thing.id, name: nameOf(thing) }, before: facts(before), after: facts(after) };
}

/** Without the id, which the subject has. */
function facts(thing: Named | undefined): unknown {
  if (thing === undefined) return undefined;
  const { id: _subject, ...rest } = thing;
  return rest;
}

/** What people call a thing; in Vietnamese, which is always there. */
export function nameOf({ name, label }: Named): string {
  if (label !== undefined) return label;
  return typeof name === 'string' ? name : (name?.vi ?? '');
}

/** Another password, by its owner or by somebody else. What it is, nobody reads anywhere. */
export function passwordEntry({ id, name }: { readonly id: string; readonly name: string }, own: boolean): AuditEntry {
  return { act: own ? 'staff.password-changed' : 'staff.password-reset', subject: { kind: 'staff', id, name } };
}

/** The office as a whole, by the command line. */
export function officeEntry(act: 'office.made' | 'office.restored', name: Bilingual): AuditEntry {
  return { act, subject: { kind: 'office', id: null, name: name.vi } };
}
