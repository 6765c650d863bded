import type { NewEvent } from './events.ts';
import type { TicketRow } from './ticket.ts';

/** The end of a business day: what is still open expires, and every counter is closed (SPEC C5). */
export function expireDay(live: readonly TicketRow[], openCounterIds: readonly string[]): NewEvent[] {
  return [
    ...live.map(
      (ticket): NewEvent => ({ type: 'ticket.expired', ticketId: ticket.id, counterId: ticket.counterId, data: {} }),
    ),
    ...openCounterIds.map((counterId): NewEvent => ({ type: 'counter.closed', ticketId: null, counterId, data: {} })),
  ];
}
