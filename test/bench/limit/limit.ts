/** The bare server in a process of its own, as the product has one. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFile } from '#server/data-folder.ts';
import { openForReading } from '#server/store/open.ts';
import { forkScript } from '../load/child.ts';

export interface Limit {
  readonly origin: string;
  stop(): void;
}

/** A counter and a table; `folder`: on the disk that the product writes to. */
export const startLimit = (folder: string): Promise<Limit> =>
  launch('./server.ts', [join(mkdtempSync(join(folder, 'limit-')), 'limit.sqlite')]);

/** All that a number, or a call, of this office writes, in a copy of its database: `office` is one that has given and called. */
export function startPromised(folder: string, office: string, kind: 'number' | 'call'): Promise<Limit> {
  const copy = join(mkdtempSync(join(folder, 'limit-')), 'office.sqlite');
  const store = openForReading(databaseFile(office));
  store.sqlite.exec(`VACUUM INTO '${copy}'`);
  store.close();
  return launch('./server.ts', [copy, kind]);
}

/** Sockets alone, nothing is written. */
export const startBroadcast = (): Promise<Limit> => launch('./broadcast.ts', []);

function launch(file: string, args: readonly string[]): Promise<Limit> {
  const child = forkScript(new URL(file, import.meta.url), args);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the bare server ended with ${code}`)));
    child.once('message', ({ origin }: { readonly origin: string }) =>
      resolve({ origin, stop: () => void child.kill('SIGKILL') }),
    );
  });
}
