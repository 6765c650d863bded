/** Which file of the house imports which: a small reader of import statements, as Biome formats them. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { packageRoot } from '#server/package-root.ts';

export interface Import {
  /** Path from the root of the package. */
  readonly from: string;
  /** A path of the house, or the name of a package. */
  readonly to: string;
  readonly isPackage: boolean;
  /** Gone when the program runs. */
  readonly typeOnly: boolean;
}

const STATEMENT = /^(?:import|export)\s+(type\s+)?(?:([^'";]*?)\s+from\s+)?'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*(?:\/\*[^*]*\*\/\s*)?'([^']+)'/g;

/** All TypeScript files in these folders of the package. */
export function sourcesIn(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(packageRoot(), folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );
}

export function importsOf(file: string, text = readFileSync(join(packageRoot(), file), 'utf8')): Import[] {
  const found: Import[] = [];
  for (const [, type, what, specifier = ''] of text.matchAll(STATEMENT)) {
    found.push(made(file, specifier, type !== undefined || namesTypesOnly(what)));
  }
  for (const [, specifier = ''] of text.matchAll(DYNAMIC)) found.push(made(file, specifier, false));
  return found;
}

/** `{ type A, type B }`: nothing of it is there when the program runs. */
function namesTypesOnly(what: string | undefined): boolean {
  const names = /^\{([\s\S]*)\}$/.exec(what?.trim() ?? '')?.[1];
  if (names === undefined || names.trim() === '') return false;
  return names
    .split(',')
    .filter((name) => name.trim() !== '')
    .every((name) => name.trim().startsWith('type '));
}

function made(from: string, specifier: string, typeOnly: boolean): Import {
  const path = specifier.replace(/\?.*$/, '');
  if (path.startsWith('#')) return { from, to: path.slice(1), isPackage: false, typeOnly };
  if (path.startsWith('.')) return { from, to: inHouse(from, path), isPackage: false, typeOnly };
  return { from, to: path, isPackage: true, typeOnly };
}

function inHouse(from: string, path: string): string {
  return relative('.', join(dirname(from), path));
}

/** Each circle once, as the files that it goes through. */
export function circles(imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to, isPackage } of imports) {
    if (!isPackage) next.set(from, [...(next.get(from) ?? []), to]);
  }
  const found: string[][] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    const back = path.indexOf(file);
    if (back >= 0) found.push([...path.slice(back), file]);
    if (back >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}
