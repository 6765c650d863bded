import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CopyFailed, copyOffice } from '#server/backup/copy.ts';
import { readConfig } from '#server/config.ts';
import { holdsOffice } from '#server/data-folder.ts';
import { noOffice, UsageError } from './usage.ts';

/** `luot backup FILE`: a consistent copy of the whole office, also while it is served (SPEC B1). */
export async function backup(args: readonly string[], { force }: { readonly force: boolean }): Promise<number> {
  const [file] = args;
  if (file === undefined) throw new UsageError('backup needs the FILE to write');
  if (existsSync(file) && !force) throw new UsageError(`${file} is there already; --force writes over it`);
  const config = readConfig(process.env, { demo: false });
  if (!holdsOffice(config.data)) throw noOffice(config.data);
  if (resolve(file).startsWith(resolve(config.data, 'luot.'))) {
    throw new UsageError(`${file} is the office itself; name another FILE`);
  }
  try {
    await copyOffice(config.data, file);
  } catch (error) {
    if (!(error instanceof CopyFailed)) throw error;
    process.stderr.write(`luot: no copy was made: ${error.message}\n`);
    return 1;
  }
  process.stdout.write(`The office was copied to ${file}.\n`);
  return 0;
}
