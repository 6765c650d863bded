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

/** How many would be called before a ticket that waits (SPEC E2); before an appointment, at its time. */
export function aheadOf(hall: Hall, ticket: TicketRow, present: number): number {
  const now = isEarly(ticket, present) ? ticket.placeAt : present;
  const lines = hall.lines.of(ticket.serviceId);
  const own = lines.get(ticket.priorityClass);
  if (lines.size === 1 && own !== undefined) return placeIn(own, ticket);
  let ahead = 0;
  for (const { id } of callingOrder(hall, ticket.serviceId, now)) {
    if (id === ticket.id) return ahead;
    ahead += 1;
  }
  return 0;
}

/** How many would be called before each ticket of a service that waits; for many tickets of one line. */
export function placesIn(hall: Hall, serviceId: string, now: number): (ticket: TicketRow) => number {
  const lines = hall.lines.of(serviceId);
  const [only] = lines.values();
  if (lines.size === 1 && only !== undefined) return (ticket) => placeIn(only, ticket);
  const places = new Map([...callingOrder(hall, serviceId, now)].map(({ id }, place) => [id, place]));
  return (ticket) => (isEarly(ticket, now) ? aheadOf(hall, ticket, now) : (places.get(ticket.id) ?? 0));
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

/** The expected wait behind `ahead` tickets of a service. */
export function estimateFor(hall: Hall, serviceId: string, ahead: number): EstimateInterval | undefined {
  return estimatesOf(hall, serviceId)(ahead);
}

/** The expected waits of a service, behind any number of its tickets. */
export function estimatesOf(hall: Hall, serviceId: string): (ahead: number) => EstimateInterval | undefined {
  const counterPlaces = hall
    .countersServing(serviceId)
    .filter(({ id }) => isCalling(hall, id))
    .map(({ serviceIds }) => serviceIds.indexOf(serviceId));
  return estimator({ counterPlaces, recentMs: hall.figures.recentMs(serviceId) });
}

function isCalling(hall: Hall, counterId: string): boolean {
  const session = hall.sessions.get(counterId);
  return session !== undefined && session.pausedAt === null;
}
