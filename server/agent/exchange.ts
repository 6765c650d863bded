/** Hand-in, then sync: what was given here comes into the queue, and the blocks and facts of the office come here (SPEC G15). */
import type { AgentPrinter } from '#common/contract/kiosk-agent.ts';
import { momentFormat } from '#server/moment.ts';
import type { SpoolLogger } from '#server/printing/types.ts';
import type { OfficeClock } from './clock.ts';
import { forgetOld } from './forget.ts';
import { dayNow, recall, remember } from './memory.ts';
import type { AgentStore } from './store.ts';
import { asHanded, heldTickets, holdAgain, settle } from './tickets.ts';
import { heldBlocks, leftOn, takeBlocks } from './till.ts';
import { correctTimes } from './true-times.ts';
import type { Reply, Upstream } from './upstream.ts';

export interface ExchangeParts {
  readonly store: AgentStore;
  readonly clock: OfficeClock;
  readonly boot: string;
  readonly upstream: Pick<Upstream, 'handIn' | 'sync'>;
  readonly logger: SpoolLogger;
  printer(): AgentPrinter | null;
}

/** `denied`: the server does not know this device any more. `lost`: try again. */
export type Exchanged = 'done' | 'denied' | 'lost';

/** A block with so few numbers left asks for another one. */
export const LOW = 10;
/** A server that changes its history with every sync is broken: it is not asked for ever. */
const ROUNDS_MOST = 3;

/** Leaves the server with every ticket of this kiosk and this kiosk with its blocks, or says why not. */
export async function exchange(parts: ExchangeParts): Promise<Exchanged> {
  for (let round = 0; round < ROUNDS_MOST; round += 1) {
    const handed = await handIn(parts);
    if (handed !== 'done') return handed;
    const synced = await sync(parts);
    if (synced !== 'again') return synced;
  }
  return 'lost';
}

async function handIn({ store, clock, boot, upstream, logger }: ExchangeParts): Promise<Exchanged> {
  const { facts } = recall(store.db);
  if (facts === null) return 'done';
  const { timeZone } = facts;
  if (clock.confirmed) {
    store.write((db) => correctTimes(db, { boot, ticks: clock.ticks(), now: clock.now(), timeZone }));
  }
  const toMoment = momentFormat(timeZone);
  for (;;) {
    const held = heldTickets(store.db);
    if (held.length === 0) return 'done';
    const reply = await upstream.handIn(held.map((ticket) => asHanded(ticket, toMoment)));
    if (reply.kind !== 'answer') return failed('hand-in', reply, logger);
    const told = new Set(reply.body.results.map(({ id }) => id));
    // Tickets that an answer passes over stay held: asking on would go round in circles.
    if (!held.some(({ id }) => told.has(id))) return failed('hand-in', { kind: 'lost', why: 'no results' }, logger);
    for (const { label, code } of store.write((db) => settle(db, reply.body))) {
      logger.error({ label, code }, 'the server has refused a number of this kiosk: staff must put it in line by hand');
    }
  }
}

async function sync(parts: ExchangeParts): Promise<Exchanged | 'again'> {
  const { store, clock, upstream, logger } = parts;
  const before = recall(store.db);
  const day = before.facts === null ? undefined : dayNow(before.facts, clock.now());
  const reply = await upstream.sync({
    blocks: heldBlocks(store.db),
    lowOn: day === undefined ? [] : lowOn(store, before.view?.services ?? {}, day),
    printer: parts.printer(),
  });
  if (reply.kind !== 'answer') return failed('sync', reply, logger);
  const answer = reply.body;
  clock.confirm(Date.parse(answer.at));
  const forgotten = before.history !== '' && before.history !== answer.history;
  store.write((db) => {
    const { device, timeZone, businessDay, hours, publicUrl, printerId, history } = answer;
    const facts = { device, timeZone, businessDay, hours, publicUrl, printerId };
    remember(db, { facts, history, shutOut: false, offsetMs: clock.offsetMs, seenAt: clock.now() });
    takeBlocks(db, answer);
    if (forgotten) holdAgain(db, businessDay);
    forgetOld(db, businessDay, clock.now());
  });
  if (!forgotten) return 'done';
  logger.warn({}, 'the server was restored from a backup: everything of today is handed in once more');
  return 'again';
}

function lowOn(store: AgentStore, services: Readonly<Record<string, unknown>>, day: string): string[] {
  const left = leftOn(store.db, day);
  return Object.keys(services).filter((id) => (left[id] ?? 0) <= LOW);
}

function failed(what: string, reply: Exclude<Reply<unknown>, { kind: 'answer' }>, logger: SpoolLogger): Exchanged {
  const why = reply.kind === 'lost' ? reply.why : reply.problem.code;
  logger.warn({ why }, `the ${what} did not succeed`);
  return reply.kind === 'refusal' && (reply.status === 401 || reply.status === 403) ? 'denied' : 'lost';
}
