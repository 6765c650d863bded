import { existsSync } from 'node:fs';
import { copyFile, rename, rm } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { readConfig } from '#server/config.ts';
import { databaseFile, holdsOffice, takeDataFolder } from '#server/data-folder.ts';
import { UsageError } from './usage.ts';

/** `luot restore FILE`: puts a backup in the place of the office, which must not be served meanwhile. */
export async function restore(args: readonly string[], { force }: { readonly force: boolean }): Promise<number> {
  const [file] = args;
  if (file === undefined) throw new UsageError('restore needs the FILE to read');
  if (!existsSync(file)) throw new UsageError(`there is no file ${file}`);
  assertOffice(file);
  const config = readConfig(process.env, { demo: false });
  if (holdsOffice(config.data) && !force) {
    throw new UsageError(`there is an office in ${config.data}; --force puts it aside and takes the backup`);
  }
  const release = takeDataFolder(config.data);
  try {
    const target = databaseFile(config.data);
    await copyFile(file, `${target}.part`);
    beginNewHistory(`${target}.part`);
    if (existsSync(target)) {
      const aside = `${target}.before-restore-${new Date().toISOString().replace(/[:.]/g, '-')}`;
      const office = new Database(target);
      office.pragma('wal_checkpoint(TRUNCATE)');
      office.close();
      await rename(target, aside);
      process.stdout.write(`The office that was there is now ${aside}.\n`);
    }
    for (const rest of ['-wal', '-shm']) await rm(target + rest, { force: true });
    await rename(`${target}.part`, target);
  } finally {
    release();
  }
  process.stdout.write('The backup was restored. Next: luot check, then luot serve\n');
  return 0;
}

/** More events than any office has between a backup and the moment when it is needed. */
const SEQ_LEAP = 1_000_000;

/**
 * Lets the log go on far behind what it may have reached after the backup: a screen that saw those events, and comes
 * back, must not take the new ones for the sequel of its own (SPEC F5).
 */
function beginNewHistory(file: string): void {
  const db = new Database(file);
  db.prepare(`update sqlite_sequence set seq = seq + ? where name = 'events'`).run(SEQ_LEAP);
  db.close();
}

function assertOffice(file: string): void {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true });
    db.prepare('select 1 from office').get();
  } catch (error) {
    throw new UsageError(
      `${file} is no backup of an office (${error instanceof Error ? error.message : 'unreadable'})`,
    );
  } finally {
    db?.close();
  }
}
