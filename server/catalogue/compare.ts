/** What an import would change, and doing it: pure, on the office's fields as they are. */
import { createHash } from 'node:crypto';
import type { CatalogueComparison, CatalogueImport, CatalogueRow } from '#common/contract/catalogue.ts';
import type { Procedure } from '#common/contract/office.ts';
import { COLUMNS, nameOf } from './columns.ts';
import { writeRow } from './write-row.ts';

/** A field with its procedures. */
export interface CatalogueField {
  readonly id: string;
  readonly prefix: string;
  readonly procedures: readonly Procedure[];
}

/** Names the catalogue as it is: two that differ in anything have different names. */
export function versionOf(fields: readonly CatalogueField[]): string {
  const content = fields.map(({ id, prefix, procedures }) => [id, prefix, procedures]);
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}

type Compared = Pick<CatalogueComparison, 'added' | 'changed' | 'absent' | 'same'>;

/** Added, changed field by field as the sheet writes it, and what the sheet does not have. */
export function compare(fields: readonly CatalogueField[], rows: readonly CatalogueRow[]): Compared {
  const added: Compared['added'] = [];
  const changed: Compared['changed'] = [];
  const absent: Compared['absent'] = [];
  let same = 0;
  for (const { id, prefix, procedures } of fields) {
    const own = rows.filter(({ serviceId }) => serviceId === id);
    const named = ({ code, name }: Procedure) => ({ serviceId: id, prefix, code, name });
    for (const { procedure } of own) {
      const before = procedures.find(({ code }) => code === procedure.code);
      const differences = before === undefined ? undefined : differencesOf(prefix, before, procedure);
      if (differences === undefined) added.push(named(procedure));
      else if (differences.length > 0) changed.push({ ...named(procedure), differences });
      else same += 1;
    }
    for (const procedure of procedures) {
      if (!own.some((row) => row.procedure.code === procedure.code)) absent.push(named(procedure));
    }
  }
  return { added, changed, absent, same };
}

function differencesOf(
  prefix: string,
  before: Procedure,
  after: Procedure,
): Compared['changed'][number]['differences'] {
  const [old, now] = [writeRow(prefix, before), writeRow(prefix, after)];
  return COLUMNS.filter((column) => old[column] !== now[column]).map((column) => ({
    column: nameOf(column),
    before: old[column],
    after: now[column],
  }));
}

/** The procedures of a field after an import: in their order, the new ones behind. */
export function imported(
  field: CatalogueField,
  { rows, remove }: Pick<CatalogueImport, 'rows' | 'remove'>,
): Procedure[] {
  const own = rows.filter(({ serviceId }) => serviceId === field.id).map(({ procedure }) => procedure);
  const goes = new Set(remove.filter(({ serviceId }) => serviceId === field.id).map(({ code }) => code));
  const kept = field.procedures
    .filter(({ code }) => !goes.has(code))
    .map((before) => {
      const after = own.find(({ code }) => code === before.code);
      // What the sheet writes alike stays as it was, to the last space.
      return after === undefined || differencesOf(field.prefix, before, after).length === 0 ? before : after;
    });
  const had = new Set(field.procedures.map(({ code }) => code));
  return [...kept, ...own.filter(({ code }) => !had.has(code))];
}
