/** The bare server in a process of its own, as the product has one. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Limit {
  readonly origin: string;
  stop(): void;
}

/** `folder`: on the disk that the product writes to. */
export function startLimit(folder: string): Promise<Limit> {
  const child = fork(fileURLToPath(new URL('./server.ts', import.meta.url)), [join(folder, 'limit.sqlite')]);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the bare server ended with ${code}`)));
    child.once('message', ({ origin }: { readonly origin: string }) =>
      resolve({ origin, stop: () => void child.kill('SIGKILL') }),
    );
  });
}
