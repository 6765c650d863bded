/** The judge of `npm run soak` must not be blind (SPEC B8). */
import { expect, test } from 'vitest';
import type { Measure } from '../soak/measure.ts';
import { bytesPerTicket, judge } from '../soak/verdict.ts';

const MIB = 1024 * 1024;
const days = (change: (day: number) => Partial<Measure>): Measure[] =>
  Array.from({ length: 30 }, (_, day) => ({
    day,
    seconds: 1,
    heap: 80 * MIB,
    external: MIB,
    rss: 300 * MIB,
    files: 100,
    handles: 50,
    database: 0,
    log: 0,
    events: 0,
    answers: 0,
    page: { heap: 2 * MIB, nodes: 140, listeners: 20 },
    ...change(day),
  }));
const growing = (measures: Measure[]): string[] => judge(measures).flatMap(({ name, level }) => (level ? [] : [name]));

test('B8: what is level passes, also when it jumps', () => {
  expect(growing(days((day) => ({ heap: (80 + (day % 3) * 4) * MIB, files: 100 + (day % 2) })))).toEqual([]);
});

test('B8: two files a day, two MiB a day and fifteen nodes a day are each seen', () => {
  expect(growing(days((day) => ({ files: 100 + 2 * day })))).toEqual(['open files']);
  expect(growing(days((day) => ({ heap: (80 + 2 * day) * MIB })))).toEqual(['heap of the process, bytes']);
  expect(growing(days((day) => ({ page: { heap: 2 * MIB, nodes: 140 + 15 * day, listeners: 20 } })))).toEqual([
    'DOM nodes of the lobby screen',
  ]);
});

test('B8: bytes a ticket are counted over the days in which the rest is level', () => {
  expect(
    bytesPerTicket(
      days((day) => ({ database: MIB + day * 5_000 * 1_200 })),
      1_200,
    ),
  ).toBe(5_000);
});
