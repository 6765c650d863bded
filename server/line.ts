/** How a ticket stands in its line: who would be called before it, how long that may take, at which counters. */
import type { EstimateInterval } from '#common/contract/views.ts';
import { chooseNext } from './domain/choose.ts';
import { estimateWait } from './domain/estimate.ts';
import type { TicketRow } from './domain/ticket.ts';
import type { Hall } from './hall.ts';

/**
 * The tickets of a service in the order in which they would be called if nobody else came and one counter served this
 * line alone: the office's own rules, played forward (SPEC E2). Overdue limits are judged at `now`.
 */
export function callingOrder(hall: Hall, serviceId: string, now: number): TicketRow[] {
  const { priorityClasses: classes, policy } = hall.office.settings;
  const lines = new Map<string, TicketRow[]>();
  for (const ticket of hall.waitingIn(serviceId)) {
    const line = lines.get(ticket.priorityClass);
    if (line === undefined) lines.set(ticket.priorityClass, [ticket]);
    else line.push(ticket);
  }
  // One class needs no rule to be played: it is its own order.
  if (lines.size <= 1) return [...lines.values()].flat();
  const order: TicketRow[] = [];
  const places = new Map<string, number>();
  let streak = hall.streaks.get(serviceId) ?? 0;
  for (;;) {
    const heads = [...lines].flatMap(([priorityClass, line]) => {
      const head = line[places.get(priorityClass) ?? 0];
      return head === undefined ? [] : [{ ...head, ticketId: head.id }];
    });
    const choice = chooseNext({
      serviceIds: [serviceId],
      heads,
      streaks: new Map([[serviceId, streak]]),
      classes,
      policy,
      now,
    });
    if (choice === undefined) return order;
    const { priorityClass, priority } = choice.head;
    const place = places.get(priorityClass) ?? 0;
    const ticket = lines.get(priorityClass)?.[place];
    if (ticket !== undefined) order.push(ticket);
    places.set(priorityClass, place + 1);
    streak = priority ? 0 : streak + 1;
  }
}

/** Numbers of the counters that serve a service: those open now, or all when none is open. */
export function countersFor(hall: Hall, serviceId: string): number[] {
  const serving = hall.office.counters.filter((counter) => counter.serviceIds.includes(serviceId));
  const open = serving.filter((counter) => isCalling(hall, counter.id));
  return (open.length > 0 ? open : serving).map((counter) => counter.number).sort((a, b) => a - b);
}

/** The expected wait behind `ahead` tickets of a service. */
export function estimateFor(hall: Hall, serviceId: string, ahead: number): EstimateInterval | undefined {
  const counterPlaces = hall.office.counters
    .filter((counter) => counter.serviceIds.includes(serviceId) && isCalling(hall, counter.id))
    .map((counter) => counter.serviceIds.indexOf(serviceId));
  return estimateWait({ ahead, counterPlaces, recentMs: hall.figures.recentMs(serviceId) });
}

function isCalling(hall: Hall, counterId: string): boolean {
  const session = hall.sessions.get(counterId);
  return session !== undefined && session.pausedAt === null;
}
