import { chmodSync, closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { packageRoot } from '#server/package-root.ts';
import * as schema from './schema.ts';

export type AgentDb = BetterSQLite3Database<typeof schema>;

export interface AgentStore {
  readonly db: AgentDb;
  readonly sqlite: Database.Database;
  /** One transaction, flushed to disk before it answers: what a citizen was told survives a power cut. */
  write<T>(work: (db: AgentDb) => T): T;
  close(): void;
}

/** The agent's database in its data folder. */
export function agentFile(dataFolder: string): string {
  return join(dataFolder, 'luot-kiosk.db');
}

/** Opens the agent's own database (`:memory:` in tests); nobody else on the PC may read it, since it holds the token. */
export function openAgentStore(path: string): AgentStore {
  if (path !== ':memory:') {
    // SQLite gives the files beside it the same rights.
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
  }
  const sqlite = new Database(path);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('busy_timeout = 5000');
  const db = drizzle(sqlite, { schema });
  migrate(db, { migrationsFolder: join(packageRoot(), 'drizzle-kiosk') });
  return {
    db,
    sqlite,
    write: (work) => sqlite.transaction(() => work(db)).immediate(),
    close() {
      sqlite.pragma('wal_checkpoint(TRUNCATE)');
      sqlite.close();
    },
  };
}
