/** Accepted dossiers. Rows of the office, not of a day: a dossier outlives the number with which it came. */
import { and, asc, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { DossierState } from '#common/contract/dossiers.ts';
import type { Db } from './open.ts';
import { tickets } from './schema.ts';
import { dossiers } from './visit-schema.ts';

export type DossierRow = typeof dossiers.$inferSelect;
export interface DossierFound {
  readonly dossier: DossierRow;
  readonly label: string | null;
}

/** More than an office has open at once; the oldest days come first. */
const OPEN_AT_MOST = 3_000;
const LIST_AT_MOST = 300;

const found = (db: Db) =>
  db
    .select({ dossier: dossiers, label: tickets.label })
    .from(dossiers)
    .leftJoin(tickets, eq(tickets.id, dossiers.ticketId));

export function addDossier(db: Db, row: DossierRow): void {
  db.insert(dossiers).values(row).run();
}

export function dossierById(db: Db, id: string): DossierFound | undefined {
  return found(db).where(eq(dossiers.id, id)).get();
}

export function dossierByCode(db: Db, code: string): DossierFound | undefined {
  return found(db).where(eq(dossiers.code, code)).get();
}

export function changeDossier(db: Db, id: string, change: Partial<Omit<DossierRow, 'id' | 'code'>>): void {
  db.update(dossiers).set(change).where(eq(dossiers.id, id)).run();
}

/** Those whose result is not there yet, by the day that was first promised. */
export function openDossiers(db: Db): DossierFound[] {
  return found(db)
    .where(inArray(dossiers.state, ['accepted', 'late']))
    .orderBy(asc(dossiers.dueDay), asc(dossiers.acceptedAt))
    .limit(OPEN_AT_MOST)
    .all();
}

/** Those in a state, since a moment (ms UTC), the newest first. */
export function dossiersIn(db: Db, state: DossierState, since: number): DossierFound[] {
  return found(db)
    .where(and(eq(dossiers.state, state), gte(dossiers.since, since)))
    .orderBy(desc(dossiers.since))
    .limit(LIST_AT_MOST)
    .all();
}

export function countIn(db: Db, state: DossierState, since: number): number {
  return (
    db
      .select({ count: sql<number>`count(*)` })
      .from(dossiers)
      .where(and(eq(dossiers.state, state), gte(dossiers.since, since)))
      .get()?.count ?? 0
  );
}
