/** What the process holds after a day, and what the day left in the database. */
import { readdirSync, statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { databaseFile } from '#server/data-folder.ts';
import type { Running } from '#test/support/running.ts';
import type { PageFigures } from './lobby.ts';
import { pause } from './pause.ts';

export interface Measure {
  readonly day: number;
  readonly seconds: number;
  /** Bytes. */
  readonly heap: number;
  readonly external: number;
  readonly rss: number;
  /** Open files of the process; 0 where the system does not tell. */
  readonly files: number;
  /** Timers, sockets and requests that Node holds. */
  readonly handles: number;
  /** Bytes of the database and of its write-ahead log. */
  readonly database: number;
  readonly log: number;
  readonly events: number;
  readonly answers: number;
  readonly page: PageFigures | undefined;
}

/** The collector by hand, also where Node was started without `--expose-gc`. */
export function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('this Node cannot collect its garbage on demand');
  return () => {
    collect();
  };
}

const SETTLED_WITHIN_MS = 10_000;

/** Sockets that were closed are gone a moment later. */
export async function quietFiles(): Promise<number> {
  const until = Date.now() + SETTLED_WITHIN_MS;
  let same = 0;
  let before = openFiles();
  while (same < 3 && Date.now() < until) {
    await pause(60);
    const files = openFiles();
    same = files === before ? same + 1 : 0;
    before = files;
  }
  return before;
}

export async function measure(
  { server, dataFolder }: Running,
  collect: () => void,
  rest: Pick<Measure, 'day' | 'seconds' | 'page'>,
): Promise<Measure> {
  const files = await quietFiles();
  collect();
  await pause(0);
  collect();
  const { heapUsed: heap, external, rss } = process.memoryUsage();
  const { sqlite } = server.core.store;
  const rows = (table: string): number => Number(sqlite.prepare(`select count(*) from ${table}`).pluck().get());
  const database = databaseFile(dataFolder);
  return {
    ...rest,
    heap,
    external,
    rss,
    files,
    handles: process.getActiveResourcesInfo().length,
    database: statSync(database).size,
    log: statSync(`${database}-wal`).size,
    events: rows('events'),
    answers: rows('answers'),
  };
}

function openFiles(): number {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return 0;
  }
}
