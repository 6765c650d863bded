import { defineConfig, type Plugin } from 'vite';

/** The build's name: a page of another build than the server's reloads itself (SPEC R4). The server reads the same name
 *  from `build.txt` beside the pages. */
function nameBuild(command: 'build' | 'serve'): { readonly name: string; readonly plugin: Plugin } {
  const name = command === 'build' ? (process.env.LUOT_BUILD ?? Date.now().toString(36)) : 'dev';
  return {
    name,
    plugin: {
      name: 'luot-build-name',
      apply: 'build',
      generateBundle() {
        this.emitFile({ type: 'asset', fileName: 'build.txt', source: name });
      },
    },
  };
}

/** Vite's own way to what comes late fetches styles and preloads first; here there are none, and each page would carry it. */
const plainImports: Plugin = {
  name: 'luot-plain-imports',
  apply: 'build',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined),
};

export default defineConfig(({ command }) => {
  const build = nameBuild(command);
  return {
    plugins: [build.plugin, plainImports],
    // The pages are siblings of the server, so the project's own folder is the root.
    root: import.meta.dirname,
    publicDir: false,
    define: { __LUOT_BUILD__: JSON.stringify(build.name) },
    build: {
      outDir: 'dist/pages',
      emptyOutDir: true,
      // Cheap kiosk PCs run a Chromium of a few years ago.
      target: 'chrome100',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
  };
});
