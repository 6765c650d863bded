/** Each client's view against a fresh snapshot, which a new client takes over a clean connection. */
import { isDeepStrictEqual } from 'node:util';
import type { Running } from '#test/support/running.ts';
import { Listener } from '#test/support/running-feed.ts';
import { until } from '../pause.ts';
import type { Watcher } from '../watcher.ts';

/** A phone believes in a dead wire for 25 s; then it comes back by itself. */
const SAME_WITHIN_MS = 45_000;

/** Nothing is under way any more: what is the same once stays so. Answers what is wrong, if it never is. */
export async function viewFault(running: Running, watcher: Watcher): Promise<string | undefined> {
  const fresh = new Listener(running.origin, watcher.topic, {
    headers: { ...watcher.headers, ...(watcher.headers.origin === undefined ? {} : { origin: running.origin }) },
  });
  try {
    const same = (): boolean => fresh.view !== undefined && isDeepStrictEqual(watcher.feed.view.peek(), fresh.view);
    if (await until(same, SAME_WITHIN_MS)) return undefined;
    const where = difference(watcher.feed.view.peek(), fresh.view);
    return `${watcher.name} (${watcher.feed.link.peek()}): the view is not that of a fresh snapshot: ${where}`;
  } finally {
    fresh.socket.terminate();
  }
}

/** Where two views differ, in a few words. */
function difference(a: unknown, b: unknown, path = ''): string {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return `${path} is ${JSON.stringify(a)?.slice(0, 200)}, not ${JSON.stringify(b)?.slice(0, 200)}`;
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [mine, fresh] = [new Map(Object.entries(a)).get(key), new Map(Object.entries(b)).get(key)];
    if (!isDeepStrictEqual(mine, fresh)) return difference(mine, fresh, `${path}/${key}`);
  }
  return `${path} differs`;
}
