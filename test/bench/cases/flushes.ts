/** How often the disk must keep something, a ticket and a call. A count, so the machine's mood does not matter. */
import { atMost, type Figure } from '../figure.ts';
import { countFlushes } from '../flush-count.ts';
import { fillLine } from '../line.ts';
import { type Gun, startGun } from '../load/gun.ts';
import type { Lane } from '../load/shot.ts';
import { openCounters, type Product, startProduct } from '../product.ts';
import type { Bench } from './case.ts';
import { callLanes, issueLanes } from './lanes.ts';

const AMOUNT = 1_000;

export const flushes: Bench = {
  name: 'flushes',
  async run({ folder, progress }) {
    const gun = startGun();
    const product = await startProduct(folder, { counters: 50, kiosks: 10, displays: 0 });
    const figures: Figure[] = [];
    try {
      await openCounters(product, product.office.seats);
      await fillLine(product, gun, AMOUNT * 2 + 200);
      const count = async (what: string, lanes: readonly Lane[], most: number): Promise<void> => {
        progress(`${what}, ${lanes.length} connections`);
        const value = await flushesEach(product, gun, lanes, AMOUNT);
        const about = `flushes ${what}, ${lanes.length} ${lanes.length === 1 ? 'connection' : 'connections'}`;
        figures.push({ bench: 'flushes', what: about, value, unit: '', target: atMost(most) });
      };
      await count('a ticket', issueLanes(product.office, 1), 1);
      await count('a ticket', issueLanes(product.office, 50), 0.1);
      await count('a call', callLanes(product.office.seats.slice(0, 1)), 1);
      await count('a call', callLanes(product.office.seats), 0.1);
    } finally {
      await product.stop();
      gun.stop();
    }
    return { figures, calibrations: [] };
  },
};

/** Flushes of the product for each of so many requests over these lanes. */
export async function flushesEach(
  { pid, origin }: Product,
  gun: Gun,
  lanes: readonly Lane[],
  amount: number,
): Promise<number> {
  const counting = await countFlushes(pid);
  await gun.perSecond({ origin, lanes, amount });
  return (await counting.end()) / amount;
}
