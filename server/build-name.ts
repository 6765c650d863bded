import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Name of the build of the pages, written by Vite beside them; `dev` while they are served from source. */
export function buildName(pagesFolder: string): string {
  const file = join(pagesFolder, 'build.txt');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : 'dev';
}
