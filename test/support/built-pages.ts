/** The pages as the tests open them: built once a run, since a page from source is a hundred files in every new window. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

// Vitest loads this file without the project's aliases.
const ROOT = join(import.meta.dirname, '..', '..');

/** Apart from `dist`, which may hold another state of the sources and names its build. */
export const BUILT_PAGES = join(ROOT, 'node_modules', '.luot-test-pages');

/** Tells the next project of the same run; each loads this file anew. */
const BUILT_BY = 'LUOT_TEST_PAGES_BUILT_BY';

/** Vitest calls it once for each project, before its first test file: the first builds for all. */
export function setup(): void {
  if (process.env[BUILT_BY] === String(process.pid)) return;
  execFileSync(process.execPath, ['common/web/build-pages.mjs', BUILT_PAGES], {
    cwd: ROOT,
    stdio: 'pipe',
    // By this name a page believes that any server is of its own build.
    env: { ...process.env, LUOT_BUILD: 'dev' },
  });
  process.env[BUILT_BY] = String(process.pid);
}
