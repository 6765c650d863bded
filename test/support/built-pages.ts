/** The pages as the tests open them: built once a run, since a page from source is a hundred files in every new window. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

// Vitest loads this file without the project's aliases.
const ROOT = join(import.meta.dirname, '..', '..');

/** Apart from `dist`, which may hold another state of the sources and names its build. */
export const BUILT_PAGES = join(ROOT, 'node_modules', '.luot-test-pages');

/** Vitest calls it once, before the first test file of the project. */
export function setup(): void {
  execFileSync(process.execPath, ['common/web/build-pages.mjs', BUILT_PAGES], {
    cwd: ROOT,
    stdio: 'pipe',
    // By this name a page believes that any server is of its own build.
    env: { ...process.env, LUOT_BUILD: 'dev' },
  });
}
