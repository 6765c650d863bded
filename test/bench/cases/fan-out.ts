/**
 * From the key at the counter until the last of many listeners has the event; and how many bytes a call costs a display. The
 * limit only sends: ours also decides, writes and flushes the call first, so the time to the answer is told beside it.
 */

import type { Calibration } from '../calibration.ts';
import { atMost, type Figure, middles, ratio } from '../figure.ts';
import { startBroadcast } from '../limit/limit.ts';
import { fillLine } from '../line.ts';
import { startGun } from '../load/gun.ts';
import type { Listener, Press } from '../load/hall.ts';
import { type HallOfListeners, startHall } from '../load/hall-of-listeners.ts';
import { openCounters, type Product, startProduct } from '../product.ts';
import { playRounds } from '../rounds.ts';
import { median } from '../statistics.ts';
import type { Bench } from './case.ts';

const CROWDS = [10, 100, 500];
const PRESSES = 15;
/** Eight lines are filled alike, and a counter calls from two of them. */
const LINES_PER_CALLED = 8 / 2;
const WAITING = 500;
const MANY_WAITING = 5_000;

export const fanOut: Bench = {
  name: 'fan-out',
  async run(stage) {
    const gun = startGun();
    const bare = await startBroadcast();
    const [hall, bareHall] = [startHall(), startHall()];
    const product = await startProduct(stage.folder, { counters: 40, kiosks: 10, displays: 20 });
    const figures: Figure[] = [];
    const calibrations: Calibration[] = [];
    const bytes = new Map<string, number>();
    try {
      await openCounters(product, product.office.seats);
      for (const [place, crowd] of CROWDS.entries()) {
        const presses = stage.rounds * PRESSES * 3 + 20;
        await fillLine(product, gun, WAITING + presses * LINES_PER_CALLED * (place + 1));
        const listeners = mixed(product, crowd);
        await hall.seat(product.origin, listeners);
        await bareHall.seat(bare.origin, listeners);
        const key = callKey(product);
        const { texts } = await hall.press(key);
        await fetch(`${bare.origin}/texts`, { method: 'POST', body: JSON.stringify(texts) });
        bytes.set(`${crowd} listeners`, Buffer.byteLength(texts.display ?? ''));
        const bareKey: Press = { url: `${bare.origin}/press`, headers: {}, body: '{}' };
        const answered: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
        const rounds = await playRounds({
          count: stage.rounds,
          folder: stage.folder,
          contenders: {
            ours: () => pressed(hall, key, answered.ours),
            bare: () => pressed(bareHall, bareKey, answered.bare),
          },
          progress: (line) => stage.progress(`${crowd} listeners, ${line}`),
        });
        calibrations.push(...rounds.calibrations);
        const told = (name: 'ours' | 'bare'): string =>
          `${middles(rounds, name).toFixed(2)} ms, its answer after ${median(answered[name]).toFixed(2)}`;
        const note = `${told('ours')}, which holds the durable commit; limit ${told('bare')}`;
        const what = `key → last of ${crowd} listeners has the event ÷ bare ws, nothing written`;
        figures.push(ratio(rounds, { bench: 'fan-out', what, target: atMost(1.5) }, (r) => r.ours / r.bare, note));
      }
      await fillLine(product, gun, MANY_WAITING);
      await hall.seat(product.origin, mixed(product, 10));
      const { texts } = await hall.press(callKey(product));
      bytes.set(`10 listeners, ${MANY_WAITING} waiting`, Buffer.byteLength(texts.display ?? ''));
      figures.push(bytesFigure(bytes));
    } finally {
      await product.stop();
      gun.stop();
      bare.stop();
      hall.stop();
      bareHall.stop();
    }
    return { figures, calibrations };
  },
};

/** The middle of several presses, ms; notes when each was answered. */
async function pressed(hall: HallOfListeners, press: Press, answered: number[]): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < PRESSES; i += 1) {
    const { lastMs, answeredMs } = await hall.press(press);
    times.push(lastMs);
    answered.push(answeredMs);
  }
  return median(times);
}

function callKey({ origin, office }: Product): Press {
  const [seat] = office.seats;
  if (seat === undefined) throw new Error('the office has no counter');
  return {
    url: `${origin}/api/counters/${seat.counterId}/call-next`,
    headers: seat.headers,
    body: JSON.stringify({ finish: 'completed' }),
  };
}

/** Of ten: four displays, three counters, two kiosks, one monitor. */
function mixed({ office }: Product, count: number): Listener[] {
  return Array.from({ length: count }, (_, index): Listener => {
    const kind = index % 10;
    const seat = office.seats[index % office.seats.length];
    if (kind < 4) return { topic: 'display', headers: office.displays[index % office.displays.length] ?? {} };
    if (kind < 7 && seat !== undefined) return { topic: `counter:${seat.counterId}`, headers: seat.headers };
    if (kind < 9) return { topic: 'kiosk', headers: office.kiosks[index % office.kiosks.length] ?? {} };
    return { topic: 'monitor', headers: office.supervisor };
  });
}

/** The label may be a digit longer; more than that would be something that grows with the line. */
function bytesFigure(bytes: ReadonlyMap<string, number>): Figure {
  const sizes = [...bytes.values()];
  return {
    bench: 'fan-out',
    what: 'bytes of one call to one display, largest ÷ smallest',
    value: Math.max(...sizes) / Math.min(...sizes),
    unit: '×',
    target: atMost(1.1),
    note: [...bytes].map(([when, size]) => `${when}: ${size} B`).join('; '),
  };
}
