/** The import rules of the house (SPEC H1): imports run downwards only, and what is pure stays pure. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '#server/package-root.ts';
import { circles, type Import, importsOf, sourcesIn } from '#test/support/import-graph.ts';

const PAGES = [
  'kiosk-ui',
  'counter-terminal',
  'display-board',
  'admin-console',
  'ticket-page',
  'booking-page',
  'hall-page',
  'papers-page',
  'reception-page',
  'rating-page',
  'voice-page',
];
const ALL = ['server', 'common', ...PAGES].flatMap((folder) => sourcesIn([folder])).flatMap((file) => importsOf(file));

const within = (folder: string) => (item: Import) => item.from.startsWith(folder);
const words = (items: readonly Import[]): string[] =>
  items.map(({ from, to, typeOnly }) => `${from} → ${to}${typeOnly ? ' (type)' : ''}`);

/** Imports of these files but for the ones that are allowed. */
function strangers(folder: string, allowed: (item: Import) => boolean): string[] {
  const own = ALL.filter(within(folder));
  expect(own, folder).not.toHaveLength(0);
  return words(own.filter((item) => !allowed(item)));
}

const into =
  (...targets: string[]) =>
  ({ to, isPackage }: Import): boolean =>
    !isPackage && targets.some((target) => to.startsWith(target));
const pack =
  (...names: string[]) =>
  ({ to, isPackage }: Import): boolean =>
    isPackage && names.some((name) => to === name || to.startsWith(`${name}/`));
const any =
  (...rules: ((item: Import) => boolean)[]) =>
  (item: Import): boolean =>
    rules.some((rule) => rule(item));
const typeOnly =
  (rule: (item: Import) => boolean) =>
  (item: Import): boolean =>
    item.typeOnly && rule(item);

describe('the reader itself', () => {
  test('tells values from types, and finds what is loaded later', () => {
    const text = [
      "import type { A } from './a.ts';",
      "import { type B, type C } from '#common/b.ts';",
      "import { type D, e } from 'pack/part';",
      "import {\n  f,\n  type G,\n} from '../f.ts';",
      "import './style.css';",
      "export { h } from './h.ts';",
      "export type { I } from './i.ts';",
      "// import { j } from './j.ts';",
      "const later = () => import('./later.ts');",
    ].join('\n');
    const file = 'server/store/x.ts';
    expect(importsOf(file, text)).toEqual([
      { from: file, to: 'server/store/a.ts', isPackage: false, typeOnly: true },
      { from: file, to: 'common/b.ts', isPackage: false, typeOnly: true },
      { from: file, to: 'pack/part', isPackage: true, typeOnly: false },
      { from: file, to: 'server/f.ts', isPackage: false, typeOnly: false },
      { from: file, to: 'server/store/style.css', isPackage: false, typeOnly: false },
      { from: file, to: 'server/store/h.ts', isPackage: false, typeOnly: false },
      { from: file, to: 'server/store/i.ts', isPackage: false, typeOnly: true },
      { from: file, to: 'server/store/later.ts', isPackage: false, typeOnly: false },
    ]);
  });

  test('finds circles', () => {
    const edge = (from: string, to: string): Import => ({ from, to, isPackage: false, typeOnly: false });
    expect(circles([edge('a', 'b'), edge('b', 'c'), edge('a', 'c')])).toEqual([]);
    expect(circles([edge('a', 'b'), edge('b', 'c'), edge('c', 'b')])).toEqual([['b', 'c', 'b']]);
  });

  test('every import of the house leads to a file that is there', () => {
    const lost = ALL.filter(({ to, isPackage }) => !isPackage && !existsSync(join(packageRoot(), to)));
    expect(words(lost)).toEqual([]);
  });
});

