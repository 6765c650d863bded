/** Which page stands here: `#/services/ID`. A page with unsaved changes is not left without being asked. */
import { computed, signal } from '@preact/signals';

export const PAGES = [
  'now',
  'dossiers',
  'services',
  'counters',
  'staff',
  'devices',
  'hours',
  'notices',
  'settings',
  'calls',
  'rating',
  'audit',
] as const;
export type PageName = (typeof PAGES)[number];

export interface Route {
  readonly page: PageName;
  /** What stands after the page's name, e.g. the id of the chosen item. */
  readonly rest: string;
}

const isPage = (name: string | undefined): name is PageName => PAGES.some((page) => page === name);

function readHash(hash: string): Route {
  const [page, ...rest] = hash.replace(/^#\/?/, '').split('/');
  return { page: isPage(page) ? page : 'now', rest: rest.join('/') };
}

export const href = (page: PageName, rest = ''): string => (rest === '' ? `#/${page}` : `#/${page}/${rest}`);

export const route = signal<Route>(readHash(location.hash));

/** Forms that hold changes which nobody has saved. */
const unsaved = signal<ReadonlySet<symbol>>(new Set());
export const hasUnsaved = computed(() => unsaved.value.size > 0);

/** Where somebody wants to go while there are unsaved changes. */
export const wanted = signal<string | undefined>(undefined);

export function markUnsaved(form: symbol, changed: boolean): void {
  if (unsaved.peek().has(form) === changed) return;
  const next = new Set(unsaved.peek());
  if (changed) next.add(form);
  else next.delete(form);
  unsaved.value = next;
  if (next.size === 0) wanted.value = undefined;
}

/** Goes to a page, by the program rather than by a link. */
export function goTo(page: PageName, rest = ''): void {
  location.hash = href(page, rest);
}

/** Leaves in spite of unsaved changes. */
export function leaveAnyway(): void {
  const target = wanted.value;
  unsaved.value = new Set();
  wanted.value = undefined;
  if (target !== undefined) location.hash = target;
}

export function stay(): void {
  wanted.value = undefined;
}

addEventListener('hashchange', () => {
  const here = href(route.value.page, route.value.rest);
  if (hasUnsaved.value && location.hash !== here) {
    wanted.value = location.hash;
    history.replaceState(null, '', here);
    return;
  }
  route.value = readHash(location.hash);
});

addEventListener('beforeunload', (event) => {
  if (hasUnsaved.value) event.preventDefault();
});
