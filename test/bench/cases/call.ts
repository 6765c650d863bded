/** Calling the next one: 40 counters, 500 people in eight services; and whether it matters how many wait. */
import type { Calibration } from '../calibration.ts';
import { atLeast, atMost, type Figure, middles, ratio } from '../figure.ts';
import { startLimit, startPromised } from '../limit/limit.ts';
import { fillLine } from '../line.ts';
import { type Gun, startGun } from '../load/gun.ts';
import { openCounters, type Product, startProduct } from '../product.ts';
import { playRounds } from '../rounds.ts';
import type { Bench, Stage } from './case.ts';
import { callLanes, limitLanes } from './lanes.ts';

const COUNTERS = 40;
const CALLS = 400;
const WAITING = 500;
const MANY_WAITING = 5_000;

export const call: Bench = {
  name: 'call',
  async run(stage) {
    const gun = startGun();
    const limit = await startLimit(stage.folder);
    const few = await openOffice(stage.folder);
    const many = await openOffice(stage.folder);
    const figures: Figure[] = [];
    const calibrations: Calibration[] = [];
    const keep = (measured: { readonly figures: Figure[]; readonly calibrations: readonly Calibration[] }): void => {
      figures.push(...measured.figures);
      calibrations.push(...measured.calibrations);
    };
    try {
      keep(await againstLimit(stage, gun, few, limit.origin, 1));
      keep(await againstLimit(stage, gun, few, limit.origin, COUNTERS));
      keep(await againstLength(stage, gun, few, many));
    } finally {
      await Promise.all([few.stop(), many.stop()]);
      gun.stop();
      limit.stop();
    }
    return { figures, calibrations };
  },
};

async function openOffice(folder: string): Promise<Product> {
  const product = await startProduct(folder, { counters: COUNTERS, kiosks: 4, displays: 0 });
  await openCounters(product, product.office.seats);
  return product;
}

async function againstLimit(
  { rounds: count, folder, progress }: Stage,
  gun: Gun,
  office: Product,
  limit: string,
  connections: number,
) {
  const lanes = callLanes(office.office.seats.slice(0, connections));
  await fillAround(office, gun, WAITING);
  // What a call writes is copied from one that also ended the one before.
  await gun.perSecond({ origin: office.origin, lanes, amount: connections * 2 });
  const promised = await startPromised(folder, office.folder, 'call');
  const same = (route: '/each' | '/gathered') => ({
    origin: promised.origin,
    lanes: limitLanes(route, lanes),
    amount: CALLS,
  });
  const bare = (route: '/each' | '/gathered') => ({ origin: limit, lanes: limitLanes(route, lanes), amount: CALLS });
  const rounds = await playRounds({
    count,
    folder,
    // Between 700 and 300 wait while it is measured: 500 in the middle.
    prepare: () => fillAround(office, gun, WAITING),
    contenders: {
      ours: () => gun.perSecond({ origin: office.origin, lanes, amount: CALLS }),
      each: () => gun.perSecond(bare('/each')),
      gathered: () => gun.perSecond(bare('/gathered')),
      sameEach: () => gun.perSecond(same('/each')),
      sameGathered: () => gun.perSecond(same('/gathered')),
    },
    progress: (line) => progress(`${connections} connections, ${line}`),
  }).finally(promised.stop);
  const middle = (name: keyof (typeof rounds.kept)[number]): string => middles(rounds, name).toFixed(0);
  const about = {
    bench: 'call',
    what: `calls a second ÷ limit (a), ${WAITING} waiting, ${connections} connections`,
    target: atLeast(connections === 1 ? 0.7 : 1.5),
  };
  const beside = (what: string) => ({
    bench: 'call',
    what: `calls a second ÷ limit, ${what}, ${connections} connections`,
  });
  const note = `${middle('ours')} a second; limit ${middle('each')} each, ${middle('gathered')} gathered`;
  return {
    figures: [
      ratio(rounds, about, (round) => round.ours / round.each, note),
      ratio(
        rounds,
        beside('(c) the same rows, a transaction each'),
        (round) => round.ours / round.sameEach,
        `${middle('sameEach')} a second, ${middle('sameGathered')} gathered`,
      ),
      ratio(rounds, beside('(c) ÷ (a): what is promised'), (round) => round.sameEach / round.each),
      ratio(rounds, beside('(d) ÷ (a): what is promised, gathered'), (round) => round.sameGathered / round.each),
    ],
    calibrations: rounds.calibrations,
  };
}

/** The same office with ten times as many people in it. */
async function againstLength({ rounds: count, folder, progress }: Stage, gun: Gun, few: Product, many: Product) {
  const calls = ({ origin, office }: Product) =>
    gun.perSecond({ origin, lanes: callLanes(office.seats), amount: CALLS });
  const rounds = await playRounds({
    // One ratio near 1 is looked for, so it takes twice as many.
    count: count * 2,
    folder,
    async prepare() {
      await fillAround(few, gun, WAITING);
      await fillAround(many, gun, MANY_WAITING);
    },
    contenders: { few: () => calls(few), many: () => calls(many) },
    progress: (line) => progress(`${MANY_WAITING} waiting, ${line}`),
  });
  const about = {
    bench: 'call',
    what: `time of a call, ${MANY_WAITING} waiting ÷ ${WAITING} waiting, ${COUNTERS} connections`,
    target: atMost(1.1),
  };
  return { figures: [ratio(rounds, about, (round) => round.few / round.many)], calibrations: rounds.calibrations };
}

const fillAround = (office: Product, gun: Gun, middle: number): Promise<void> =>
  fillLine(office, gun, middle + CALLS / 2);
