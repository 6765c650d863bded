// Builds each page by itself: a page then loads one script, and no piece shared with a page that is never opened beside it.
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';

const PAGES = {
  kiosk: 'kiosk-ui/index.html',
  counter: 'counter-terminal/index.html',
  display: 'display-board/index.html',
  admin: 'admin-console/index.html',
  start: 'admin-console/start.html',
  ticket: 'ticket-page/index.html',
  booking: 'booking-page/index.html',
  hall: 'hall-page/index.html',
  papers: 'papers-page/index.html',
  reception: 'reception-page/index.html',
  rating: 'rating-page/index.html',
  voice: 'voice-page/index.html',
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

// The phone page's worker stands alone: a browser wants it as a script of its own, under an address that stays.
copyFileSync('ticket-page/worker.mjs', join(outDir, 'ticket-page', 'worker.mjs'));

// Packed once, when it is built: the server sends the packed file as it lies there, and a small box spends nothing on it.
const PACKABLE = /\.(?:html|js|css|svg|json)$/;
for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !PACKABLE.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  const bytes = readFileSync(path);
  writeFileSync(`${path}.br`, brotliCompressSync(bytes));
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}
