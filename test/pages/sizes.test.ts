/** A cheap kiosk PC on poor Wi-Fi: each page's JavaScript at start stays small (issue "Size", docs/ARCHITECTURE). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '#server/package-root.ts';

const KIB = 1024;
const PAGES_FOLDER = join(packageRoot(), 'dist', 'pages');
const LIMITS: readonly (readonly [page: string, kib: number])[] = [
  ['kiosk-ui/index.html', 35],
  ['counter-terminal/index.html', 35],
  ['display-board/index.html', 35],
  ['ticket-page/index.html', 35],
  ['booking-page/index.html', 35],
  ['hall-page/index.html', 25],
  ['papers-page/index.html', 25],
  ['reception-page/index.html', 35],
  ['rating-page/index.html', 25],
  ['voice-page/index.html', 35],
  ['admin-console/index.html', 70],
  ['admin-console/start.html', 35],
];

/** Scripts that a page loads at once: named in its HTML, and whatever those import. */
function scriptsOf(html: string): Set<string> {
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    const code = readFileSync(join(PAGES_FOLDER, path), 'utf8');
    for (const [, name] of code.matchAll(/\b(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) {
      if (name !== undefined) visit(`assets/${name}`);
    }
  };
  for (const [, path] of html.matchAll(/(?:src|href)="\/(assets\/[\w.-]+\.js)"/g)) if (path !== undefined) visit(path);
  return found;
}

describe('JavaScript of each page, gzipped', () => {
  test.each(LIMITS)('%s at most %d KiB', (page, limit) => {
    const file = join(PAGES_FOLDER, page);
    if (!existsSync(file)) throw new Error('the pages are not built: run `npm run build` first');
    const scripts = scriptsOf(readFileSync(file, 'utf8'));
    expect(scripts.size).toBeGreaterThan(0);
    const bytes = [...scripts].reduce((sum, path) => sum + gzipSync(readFileSync(join(PAGES_FOLDER, path))).length, 0);
    expect(bytes / KIB).toBeLessThanOrEqual(limit);
  });
});

test('J75: the phone page is at most 25 KiB in all, gzipped, but for its fonts', () => {
  const html = readFileSync(join(PAGES_FOLDER, 'ticket-page', 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[\w.-]+\.(?:js|css))"/g)].map(([, path = '']) => path);
  const files = new Set([...named, ...scriptsOf(html), 'ticket-page/index.html']);
  expect([...files].filter((path) => path.endsWith('.css')).length).toBeGreaterThan(0);
  const bytes = [...files].reduce((sum, path) => sum + gzipSync(readFileSync(join(PAGES_FOLDER, path))).length, 0);
  expect(bytes / KIB).toBeLessThanOrEqual(25);
});
