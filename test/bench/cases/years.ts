/** What ten years of numbers cost: the start, the call, and what staff look up. */
import { statSync } from 'node:fs';
import { databaseFile } from '#server/data-folder.ts';
import { atMost, type Figure, middles, ratio } from '../figure.ts';
import { holdLine } from '../line.ts';
import { type Gun, startGun } from '../load/gun.ts';
import { openCounters, type Product, serve, startProduct } from '../product.ts';
import { playRounds } from '../rounds.ts';
import { backdate, DAYS_A_YEAR, TICKETS_A_DAY } from '../years.ts';
import type { Bench, Stage } from './case.ts';
import { callLanes, issueLanes } from './lanes.ts';

/** Ten; fewer for a quick look, since writing ten takes minutes and gigabytes. */
const YEARS = Number(process.env.LUOT_BENCH_YEARS ?? 10);
const WANTED = { counters: 40, kiosks: 4, displays: 1 };
const CALLS = 400;
const WAITING = 500;
/** Finds that staff make in a console: by path, with their name. */
const LOOK_UPS = [
  ['the audit log of a day', '/api/audit'],
  ['the fields with their waits', '/api/services'],
  ['the state of the server', '/api/health'],
] as const;

export const years: Bench = {
  name: 'years',
  async run(stage) {
    const gun = startGun();
    try {
      const old = await agedOffice(stage, gun);
      const young = await startProduct(stage.folder, WANTED);
      try {
        return await compare(stage, gun, young, old);
      } finally {
        await Promise.all([young.stop(), old.stop()]);
      }
    } finally {
      gun.stop();
    }
  },
};

/** Plays one day by the product itself, then puts it into all the days before. */
async function agedOffice({ folder, progress }: Stage, gun: Gun): Promise<Product> {
  progress('one day is played');
  const day = await startProduct(folder, WANTED);
  await openCounters(day, day.office.seats);
  const { origin, office } = day;
  await gun.perSecond({ origin, lanes: issueLanes(office, 20), amount: TICKETS_A_DAY });
  await gun.perSecond({ origin, lanes: callLanes(office.seats), amount: TICKETS_A_DAY });
  await day.end();
  backdate(day.folder, YEARS * DAYS_A_YEAR, progress);
  return serve(day.folder, office);
}

async function compare({ folder, rounds: count, progress }: Stage, gun: Gun, young: Product, old: Product) {
  const tickets = YEARS * DAYS_A_YEAR * TICKETS_A_DAY;
  const of = (what: string, most?: number) => ({
    bench: 'years',
    what: `${what}, ${tickets / 1e6} million tickets ÷ none`,
    ...(most === undefined ? {} : { target: atMost(most) }),
  });
  for (const office of [young, old]) await openCounters(office, office.office.seats);
  const calls = await playRounds({
    count,
    folder,
    async prepare() {
      for (const office of [young, old]) await holdLine(office, gun, WAITING + CALLS / 2);
    },
    contenders: { young: () => callsOf(gun, young), old: () => callsOf(gun, old) },
    progress: (line) => progress(`call-next, ${line}`),
  });
  const starts = await playRounds({
    count,
    folder,
    contenders: { young: () => young.restart(), old: () => old.restart() },
    progress: (line) => progress(`start, ${line}`),
  });
  const bytes = statSync(databaseFile(old.folder)).size;
  const figures: Figure[] = [
    ratio(calls, of('time of a call', 1.1), (round) => round.young / round.old),
    ratio(
      starts,
      of('start until ready', 1.5),
      (round) => round.old / round.young,
      `${middles(starts, 'old').toFixed(0)} ms; empty ${middles(starts, 'young').toFixed(0)} ms`,
    ),
    {
      bench: 'years',
      what: 'the database',
      value: bytes / 2 ** 30,
      unit: 'GiB',
      note: `${(bytes / tickets).toFixed(0)} bytes a ticket`,
    },
  ];
  for (const [name, path] of LOOK_UPS) {
    const looks = await playRounds({
      count,
      folder,
      contenders: { young: () => look(young, path), old: () => look(old, path) },
      progress: (line) => progress(`${name}, ${line}`),
    });
    figures.push(ratio(looks, of(name), (round) => round.old / round.young, `${middles(looks, 'old').toFixed(1)} ms`));
  }
  return { figures, calibrations: [...calls.calibrations, ...starts.calibrations] };
}

const callsOf = (gun: Gun, { origin, office }: Product): Promise<number> =>
  gun.perSecond({ origin, lanes: callLanes(office.seats), amount: CALLS });

async function look({ send, office }: Product, path: string): Promise<number> {
  const began = performance.now();
  for (let times = 0; times < 10; times += 1) await send('GET', path, office.admin);
  return (performance.now() - began) / 10;
}
