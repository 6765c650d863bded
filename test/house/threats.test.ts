/** The table of threats (docs/SECURITY.md) rests on tests that are there: each row names one by its file and title. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '#server/package-root.ts';

const read = (path: string): string => readFileSync(join(packageRoot(), path), 'utf8');
/** `| threat | answer | where | test |`, below «Threats and answers». */
const rows = (read('docs/SECURITY.md').split('## Threats and answers')[1] ?? '')
  .split('\n## ')[0]
  ?.split('\n')
  .filter((line) => line.startsWith('| **'))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| |\s*\|$/g, '').trim()));

/** `test/server/auth.test.ts` «title», several of them in a cell. */
function testsIn(cell: string): { file: string; title: string }[] {
  return [...cell.matchAll(/`(test\/[\w/.-]+\.test\.ts)` «([^»]+)»/g)].map(([, file = '', title = '']) => ({
    file,
    title,
  }));
}

test('there is a row for every threat of the brief', () => {
  expect(rows?.length).toBeGreaterThan(25);
});

test.each(rows ?? [])('%s', (_threat, answer = '', where = '', shown = '') => {
  expect(answer).not.toBe('');
  for (const [, path = ''] of where.matchAll(/`([\w./-]+)`/g)) {
    expect(existsSync(join(packageRoot(), path)), path).toBe(true);
  }
  expect(testsIn(shown)).not.toEqual([]);
  for (const { file, title } of testsIn(shown)) {
    expect(existsSync(join(packageRoot(), file)), file).toBe(true);
    expect(read(file), `${file} has no test «${title}»`).toContain(`'${title}'`);
  }
});

test('no password stands in what ships', () => {
  const secret = /(?:password|mat-?khau|passwd)["']?\s*[:=]\s*["'`][^"'`$\s]{6,}["'`]/i;
  const shipped = [
    'server/cli/init.ts',
    'server/cli/demo.ts',
    'server/demo/office.ts',
    'server/config.ts',
    'server/domain/defaults.ts',
  ];
  for (const file of shipped) expect(secret.test(read(file)), file).toBe(false);
});
