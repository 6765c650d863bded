/**
 * Taking numbers: authenticated, validated, with its event, its print job and a printer that prints meanwhile, at the pace of
 * a real one: a slip a second. One that printed as fast as slips can be drawn would measure the drawing.
 */
import { startFakePrinter } from '#test/support/fake-printer.ts';
import { atLeast, type Figure, middles, ratio, type Target } from '../figure.ts';
import { startLimit, startPromised } from '../limit/limit.ts';
import { startGun } from '../load/gun.ts';
import { startProduct } from '../product.ts';
import { playRounds } from '../rounds.ts';
import type { Bench } from './case.ts';
import { issueLanes, limitLanes } from './lanes.ts';

interface Width {
  readonly connections: number;
  readonly amount: number;
  readonly each?: Target;
  readonly gathered?: Target;
}

const WIDTHS: readonly Width[] = [
  { connections: 1, amount: 1_000, each: atLeast(0.8) },
  { connections: 10, amount: 3_000 },
  { connections: 50, amount: 5_000, each: atLeast(2), gathered: atLeast(0.5) },
];
const WARM_UP = 600;

export const issue: Bench = {
  name: 'issue',
  async run({ folder, rounds: count, progress }) {
    const gun = startGun();
    const limit = await startLimit(folder);
    const printer = await startFakePrinter();
    printer.behave('real-pace');
    const figures: Figure[] = [];
    const calibrations = [];
    try {
      for (const { connections, amount, each, gathered } of WIDTHS) {
        const product = await startProduct(folder, { counters: 8, kiosks: 10, displays: 0, printer });
        const lanes = issueLanes(product.office, connections);
        const ours = { origin: product.origin, lanes };
        const bare = (route: '/each' | '/gathered') => ({ origin: limit.origin, lanes: limitLanes(route, lanes) });
        await gun.perSecond({ ...ours, amount: WARM_UP });
        const promised = await startPromised(folder, product.folder, 'number');
        const same = (route: '/each' | '/gathered') => ({ origin: promised.origin, lanes: limitLanes(route, lanes) });
        for (const shot of [bare('/each'), bare('/gathered'), same('/each'), same('/gathered')])
          await gun.perSecond({ ...shot, amount: WARM_UP });
        const rounds = await playRounds({
          count,
          folder,
          contenders: {
            ours: () => gun.perSecond({ ...ours, amount }),
            each: () => gun.perSecond({ ...bare('/each'), amount }),
            gathered: () => gun.perSecond({ ...bare('/gathered'), amount }),
            sameEach: () => gun.perSecond({ ...same('/each'), amount }),
            sameGathered: () => gun.perSecond({ ...same('/gathered'), amount }),
          },
          progress: (line) => progress(`${connections} connections, ${line}`),
        });
        await product.stop();
        promised.stop();
        const perSecond = (name: keyof (typeof rounds.kept)[number]): string => middles(rounds, name).toFixed(0);
        const note = `${perSecond('ours')} a second, a slip a second is printed; limit ${perSecond('each')} each, ${perSecond('gathered')} gathered`;
        calibrations.push(...rounds.calibrations);
        const about = (what: string, target: Target | undefined) => ({
          bench: 'issue',
          what: `numbers a second ÷ limit, ${what}, ${connections} connections`,
          ...(target === undefined ? {} : { target }),
        });
        figures.push(
          ratio(rounds, about('(a) a transaction each', each), (round) => round.ours / round.each, note),
          ratio(rounds, about('(b) gathered', gathered), (round) => round.ours / round.gathered),
          // Between the product and (a), (b) lie what is written, which is promised, and what is done before.
          ratio(
            rounds,
            about('(c) the same rows, a transaction each', undefined),
            (round) => round.ours / round.sameEach,
            `${perSecond('sameEach')} a second, ${perSecond('sameGathered')} gathered`,
          ),
          ratio(rounds, about('(d) the same rows, gathered', undefined), (round) => round.ours / round.sameGathered),
          ratio(rounds, about('(c) ÷ (a): what is promised', undefined), (round) => round.sameEach / round.each),
          ratio(
            rounds,
            about('(d) ÷ (b): what is promised', undefined),
            (round) => round.sameGathered / round.gathered,
          ),
        );
      }
    } finally {
      gun.stop();
      limit.stop();
      await printer.close();
    }
    return { figures, calibrations };
  },
};
