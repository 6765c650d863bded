/** The worst Monday: 10 kiosks, 60 counters, 20 displays, 2,000 phones, 1,200 tickets in an hour, played faster. */
import { atMost, type Figure, type Target } from '../figure.ts';
import { fillLine } from '../line.ts';
import { startGun } from '../load/gun.ts';
import { startHall } from '../load/hall-of-listeners.ts';
import type { Latencies } from '../load/open-loop.ts';
import { type Vitals, vitals } from '../metrics.ts';
import { type Rush, type RushOutcome, rush } from '../monday.ts';
import { openCounters, startProduct } from '../product.ts';
import { holdTo, type Share } from '../small-box.ts';
import { quantile } from '../statistics.ts';
import type { Bench, Stage } from './case.ts';

const WAITING = 500;
const PHONES = 2_000;
/** 1,200 tickets an hour, sixty times as fast. */
const MONDAY: Rush = { seconds: 60, ticketsPerSecond: 20, callsPerSecond: 20, phones: true };

export const openLoop: Bench = {
  name: 'open-loop',
  async run(stage) {
    const wanted: Rush = { seconds: 60, ticketsPerSecond: 5, callsPerSecond: 2, phones: false };
    const { outcome } = await play(stage, wanted, { counters: 40, phones: 0 });
    return {
      figures: [
        ...latencies('open-loop', 'a ticket', outcome.tickets),
        ...latencies('open-loop', 'a call', outcome.calls),
        errors('open-loop', outcome),
      ],
      calibrations: [],
    };
  },
};

export const worstMonday: Bench = {
  name: 'worst-monday',
  async run(stage) {
    const { outcome, after } = await play(stage, MONDAY, { counters: 60, phones: PHONES - 1_200 });
    const name = 'worst-monday';
    return {
      figures: [
        errors(name, outcome),
        ...latencies(name, 'a ticket', outcome.tickets, atMost(100)),
        ...latencies(name, 'a call', outcome.calls, atMost(100)),
        {
          bench: name,
          what: 'delay of the event loop, p99',
          value: after.loopDelayP99Ms,
          unit: 'ms',
          target: atMost(20),
        },
        { bench: name, what: 'memory of the server, resident', value: after.residentMiB, unit: 'MiB' },
        { bench: name, what: 'phones that follow at the end', value: PHONES - 1_200 + outcome.phones, unit: '' },
      ],
      calibrations: [],
    };
  },
};

/** Half a core and 256 MB, as a used office PC or a board computer gives; in real time. */
const BOX = { cores: 0.5, bytes: 256 * 2 ** 20 };
/** Of the hour of a worst Monday; the whole hour with 60. */
const BOX_MINUTES = Number(process.env.LUOT_BENCH_MINUTES ?? 5);

export const smallBox: Bench = {
  name: 'small-box',
  async run(stage) {
    const name = 'small-box';
    const wanted: Rush = { seconds: BOX_MINUTES * 60, ticketsPerSecond: 1 / 3, callsPerSecond: 1 / 3, phones: true };
    const { outcome, after } = await play(stage, wanted, { counters: 60, phones: PHONES - 1_200 }, BOX);
    return {
      figures: [
        errors(name, outcome),
        ...latencies(name, 'a ticket', outcome.tickets, atMost(300)),
        ...latencies(name, 'a call', outcome.calls, atMost(300)),
        {
          bench: name,
          what: `memory of the server, resident, after ${BOX_MINUTES} min`,
          value: after.residentMiB,
          unit: 'MiB',
        },
      ],
      calibrations: [],
    };
  },
};

async function play(
  { folder, progress }: Stage,
  wanted: Rush,
  crowd: { readonly counters: number; readonly phones: number },
  box?: Share,
): Promise<{ readonly outcome: RushOutcome; readonly after: Vitals }> {
  const gun = startGun();
  const hall = startHall();
  const product = await startProduct(folder, { counters: crowd.counters, kiosks: 10, displays: 20 });
  const { office, origin } = product;
  let onEnd = (): void => undefined;
  try {
    await openCounters(product, office.seats);
    await fillLine(product, gun, WAITING);
    progress('20 displays come in');
    await hall.seat(
      origin,
      office.displays.map((headers) => ({ topic: 'display', headers })),
    );
    if (crowd.phones > 0) {
      progress(`${crowd.phones} phones come in`);
      const tokens = await followed(product, crowd.phones);
      await hall.add(
        origin,
        tokens.map((token) => ({ topic: `ticket:${token}`, headers: {} })),
      );
    }
    const held = box === undefined ? undefined : holdTo(product.pid, box);
    onEnd = () => held?.leave();
    await vitals(product);
    progress(`${wanted.seconds} s of ${wanted.ticketsPerSecond} tickets and ${wanted.callsPerSecond} calls a second`);
    const outcome = await rush(product, hall, wanted);
    return { outcome, after: await vitals(product) };
  } finally {
    await product.stop();
    onEnd();
    gun.stop();
    hall.stop();
  }
}

/** Numbers that wait when the rush begins, each with a phone. */
async function followed({ send, office }: Awaited<ReturnType<typeof startProduct>>, count: number): Promise<string[]> {
  const tokens: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const serviceId = office.serviceIds[index % office.serviceIds.length];
    const answer = await send('POST', '/api/tickets', office.kiosks[0] ?? {}, { serviceId });
    if (typeof answer === 'object' && answer !== null && 'token' in answer) tokens.push(String(answer.token));
  }
  return tokens;
}

function latencies(bench: string, what: string, { ms }: Latencies, p99?: Target): Figure[] {
  return [0.5, 0.99, 0.999].map((share) => ({
    bench,
    what: `${what}, from its moment to its answer, p${share * 100}`,
    value: quantile(ms, share),
    unit: 'ms',
    ...(share === 0.99 && p99 !== undefined ? { target: p99 } : {}),
    ...(share === 0.5 ? { note: `${ms.length} requests` } : {}),
  }));
}

function errors(bench: string, { tickets, calls }: RushOutcome): Figure {
  const all = [...tickets.errors, ...calls.errors];
  return {
    bench,
    what: 'errors',
    value: all.length,
    unit: '',
    target: atMost(0),
    ...(all[0] === undefined ? {} : { note: all[0].slice(0, 200) }),
  };
}
