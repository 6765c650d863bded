// Builds each page by itself: a page then loads one script, and no piece shared with a page that is never opened beside it.
import { rmSync } from 'node:fs';
import { build } from 'vite';

const PAGES = {
  kiosk: 'kiosk-ui/index.html',
  counter: 'counter-terminal/index.html',
  display: 'display-board/index.html',
  admin: 'admin-console/index.html',
  start: 'admin-console/start.html',
  ticket: 'ticket-page/index.html',
};

// One name for all pages and for the server that serves them.
process.env.LUOT_BUILD ??= Date.now().toString(36);
const outDir = process.argv[2] ?? 'dist/pages';
rmSync(outDir, { recursive: true, force: true });
for (const [name, file] of Object.entries(PAGES)) {
  await build({
    logLevel: 'warn',
    build: { outDir, emptyOutDir: false, rolldownOptions: { input: { [name]: file } } },
  });
  process.stdout.write(`built ${name}\n`);
}
