/** Random days at an office, for fast-check: what people press, in which order, and what the clock does meanwhile. */
import fc from 'fast-check';
import type { Office } from '#common/contract/office.ts';
import type { By, Command } from '#server/domain/commands.ts';
import { DEFAULT_OFFICE } from '#server/domain/defaults.ts';
import { allows, type TicketVerb } from '#server/domain/ticket.ts';
import type { TestQueue } from './queue.ts';
import { TEST_KIOSK } from './queue-office.ts';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

export interface Press {
  readonly kind: 'press';
  readonly verb: Command['type'];
  readonly staff: number;
  readonly supervises: boolean;
  /** Which counter, ticket and service are meant: taken modulo what there is. */
  readonly counter: number;
  readonly ticket: number;
  readonly service: number;
  /** True: at one's own counter, on a ticket whose state allows it, where there is one. */
  readonly aims: boolean;
  readonly priorityClass: string;
  readonly finish: 'completed' | 'no-show' | undefined;
  /** Services that are named to come later; only where the office uses chains. */
  readonly next: readonly number[];
  /** On one number; only where the office counts them. */
  readonly dossiers: number;
  /** What a kiosk hands in, and how long ago it was given. */
  readonly handed: { readonly number: number; readonly origin: 'block' | 'server'; readonly agoMs: number };
}

export type Act = Press | { readonly kind: 'clock'; readonly ms: number } | { readonly kind: 'reopen' };

export interface RandomOffice {
  readonly prefixes: readonly string[];
  readonly counters: readonly (readonly number[])[];
  readonly policy: Office['policy'];
}

const CLASSES = [...DEFAULT_OFFICE.priorityClasses.map(({ code }) => code), 'none', 'unspecified'];

const verb = fc.oneof(
  { weight: 10, arbitrary: fc.constant<Press['verb']>('issue') },
  { weight: 10, arbitrary: fc.constant<Press['verb']>('call-next') },
  { weight: 4, arbitrary: fc.constant<Press['verb']>('hand-in') },
  { weight: 4, arbitrary: fc.constant<Press['verb']>('open-counter') },
  { weight: 3, arbitrary: fc.constantFrom<Press['verb']>('call', 'start', 'complete', 'undo') },
  {
    weight: 8,
    arbitrary: fc.constantFrom<Press['verb']>(
      'recall',
      'no-show',
      'park',
      'return',
      'transfer',
      'cancel',
      'postpone',
      'reclassify',
      'chain',
      'recount',
      'undo',
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom<Press['verb']>('close-counter', 'pause', 'resume') },
);

const ago = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 90 * MINUTE }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 2 * DAY }) },
  { weight: 1, arbitrary: fc.constant(-5 * MINUTE) },
);

const press: fc.Arbitrary<Press> = fc.record({
  kind: fc.constant('press' as const),
  verb,
  staff: fc.nat(2),
  supervises: fc.nat(9).map((n) => n === 0),
  counter: fc.nat(2),
  ticket: fc.nat(40),
  service: fc.nat(3),
  aims: fc.nat(9).map((n) => n > 0),
  next: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.shuffledSubarray([0, 1, 2], { minLength: 1, maxLength: 2 }) },
  ),
  dossiers: fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 12 })),
  priorityClass: fc.oneof(
    { weight: 3, arbitrary: fc.constant('none') },
    { weight: 3, arbitrary: fc.constantFrom(...CLASSES) },
    { weight: 1, arbitrary: fc.constant('nobility') },
  ),
  handed: fc.oneof(
    fc.record({
      number: fc.integer({ min: 899, max: 932 }),
      origin: fc.constantFrom('block' as const, 'server' as const),
      agoMs: ago,
    }),
    fc.record({
      number: fc.constantFrom(1, 2, 5, 9, 898, 9_001, 12_345),
      origin: fc.constant('server' as const),
      agoMs: ago,
    }),
  ),
  finish: fc.constantFrom(undefined, 'completed' as const, 'completed' as const, 'no-show' as const),
});

const clock = fc
  .oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 3 * MINUTE }) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 40 * MINUTE }) },
    // Just at a longest wait, to the millisecond.
    { weight: 1, arbitrary: fc.constantFrom(30 * MINUTE, 60 * MINUTE) },
    { weight: 1, arbitrary: fc.integer({ min: DAY / 4, max: 2 * DAY }) },
    { weight: 1, arbitrary: fc.constantFrom(-5_000, -DAY) },
  )
  .map((ms) => ({ kind: 'clock' as const, ms }));

/** Short waits only, so that it is the policy that decides and not the longest wait. */
const shortWait = fc.integer({ min: 0, max: MINUTE }).map((ms) => ({ kind: 'clock' as const, ms }));

/** The people at the door at opening time: a line of mixed classes, most of it for one service. */
const crowd: fc.Arbitrary<Act[]> = fc
  .array(fc.tuple(press, shortWait, fc.nat(3)), { maxLength: 14 })
  .map((people) =>
    people.flatMap(([person, wait, place]): Act[] => [
      { ...person, verb: 'issue', service: place === 0 ? person.service : 0 },
      wait,
    ]),
  );

