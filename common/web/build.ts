declare const __LUOT_BUILD__: string;

/** Build of this page, put in by Vite. */
export const BUILD: string = typeof __LUOT_BUILD__ === 'string' ? __LUOT_BUILD__ : 'dev';

const RELOADED_FOR = 'luot.reloaded-for';

/** Reloads once for each new build of the server: a proxy that still hands out the old page must not make a loop. */
export function reloadForBuild(serverBuild: string): void {
  if (serverBuild === BUILD || BUILD === 'dev') return;
  if (sessionStorage.getItem(RELOADED_FOR) === serverBuild) return;
  sessionStorage.setItem(RELOADED_FOR, serverBuild);
  location.reload();
}
