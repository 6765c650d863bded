import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** The office's database in its data folder. */
export function databaseFile(dataFolder: string): string {
  return join(dataFolder, 'luot.db');
}

/** Whether somebody has made an office here. Throws where that cannot be seen: "there is none" would invite to make another. */
export function holdsOffice(dataFolder: string): boolean {
  return statSync(databaseFile(dataFolder), { throwIfNoEntry: false }) !== undefined;
}

export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';
}

/**
 * Takes the data folder for this process: one process writes (SPEC R1). The lock is the file system's own, held through
 * an SQLite file, so it is gone with the process, even after a power cut. The answer gives it back.
 */
export function takeDataFolder(dataFolder: string): () => void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const lock = new Database(join(dataFolder, 'luot.lock'), { timeout: 0 });
  try {
    lock.pragma('journal_mode = DELETE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new DataFolderInUse(`another Lượt is running on ${dataFolder}`);
    }
    throw error;
  }
  return () => lock.close();
}

/** Whether other users of this machine may look into the data folder: passwords' hashes and follow links lie there. */
export function isOpenToOthers(dataFolder: string): boolean {
  return process.platform !== 'win32' && (statSync(dataFolder).mode & 0o077) !== 0;
}
