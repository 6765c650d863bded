/** Whether what should level off has: the last third of the days against the one before it. */
import type { Measure } from './measure.ts';

export interface Level {
  readonly name: string;
  /** Medians of the middle and of the last third. */
  readonly middle: number;
  readonly last: number;
  readonly allowed: number;
  readonly level: boolean;
}

const MIB = 1024 * 1024;
const GROWTH = 1.1;
/** Answers are kept for two days, so they find their level in the first week only. */
const DAYS_FOR_ANSWERS = 9;

const ANSWERS = 'kept answers';

/** What is watched, and how much it may differ beyond a tenth, since small figures jump. */
const WATCHED: readonly (readonly [string, (measure: Measure) => number | undefined, number])[] = [
  ['heap of the process, bytes', ({ heap }) => heap, 2 * MIB],
  ['memory outside of the heap, bytes', ({ external }) => external, 2 * MIB],
  ['resident memory, bytes', ({ rss }) => rss, 16 * MIB],
  ['open files', ({ files }) => files, 3],
  ['handles', ({ handles }) => handles, 5],
  ['write-ahead log, bytes', ({ log }) => log, MIB],
  [ANSWERS, ({ answers }) => answers, 50],
  ['heap of the lobby screen, bytes', ({ page }) => page?.heap, MIB],
  ['DOM nodes of the lobby screen', ({ page }) => page?.nodes, 100],
  ['listeners of the lobby screen', ({ page }) => page?.listeners, 20],
];

export function judge(measures: readonly Measure[]): Level[] {
  const third = Math.floor(measures.length / 3);
  const twoThirds = Math.floor((measures.length * 2) / 3);
  return WATCHED.flatMap(([name, pick, slack]): Level[] => {
    const figures = measures.map(pick).filter((figure) => figure !== undefined);
    if (figures.length === 0 || (name === ANSWERS && measures.length < DAYS_FOR_ANSWERS)) return [];
    const middle = median(figures.slice(third, twoThirds));
    const last = median(figures.slice(twoThirds));
    const allowed = middle * GROWTH + slack;
    return [{ name, middle, last, allowed, level: last <= allowed }];
  });
}

/** Bytes of the database for each ticket: from the first third's end on, when what goes again has found its level. */
export function bytesPerTicket(measures: readonly Measure[], ticketsADay: number): number {
  const from = measures[Math.floor(measures.length / 3)];
  const to = measures.at(-1);
  if (from === undefined || to === undefined || from === to) return 0;
  return (to.database - from.database) / ((to.day - from.day) * ticketsADay);
}

export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return (upper + lower) / 2;
}
