/** Several services on one number: what is named, and where a ticket goes when one of them is done (SPEC J60–J66). */
import type { Refusal } from '#common/contract/errors.ts';
import { refuse } from '#common/contract/refusal.ts';
import { APPOINTMENT, ORDINARY } from './classes.ts';
import type { NewEvent } from './events.ts';
import type { Situation } from './situation.ts';
import type { TicketRow } from './ticket.ts';

/** Beside the one where the ticket stands. */
export const CHAIN_MOST = 3;

/** Why these services cannot follow the one where a ticket stands. */
export function wrongChain(situation: Situation, serviceId: string, next: readonly string[]): Refusal | undefined {
  if (next.length === 0) return undefined;
  if (situation.office.parts.chains !== true) return refuse('part.off');
  const invalid = (why: string, detail: string): Refusal =>
    refuse('request.invalid', { field: 'next', detail, params: { why } });
  if (next.length > CHAIN_MOST) return invalid('too-many', `next: at most ${CHAIN_MOST} more services`);
  if (new Set([serviceId, ...next]).size <= next.length) return invalid('duplicate', 'next: each service once');
  for (const id of next) {
    const service = situation.service(id);
    if (service === undefined) return refuse('service.unknown', { field: 'next' });
    if (!service.active) return refuse('service.closed');
  }
  return undefined;
}

/**
 * A service is done: the ticket waits in the next one that it names, or it has ended. A service that takes no numbers any
 * more is passed over. The place is kept, as by a transfer (P6).
 */
export function done(situation: Situation, ticket: TicketRow): NewEvent {
  const of = { ticketId: ticket.id, counterId: ticket.counterId } as const;
  const [serviceId, ...next] = ticket.next.filter((id) => situation.service(id)?.active === true);
  if (serviceId === undefined) return { ...of, type: 'ticket.completed', data: {} };
  // The booked time was for the first service; in the next one it is nobody's turn.
  const priorityClass = ticket.priorityClass === APPOINTMENT ? ORDINARY : ticket.priorityClass;
  return { ...of, type: 'ticket.continued', data: { serviceId, next, priorityClass } };
}
