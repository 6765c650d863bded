/** A plausible Monday morning in the demo office, played through the API by five clerks in a few seconds. */
import { type LiveClerk, LiveOffice } from './live-office.ts';

const MINUTE = 60_000;

/** Who comes: minute after 7:30, field, class. */
const ARRIVALS: readonly (readonly [minute: number, prefix: string, priorityClass?: string])[] = [
  [0, 'A'],
  [0, 'B'],
  [1, 'A'],
  [1, 'C'],
  [2, 'E', 'elderly'],
  [3, 'R'],
  [4, 'A'],
  [5, 'D'],
  [6, 'B'],
  [7, 'A'],
  [8, 'E'],
  [10, 'C'],
  [11, 'A', 'unspecified'],
  [13, 'B'],
  [14, 'R'],
  [16, 'A'],
  [18, 'E', 'merit'],
  [20, 'H'],
  [22, 'A'],
  [24, 'C'],
  [26, 'B', 'child'],
  [28, 'A'],
  [30, 'D'],
  [33, 'E'],
  [35, 'A'],
  [38, 'B'],
  [40, 'C'],
  [43, 'A'],
  [45, 'E', 'disabled'],
  [48, 'D'],
  [50, 'B'],
  [53, 'A'],
  [55, 'E'],
  [58, 'C'],
  [60, 'A'],
  [62, 'B'],
  [64, 'E'],
  [66, 'A', 'elderly'],
  [68, 'C'],
  [70, 'B'],
  [72, 'R'],
  [73, 'A'],
];

const PROCEDURE: Readonly<Record<string, string>> = {
  A: '2.000815',
  B: '1.001193',
  C: '1.013225',
  D: '1.001612',
  E: '1.001776',
};

/** Minutes that each counter takes for one person. */
const PACE: Readonly<Record<number, number>> = { 1: 9, 2: 11, 3: 13, 4: 17, 5: 17 };

export interface Monday {
  readonly office: LiveOffice;
  readonly clerks: ReadonlyMap<number, LiveClerk>;
}

/** Plays from 7:30 to 8:44; counter 5 is left to whoever looks at the page. */
export async function playMonday(): Promise<Monday> {
  const office = await LiveOffice.start({ at: '2026-11-23T07:30:00+07:00' });
  const clerks = new Map<number, LiveClerk>();
  for (const [name, number] of [
    ['lan', 1],
    ['huy', 2],
    ['hoai', 3],
    ['long', 4],
    ['thu', 5],
  ] as const) {
    clerks.set(number, await office.clerk(name, number));
  }
  const helper = clerks.get(1);
  for (let minute = 0; minute <= 74; minute += 1) {
    for (const [at, prefix, priorityClass] of ARRIVALS) {
      if (at !== minute) continue;
      const procedureCode = PROCEDURE[prefix];
      await helper?.issue(prefix, {
        ...(priorityClass === undefined ? {} : { priorityClass }),
        ...(procedureCode === undefined ? {} : { procedureCode }),
      });
    }
    for (const [number, clerk] of clerks) {
      if (minute % (PACE[number] ?? 10) === 1) await clerk.callNext('completed');
    }
    office.shift += MINUTE;
  }
  return { office, clerks };
}