describe('H1: rooms', () => {
  test('the domain imports the contract, the calendar’s Temporal and itself', () => {
    expect(
      strangers('server/domain/', any(into('server/domain/', 'common/contract/'), pack('temporal-polyfill'))),
    ).toEqual([]);
  });

  test('the contract imports TypeBox and itself', () => {
    expect(strangers('common/contract/', any(into('common/contract/'), pack('typebox')))).toEqual([]);
  });

  test.each(PAGES)('%s imports itself, common and the page libraries; the contract as types alone', (page) => {
    const libraries = pack(
      'preact',
      '@preact/signals',
      '@phosphor-icons/core',
      '@fontsource/be-vietnam-pro',
      'uqr',
      'uplot',
    );
    const allowed = any(
      into(`${page}/`, 'common/web/', 'common/i18n/', 'common/calendar/'),
      typeOnly(into('common/contract/')),
      libraries,
    );
    expect(strangers(`${page}/`, allowed)).toEqual([]);
  });

  test('common/web imports no server and no page, and the contract as types alone', () => {
    const allowed = any(into('common/web/', 'common/i18n/'), typeOnly(into('common/contract/')));
    expect(
      strangers(
        'common/web/',
        any(allowed, ({ isPackage }) => isPackage),
      ),
    ).toEqual([]);
  });

  test('common/i18n imports itself and types', () => {
    expect(
      strangers(
        'common/i18n/',
        any(into('common/i18n/'), ({ typeOnly: only }) => only),
      ),
    ).toEqual([]);
  });

  test('the store stands on domain and contract; of the rooms above it knows types alone', () => {
    const above = typeOnly(into('server/printing/types.ts', 'server/hall-types.ts'));
    const ground = into(
      'server/store/',
      'server/domain/',
      'common/contract/',
      'server/package-root.ts',
      'server/secrets.ts',
    );
    expect(
      strangers(
        'server/store/',
        any(ground, above, ({ isPackage }) => isPackage),
      ),
    ).toEqual([]);
  });

  test('desk, hall and line know no route, no socket, no printer', () => {
    const files = ['server/desk.ts', 'server/batch.ts', 'server/office-day.ts', 'server/hall', 'server/line.ts'];
    const own = ALL.filter(({ from }) => files.some((file) => from.startsWith(file)));
    const doors = into(
      'server/http/',
      'server/feed/',
      'server/main.ts',
      'server/app.ts',
      'server/cli/',
      'server/demo/',
    );
    expect(own).not.toHaveLength(0);
    expect(words(own.filter(doors))).toEqual([]);
    expect(words(own.filter(into('server/printing/', 'server/voice/')))).toEqual([]);
  });

  test('printing and voice know neither routes nor feed', () => {
    const rooms = ALL.filter(any(within('server/printing/'), within('server/voice/')));
    // The route of the voice packs stands in the voice room.
    const doors = rooms.filter(into('server/http/', 'server/feed/', 'server/main.ts', 'server/app.ts'));
    expect(words(doors.filter(({ from, typeOnly: only }) => !(from === 'server/voice/route.ts' && only)))).toEqual([]);
  });

  test('a kiosk’s agent knows neither the office’s store nor its desk: the server is another machine', () => {
    const own = ALL.filter(within('server/agent/'));
    const office = into(
      'server/store/',
      'server/desk',
      'server/core.ts',
      'server/hall',
      'server/line.ts',
      'server/spool-store.ts',
      'server/main.ts',
      'server/app.ts',
    );
    expect(own).not.toHaveLength(0);
    expect(words(own.filter(office))).toEqual([]);
    expect(words(ALL.filter(into('server/agent/')).filter(({ from }) => !/^server\/(agent|cli)\//.test(from)))).toEqual(
      [],
    );
  });

  test('nothing calls back up: no room imports the process or the app', () => {
    const top = ['server/main.ts', 'server/app.ts', 'server/luot.ts'];
    const up = ALL.filter(into(...top)).filter(
      ({ from }) => !top.includes(from) && !from.startsWith('server/cli/') && !from.startsWith('server/demo/'),
    );
    expect(words(up)).toEqual([]);
  });

  test('only the server’s own files import the server, and no test comes into what ships', () => {
    expect(words(ALL.filter(into('server/')).filter(({ from }) => !from.startsWith('server/')))).toEqual([]);
    expect(words(ALL.filter(into('test/')))).toEqual([]);
  });
});

test('H2: no circle among the imports that are there when the program runs', () => {
  expect(circles(ALL.filter(({ typeOnly: only }) => !only))).toEqual([]);
});
