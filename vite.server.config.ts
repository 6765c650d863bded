import { defineConfig } from 'vite';

/**
 * The server as a few files: from two thousand small ones it took twice as long to be there after a power cut. What is loaded
 * as many small modules goes in with our own code; native parts and what finds its own files stay packages.
 */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  ssr: {
    noExternal: ['typebox', 'drizzle-orm'],
  },
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      // The command, and what runs beside it in a process or a thread of its own (server/own-program.ts).
      input: {
        luot: 'server/luot.ts',
        'copy-process': 'server/backup/copy-process.ts',
        'drawing-thread': 'server/printing/drawing-thread.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
});
