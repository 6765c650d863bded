/** Builds the process of `night-process.ts` as the server is built, with the same settings. */
import { join } from 'node:path';
import { build } from 'vite';
import { packageRoot } from '#server/package-root.ts';

/** The file to start. */
export async function buildNight(): Promise<string> {
  const root = packageRoot();
  const outDir = join(root, 'node_modules', '.luot-night');
  await build({
    configFile: join(root, 'vite.server.config.ts'),
    logLevel: 'warn',
    build: { outDir, rolldownOptions: { input: { night: join(root, 'test', 'support', 'night-process.ts') } } },
  });
  return join(outDir, 'night.js');
}
