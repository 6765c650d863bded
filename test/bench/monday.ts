/** A day's rush at a chosen pace: kiosks, counters, screens and phones, each request at its own moment. */
import { dice } from '#test/support/dice.ts';
import type { HallOfListeners } from './load/hall-of-listeners.ts';
import { type Due, type Latencies, moments, playOpenLoop } from './load/open-loop.ts';
import type { Product } from './product.ts';

export interface Rush {
  readonly seconds: number;
  readonly ticketsPerSecond: number;
  readonly callsPerSecond: number;
  /** A phone follows each ticket that is taken. */
  readonly phones: boolean;
}

export interface RushOutcome {
  readonly tickets: Latencies;
  readonly calls: Latencies;
  readonly phones: number;
}

/** Phones that come are seated together, so often. */
const SEAT_PHONES_MS = 1_000;

export async function rush(
  product: Product,
  hall: HallOfListeners,
  { seconds, ...wanted }: Rush,
): Promise<RushOutcome> {
  const { office, send, origin } = product;
  const thrown = dice(1);
  const chance = (): number => thrown(1_000_000) / 1_000_000;
  const tokens: string[] = [];
  let phones = 0;

  const issue = (index: number) => async (): Promise<void> => {
    const serviceId = office.serviceIds[thrown(office.serviceIds.length)];
    const answer = await send('POST', '/api/tickets', office.kiosks[index % office.kiosks.length] ?? {}, { serviceId });
    tokens.push(tokenOf(answer));
  };
  // Each counter's clerk in turn, so that no key is pressed before the one before it was answered.
  const call = (index: number) => async (): Promise<void> => {
    const seat = office.seats[index % office.seats.length];
    if (seat !== undefined) {
      await send('POST', `/api/counters/${seat.counterId}/call-next`, seat.headers, { finish: 'completed' });
    }
  };
  const plan = (perSecond: number, act: (index: number) => () => Promise<void>): Due[] =>
    moments(perSecond, seconds, chance).map((at, index) => ({ at, run: act(index) }));

  const ended = new AbortController();
  const seating = (async () => {
    while (wanted.phones && !ended.signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, SEAT_PHONES_MS));
      const fresh = tokens.splice(0);
      phones += fresh.length;
      await hall.add(
        origin,
        fresh.map((token) => ({ topic: `ticket:${token}`, headers: {} })),
      );
    }
  })();
  const [tickets, calls] = await Promise.all([
    playOpenLoop(plan(wanted.ticketsPerSecond, issue)),
    playOpenLoop(plan(wanted.callsPerSecond, call)),
  ]);
  ended.abort();
  await seating;
  return { tickets, calls, phones };
}

function tokenOf(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'token' in answer && typeof answer.token === 'string') {
    return answer.token;
  }
  throw new Error('an issued ticket has no token');
}