/** A day of `length` acts at most after the doors were opened; half of the days go by quickly. */
export function actsOf(length: number, { reopens = false } = {}): fc.Arbitrary<Act[]> {
  const acts = (passing: fc.Arbitrary<Act>): fc.Arbitrary<Act[]> => {
    const act = fc.oneof(
      { weight: 20, arbitrary: press },
      { weight: 5, arbitrary: passing },
      ...(reopens ? [{ weight: 1, arbitrary: fc.constant({ kind: 'reopen' as const }) }] : []),
    );
    return fc.array(act, { minLength: 1, maxLength: length, size: 'max' });
  };
  return fc.tuple(crowd, fc.oneof(acts(clock), acts(shortWait))).map(([first, then]) => [...first, ...then]);
}

const policy: fc.Arbitrary<Office['policy']> = fc.oneof(
  fc.constant({ kind: 'first-come' as const }),
  fc.constant({ kind: 'strict' as const }),
  fc.integer({ min: 1, max: 3 }).map((k) => ({ kind: 'interleaved' as const, k })),
);

/** Three services and three counters, which serve some of them in some order. */
export const someOffice: fc.Arbitrary<RandomOffice> = fc.record({
  prefixes: fc.constantFrom(['A', 'B', 'C'], ['1', '2', 'A'], ['', 'K', 'KA']),
  counters: fc.array(fc.shuffledSubarray([0, 1, 2], { minLength: 1 }), { minLength: 3, maxLength: 3 }),
  policy,
});

/** What a press means at this queue, as it stands. */
export function commandOf(queue: TestQueue, press: Press): { readonly command: Command; readonly by: By } {
  const staffId = `staff-${press.staff}`;
  const by: By = { staffId, deviceId: null, supervises: press.supervises };
  const own = queue.core.facts.sessions().find((session) => session.staffId === staffId)?.counterId;
  const counterId = press.aims && own !== undefined ? own : `counter-${press.counter}`;
  const serviceId = `service-${press.service}`;
  const { verb, finish, priorityClass } = press;
  const { chains, dossierCounts: counted } = queue.core.facts.office().settings.parts;
  const chained = chains === true;
  // Who aims names no service where the ticket stands, so that most are taken.
  const others = press.next.filter((place) => !(press.aims && verb === 'issue' && place === press.service));
  const next = others.map((place) => `service-${place}`);
  const withFinish = finish === undefined ? {} : { finish };
  switch (verb) {
    case 'issue': {
      const ticketId = queue.core.newId();
      const issue = { ticketId, serviceId, procedureCode: null, priorityClass, language: 'vi' } as const;
      const withNext = chained ? { next } : {};
      const withCount = counted ? { dossiers: press.dossiers } : {};
      return {
        command: { type: verb, ...issue, ...withNext, ...withCount },
        by: { staffId: null, deviceId: null, supervises: false },
      };
    }
    case 'hand-in':
      return { command: handInOf(queue, press), by: { staffId: null, deviceId: TEST_KIOSK, supervises: false } };
    case 'call-next':
      return { command: { type: verb, counterId, ...withFinish }, by };
    case 'open-counter':
      return { command: { type: verb, counterId: `counter-${press.counter}` }, by };
    case 'undo':
    case 'close-counter':
    case 'resume':
      return { command: { type: verb, counterId }, by };
    case 'pause':
      return { command: { type: verb, counterId, reason: null }, by };
    case 'call':
      return { command: { type: verb, ticketId: ticketOf(queue, press, verb), ...withFinish }, by };
    case 'transfer':
      return { command: { type: verb, ticketId: ticketOf(queue, press, verb), serviceId }, by };
    case 'chain':
      return { command: { type: verb, ticketId: ticketOf(queue, press, 'expire'), next }, by };
    case 'recount':
      return { command: { type: verb, ticketId: ticketOf(queue, press, 'expire'), dossiers: press.dossiers }, by };
    case 'reclassify':
      return { command: { type: verb, ticketId: ticketOf(queue, press, 'expire'), priorityClass }, by };
    default:
      return { command: { type: verb, ticketId: ticketOf(queue, press, verb) }, by };
  }
}

/** A ticket of the kiosk; one in ten is handed in a second time. */
function handInOf(queue: TestQueue, { service, priorityClass, handed, aims, ticket }: Press): Command {
  const { core } = queue;
  const all = core.tickets.ofDay(core.facts.currentDay());
  const id = aims ? core.newId() : (all[ticket % all.length]?.id ?? core.newId());
  const serviceId = `service-${service}`;
  const prefix = core.facts.service(serviceId)?.prefix ?? 'Z';
  const { number, origin, agoMs } = handed;
  const issuedAt = queue.clock.now - agoMs;
  return {
    type: 'hand-in',
    ticket: { id, serviceId, prefix, number, origin, procedureCode: null, priorityClass, language: 'vi', issuedAt },
    askedWithKey: null,
  };
}

function ticketOf({ core }: TestQueue, { aims, ticket, staff }: Press, verb: TicketVerb): string {
  const all = core.tickets.ofDay(core.facts.currentDay()).sort((a, b) => (a.id < b.id ? -1 : 1));
  const own = core.facts.sessions().find(({ staffId }) => staffId === `staff-${staff}`)?.counterId;
  const fitting = all.filter(({ state }) => allows(state, verb));
  const mine = fitting.filter(({ counterId }) => counterId === own && own !== undefined);
  const choice = aims && mine.length > 0 ? mine : aims && fitting.length > 0 ? fitting : all;
  return choice[ticket % choice.length]?.id ?? 'ticket-unknown';
}
