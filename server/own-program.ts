/** What runs beside the server, in a process or a thread of its own. */
import { join } from 'node:path';
import { packageRoot } from './package-root.ts';

/** By name, where its source stands; the build makes `dist/server/<name>.js` of each (vite.server.config.ts). */
const PROGRAMS = {
  'copy-process': 'server/backup/copy-process.ts',
  'drawing-thread': 'server/printing/drawing-thread.ts',
} as const;

/** Tests and tools run the sources, which need their loader; as installed all is plain JavaScript. */
export const FROM_SOURCE: boolean = import.meta.url.endsWith('.ts');

/** The file to start, as source or as built, like what asks for it. */
export function ownProgram(name: keyof typeof PROGRAMS): string {
  return join(packageRoot(), ...(FROM_SOURCE ? PROGRAMS[name] : `dist/server/${name}.js`).split('/'));
}
