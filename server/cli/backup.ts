import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { readConfig } from '#server/config.ts';
import { databaseFile, holdsOffice } from '#server/data-folder.ts';
import { UsageError } from './usage.ts';

/** `luot backup FILE`: a consistent copy, also while the office is served. */
export async function backup(args: readonly string[], { force }: { readonly force: boolean }): Promise<number> {
  const [file] = args;
  if (file === undefined) throw new UsageError('backup needs the FILE to write');
  if (existsSync(file) && !force) throw new UsageError(`${file} is there already; --force writes over it`);
  const config = readConfig(process.env, { demo: false });
  if (!holdsOffice(config.data)) throw new UsageError(`there is no office in ${config.data}`);
  const source = new Database(databaseFile(config.data), { readonly: true });
  const partial = `${file}.part`;
  try {
    await source.backup(partial);
    // Under its own name only when it is whole.
    await rename(partial, file);
  } finally {
    source.close();
    await rm(partial, { force: true });
  }
  process.stdout.write(`The office was copied to ${file}.\n`);
  return 0;
}
