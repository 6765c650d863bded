/** How a ticket stands in its line: who would be called before it, how long that may take, at which counters. */
import type { EstimateInterval } from '#common/contract/views.ts';
import { playForward } from './domain/calling-order.ts';
import { APPOINTMENT } from './domain/classes.ts';
import { estimator } from './domain/estimate.ts';
import type { TicketRow } from './domain/ticket.ts';
import type { Hall } from './hall.ts';
import { placeIn } from './waiting-lines.ts';

/** The tickets of a service in the order in which they would be called (SPEC E2). Overdue limits are judged at `now`. */
export function callingOrder(hall: Hall, serviceId: string, now: number): Generator<TicketRow, void> {
  const { priorityClasses: classes, policy } = hall.office.settings;
  const streak = hall.streaks.get(serviceId) ?? 0;
  return playForward(hall.lines.of(serviceId), { serviceId, streak, classes, policy, now });
}

/** Who would be called before a ticket: as people, and as the dossiers that they bring, which make the wait (SPEC E2, J130). */
export interface Before {
  readonly ahead: number;
  readonly dossiers: number;
}

/** How many would be called before a ticket that waits (SPEC E2); before an appointment, at its time. */
export const aheadOf = (hall: Hall, ticket: TicketRow, present: number): number =>
  beforeOf(hall, ticket, present).ahead;

/** Who would be called before a ticket that waits; before an appointment, at its time. */
export function beforeOf(hall: Hall, ticket: TicketRow, present: number): Before {
  const now = isEarly(ticket, present) ? ticket.placeAt : present;
  const lines = hall.lines.of(ticket.serviceId);
  const own = lines.get(ticket.priorityClass);
  if (lines.size === 1 && own !== undefined) {
    const ahead = placeIn(own, ticket);
    return { ahead, dossiers: dossiersOf(hall, ticket.serviceId, own, ahead) };
  }
  let ahead = 0;
  let before = 0;
  for (const { id, dossiers } of callingOrder(hall, ticket.serviceId, now)) {
    if (id === ticket.id) return { ahead, dossiers: before };
    ahead += 1;
    before += dossiers;
  }
  return NOBODY;
}

const NOBODY: Before = { ahead: 0, dossiers: 0 };

/** The dossiers of the first `count` of a line; in most lines each has one, and none is looked at. */
function dossiersOf(hall: Hall, serviceId: string, line: readonly TicketRow[], count: number): number {
  if (!hall.lines.anyOfMany(serviceId)) return count;
  let sum = 0;
  for (let place = 0; place < count; place += 1) sum += line[place]?.dossiers ?? 0;
  return sum;
}

/** Who would be called before each ticket of a service that waits; for many tickets of one line. */
export function placesIn(hall: Hall, serviceId: string, now: number): (ticket: TicketRow) => Before {
  const lines = hall.lines.of(serviceId);
  const [only] = lines.values();
  if (lines.size === 1 && only !== undefined && !hall.lines.anyOfMany(serviceId)) {
    return (ticket) => {
      const ahead = placeIn(only, ticket);
      return { ahead, dossiers: ahead };
    };
  }
  const places = new Map<string, Before>();
  let before = 0;
  for (const { id, dossiers } of callingOrder(hall, serviceId, now)) {
    places.set(id, { ahead: places.size, dossiers: before });
    before += dossiers;
  }
  return (ticket) => (isEarly(ticket, now) ? beforeOf(hall, ticket, now) : (places.get(ticket.id) ?? NOBODY));
}

/** Somebody who came before the time of his appointment. */
function isEarly({ priorityClass, placeAt }: TicketRow, now: number): boolean {
  return priorityClass === APPOINTMENT && placeAt > now;
}

/** Numbers of the counters that serve a service: those open now, or all when none is open. */
export function countersFor(hall: Hall, serviceId: string): number[] {
  const serving = hall.countersServing(serviceId);
  const open = serving.filter((counter) => isCalling(hall, counter.id));
  return (open.length > 0 ? open : serving).map((counter) => counter.number).sort((a, b) => a - b);
}

/** The expected wait behind so many dossiers of a service. */
export function estimateFor(hall: Hall, serviceId: string, dossiers: number): EstimateInterval | undefined {
  return estimatesOf(hall, serviceId)(dossiers);
}

/** The expected wait of who comes now, behind all who wait in a service. */
export function estimateOfNewcomer(hall: Hall, serviceId: string): EstimateInterval | undefined {
  return estimateFor(hall, serviceId, hall.lines.dossiers(serviceId));
}

/** The expected waits of a service, behind any number of dossiers. */
export function estimatesOf(hall: Hall, serviceId: string): (dossiers: number) => EstimateInterval | undefined {
  const serving = hall.countersServing(serviceId);
  const counterPlaces = serving
    .filter(({ id }) => isCalling(hall, id))
    .map(({ serviceIds }) => serviceIds.indexOf(serviceId));
  // Of who is at a counter with many dossiers nobody knows how many are left: at worst all of them.
  const inHand = serving.reduce((sum, { id }) => {
    const open = hall.openTicketAt(id);
    return open?.serviceId === serviceId ? sum + open.dossiers - 1 : sum;
  }, 0);
  return estimator({ counterPlaces, recentMs: hall.figures.recentMs(serviceId), inHand });
}

function isCalling(hall: Hall, counterId: string): boolean {
  const session = hall.sessions.get(counterId);
  return session !== undefined && session.pausedAt === null;
}
