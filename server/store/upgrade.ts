/** From the schema that a file has to today's: never backwards, and never without a copy of what was there. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { packageRoot } from '#server/package-root.ts';
import { OfficeUnusable } from './unusable.ts';

export type SchemaAge = 'new' | 'older' | 'same' | 'newer';

const shipped = (): string => join(packageRoot(), 'drizzle');

/** How the schema of a file stands to the program's own; `new` has none yet. `folder` holds the migrations. */
export function schemaAge(sqlite: Database.Database, folder = shipped()): SchemaAge {
  const applied = lastApplied(sqlite);
  if (applied === undefined) return 'new';
  const newest = Math.max(...readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis }) => folderMillis));
  if (applied === newest) return 'same';
  return applied > newest ? 'newer' : 'older';
}

/** Throws when a newer program wrote the file: this one would misread it. */
export function refuseNewer(sqlite: Database.Database, path: string, folder = shipped()): SchemaAge {
  const age = schemaAge(sqlite, folder);
  if (age === 'newer') {
    throw new OfficeUnusable(
      `${path} was written by a newer version of Lượt. Install that version (or a later one); nothing was changed.`,
    );
  }
  return age;
}

/**
 * Brings a file to today's schema, all steps in one transaction (SPEC B4). An office that has data is copied beside itself
 * before, as `luot.db.before-upgrade`; a step that fails leaves the file as it was.
 */
export function upgrade(sqlite: Database.Database, path: string, folder = shipped()): void {
  const age = refuseNewer(sqlite, path, folder);
  if (age === 'same') return;
  if (age === 'older' && path !== ':memory:') keepCopy(sqlite, `${path}.before-upgrade`);
  const db: BetterSQLite3Database = drizzle(sqlite);
  migrate(db, { migrationsFolder: folder });
}

function lastApplied(sqlite: Database.Database): number | undefined {
  const known = sqlite.prepare(`select 1 from sqlite_master where name = '__drizzle_migrations'`).get();
  if (known === undefined) return undefined;
  const last = sqlite.prepare<[], number | null>('select max(created_at) from __drizzle_migrations').pluck().get();
  return last === null || last === undefined ? undefined : Number(last);
}

function keepCopy(sqlite: Database.Database, file: string): void {
  const partial = `${file}.part`;
  if (existsSync(partial)) rmSync(partial);
  closeSync(openSync(partial, 'wx', 0o600));
  sqlite.prepare('vacuum into ?').run(partial);
  flush(partial);
  renameSync(partial, file);
}

/** SQLite does not flush what VACUUM INTO writes. */
function flush(file: string): void {
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}
