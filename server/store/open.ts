import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { packageRoot } from '#server/package-root.ts';
import * as schema from './schema.ts';

export type Db = BetterSQLite3Database<typeof schema>;

export interface Store {
  readonly db: Db;
  /** The connection itself, for savepoints, checkpoints and backups. */
  readonly sqlite: Database.Database;
  close(): void;
}

/** Opens the database (`:memory:` in tests) and brings it to today's schema. `synchronous=FULL`: what was acknowledged
 *  survives a power cut (SPEC R2). */
export function openStore(path: string): Store {
  const sqlite = new Database(path);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('busy_timeout = 5000');
  const db = drizzle(sqlite, { schema });
  migrate(db, { migrationsFolder: join(packageRoot(), 'drizzle') });
  return {
    db,
    sqlite,
    close() {
      sqlite.pragma('wal_checkpoint(TRUNCATE)');
      sqlite.close();
    },
  };
}
