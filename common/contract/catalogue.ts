/** The catalogue of procedures as a sheet: what an import would change, and the import itself (SPEC J24). */
import { type Static, Type } from 'typebox';
import { Procedure } from './office.ts';
import { Bilingual, Id } from './text.ts';

const closed = { additionalProperties: false } as const;

/** A procedure where it stands. */
export const CatalogueRow = Type.Object({ serviceId: Id, procedure: Procedure }, closed);
export type CatalogueRow = Static<typeof CatalogueRow>;

const Named = { serviceId: Id, prefix: Type.String(), code: Type.String(), name: Bilingual };

/** What is wrong in one cell, for whoever filled it in. `row` is counted as the sheet shows it. */
export const SheetFault = Type.Object({
  row: Type.Integer(),
  column: Type.Union([Bilingual, Type.Null()]),
  message: Bilingual,
});
export type SheetFault = Static<typeof SheetFault>;

export const CatalogueComparison = Type.Object({
  /** Of the catalogue that was compared with; an import says it again, so that nothing is overwritten unseen. */
  version: Type.String(),
  faults: Type.Array(SheetFault),
  /** Empty while there are faults. */
  rows: Type.Array(CatalogueRow),
  added: Type.Array(Type.Object(Named)),
  changed: Type.Array(
    Type.Object({
      ...Named,
      differences: Type.Array(Type.Object({ column: Bilingual, before: Type.String(), after: Type.String() })),
    }),
  ),
  /** In the office but not in the sheet: kept unless the import says that they go. */
  absent: Type.Array(Type.Object(Named)),
  same: Type.Integer(),
});
export type CatalogueComparison = Static<typeof CatalogueComparison>;

export const CatalogueImport = Type.Object(
  {
    version: Type.String({ maxLength: 64 }),
    rows: Type.Array(CatalogueRow, { maxItems: 2_000 }),
    remove: Type.Array(Type.Object({ serviceId: Id, code: Type.String({ maxLength: 20 }) }, closed), {
      maxItems: 2_000,
    }),
  },
  closed,
);
export type CatalogueImport = Static<typeof CatalogueImport>;

export const CatalogueImported = Type.Object({
  added: Type.Integer(),
  changed: Type.Integer(),
  removed: Type.Integer(),
});
export type CatalogueImported = Static<typeof CatalogueImported>;
