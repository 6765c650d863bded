import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const page = (path: string): string => resolve(import.meta.dirname, path);

/** The build's name: a page of another build than the server's reloads itself (SPEC R4). */
const build = process.env.LUOT_BUILD ?? 'dev';

export default defineConfig({
  // The five pages are siblings of the server, so the project's own folder is the root.
  root: import.meta.dirname,
  publicDir: false,
  define: { __LUOT_BUILD__: JSON.stringify(build) },
  resolve: { conditions: ['source', 'module', 'browser', 'production'] },
  build: {
    outDir: 'dist/pages',
    emptyOutDir: true,
    // Cheap kiosk PCs run a Chromium of a few years ago.
    target: 'chrome100',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        kiosk: page('kiosk-ui/index.html'),
        counter: page('counter-terminal/index.html'),
        display: page('display-board/index.html'),
        admin: page('admin-console/index.html'),
        start: page('admin-console/start.html'),
        ticket: page('ticket-page/index.html'),
      },
    },
  },
});
