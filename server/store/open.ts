import { closeSync, existsSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import * as queue from './schema.ts';
import { OfficeUnusable } from './unusable.ts';
import { refuseNewer, upgrade } from './upgrade.ts';
import * as visit from './visit-schema.ts';

const schema = { ...queue, ...visit };

export type Db = BetterSQLite3Database<typeof schema>;

export interface Store {
  readonly db: Db;
  /** The connection itself, for savepoints, checkpoints and backups. */
  readonly sqlite: Database.Database;
  close(): void;
}

/** Pages that are held in memory; a day's queue with its indexes fits in. */
const CACHE_KIB = 16 * 1024;
/** How long a statement waits for another process, such as `luot check`. */
const BUSY_MS = 5_000;
/**
 * The write-ahead log is folded into the database in quiet moments (checkpoints.ts); an office that has none for so many
 * pages of 4 KiB, some 1,100 numbers, folds it in the middle of its work. A longer log also means a longer start after a power cut.
 */
export const LOG_PAGES_MOST = 24_000;
/** What the log's file keeps after it was folded: all that a rush needs. Writing over what is there is flushed in half the
 *  time that a growing file takes, whose length the file system has to note each time (PERFORMANCE.md). */
const WAL_KEPT_BYTES = LOG_PAGES_MOST * 4_120;

/**
 * Opens the database (`:memory:` in tests) and brings it to today's schema. `synchronous=FULL`: what was acknowledged
 * survives a power cut (SPEC R2); `secure_delete`: what was deleted is overwritten (SPEC B6). Throws OfficeUnusable for a
 * file of a newer version.
 */
export function openStore(path: string): Store {
  // Staff, passwords' hashes and phones' tokens are nobody else's on this machine; the write-ahead log inherits the mode.
  if (path !== ':memory:' && !existsSync(path)) closeSync(openSync(path, 'wx', 0o600));
  const sqlite = new Database(path);
  try {
    refuseNewer(sqlite, path);
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma(`journal_size_limit = ${WAL_KEPT_BYTES}`);
    sqlite.pragma(`wal_autocheckpoint = ${LOG_PAGES_MOST}`);
    sqlite.pragma('synchronous = FULL');
    // The journals of savepoints: in files, as they are by default, each number would write its pages twice.
    sqlite.pragma('temp_store = MEMORY');
    sqlite.pragma(`cache_size = -${CACHE_KIB}`);
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('secure_delete = ON');
    sqlite.pragma(`busy_timeout = ${BUSY_MS}`);
    upgrade(sqlite, path);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return {
    db: drizzle(sqlite, { schema }),
    sqlite,
    close() {
      sqlite.pragma('wal_checkpoint(TRUNCATE)');
      sqlite.close();
    },
  };
}

/** Opens an office for reading alone, also while it is served; an older schema is refused rather than changed. */
export function openForReading(path: string): Store {
  const sqlite = new Database(path, { readonly: true, fileMustExist: true });
  try {
    if (refuseNewer(sqlite, path) !== 'same') {
      throw new OfficeUnusable(`${path} is of an older version of Lượt: "luot serve" brings it up to date.`);
    }
    sqlite.pragma(`busy_timeout = ${BUSY_MS}`);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return { db: drizzle(sqlite, { schema }), sqlite, close: () => sqlite.close() };
}

/** Empties the write-ahead log into the database; false while another process reads. It never waits. */
export function emptyLog({ sqlite }: Store): boolean {
  sqlite.pragma('busy_timeout = 0');
  try {
    const [row] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return row?.busy === 0;
  } finally {
    sqlite.pragma(`busy_timeout = ${BUSY_MS}`);
  }
}
