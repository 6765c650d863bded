/** Taking numbers while many screens look on. */
import { atLeast, middles, ratio } from '../figure.ts';
import { holdLine } from '../line.ts';
import { startGun } from '../load/gun.ts';
import { startHall } from '../load/hall-of-listeners.ts';
import { openCounters, startProduct } from '../product.ts';
import { playRounds } from '../rounds.ts';
import type { Bench } from './case.ts';
import { issueLanes } from './lanes.ts';

const WAITING = 500;
const AMOUNT = 500;

export const underEyes: Bench = {
  name: 'under-eyes',
  async run({ folder, rounds: count, progress }) {
    const gun = startGun();
    const hall = startHall();
    const product = await startProduct(folder, { counters: 40, kiosks: 4, displays: 50 });
    const { office, origin } = product;
    const issueBefore = async (eyes: number): Promise<number> => {
      await hall.seat(
        origin,
        office.displays.slice(0, eyes).map((headers) => ({ topic: 'display', headers })),
      );
      await holdLine(product, gun, WAITING);
      return gun.perSecond({ origin, lanes: issueLanes(office, 1), amount: AMOUNT });
    };
    try {
      await openCounters(product, office.seats);
      await issueBefore(0);
      const rounds = await playRounds({
        count,
        folder,
        contenders: { none: () => issueBefore(0), ten: () => issueBefore(10), fifty: () => issueBefore(50) },
        progress,
      });
      const about = (eyes: string) => ({
        bench: 'under-eyes',
        what: `numbers a second with ${eyes} displays ÷ with none`,
      });
      const note = `with none ${middles(rounds, 'none').toFixed(0)} a second`;
      return {
        figures: [
          ratio(rounds, about('10'), (round) => round.ten / round.none, note),
          ratio(rounds, { ...about('50'), target: atLeast(0.9) }, (round) => round.fifty / round.none),
        ],
        calibrations: rounds.calibrations,
      };
    } finally {
      await product.stop();
      gun.stop();
      hall.stop();
    }
  },
};
