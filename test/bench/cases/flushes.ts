/** How often the disk must keep something, a ticket and a call. A count, so the machine's mood does not matter. */
import { setTimeout as rest } from 'node:timers/promises';
import { atMost, type Figure } from '../figure.ts';
import { countFlushes } from '../flush-count.ts';
import { fillLine } from '../line.ts';
import { type Gun, startGun } from '../load/gun.ts';
import type { Lane } from '../load/shot.ts';
import { openCounters, type Product, startProduct } from '../product.ts';
import type { Bench } from './case.ts';
import { callLanes, issueLanes } from './lanes.ts';

const AMOUNT = 1_000;
/** Longer than the moment in which the log is folded (SPEC R16). */
const BETWEEN_MS = 400;
const SLOW_AMOUNT = 100;
/** What was written before is folded by then, and is not counted. */
const REST_MS = 1_000;

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
      progress(`a ticket, one every ${BETWEEN_MS} ms`);
      figures.push({
        bench: 'flushes',
        what: `flushes a ticket, one every ${BETWEEN_MS} ms, ${SLOW_AMOUNT} of them: the log is folded in between`,
        value: await flushesSlowly(product),
        unit: '',
      });
      await count('a call', callLanes(product.office.seats), 0.1);
    } finally {
      await product.stop();
      gun.stop();
    }
    return { figures, calibrations: [] };
  },
};

/** As an office has them between two rushes. */
async function flushesSlowly(product: Product): Promise<number> {
  const [lane] = issueLanes(product.office, 1);
  if (lane === undefined) throw new Error('nobody can ask for a number');
  await rest(REST_MS);
  const counting = await countFlushes(product.pid);
  for (let number = 0; number < SLOW_AMOUNT; number += 1) {
    await product.send('POST', lane.path, lane.headers, JSON.parse(lane.body));
    await rest(BETWEEN_MS);
  }
  return (await counting.end()) / SLOW_AMOUNT;
}

/** Flushes of the product for each of so many requests over these lanes. */
export async function flushesEach(
  { pid, origin }: Product,
  gun: Gun,
  lanes: readonly Lane[],
  amount: number,
): Promise<number> {
  await rest(REST_MS);
  const counting = await countFlushes(pid);
  await gun.perSecond({ origin, lanes, amount });
  return (await counting.end()) / amount;
}
