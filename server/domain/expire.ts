import type { NewEvent, QueueEvent } from './events.ts';
import { evolve, type TicketRow } from './ticket.ts';

/** The end of a business day: what is still open expires, and every counter is closed (SPEC C5). */
export function expireDay(live: readonly TicketRow[], openCounterIds: readonly string[]): NewEvent[] {
  return [
    ...live.map(
      (ticket): NewEvent => ({ type: 'ticket.expired', ticketId: ticket.id, counterId: ticket.counterId, data: {} }),
    ),
    ...openCounterIds.map((counterId): NewEvent => ({ type: 'counter.closed', ticketId: null, counterId, data: {} })),
  ];
}

/**
 * The end of a day is taken back, since the clock that ended it was wrong (SPEC C8): every ticket that expired by it is what
 * it was before. `logs`: the events of each such ticket, in order.
 */
export function reviveDay(logs: readonly (readonly QueueEvent[])[]): NewEvent[] {
  return logs.flatMap((events): NewEvent[] => {
    const end = events.findLastIndex(({ type }) => type === 'ticket.expired');
    const before = events
      .slice(0, end)
      .reduce<TicketRow | undefined>((ticket, event) => evolve(ticket, event), undefined);
    if (end < 0 || before === undefined) return [];
    const data = { ticket: before, from: 'expired', callSeq: null, streak: null } as const;
    return [{ type: 'ticket.undone', ticketId: before.id, counterId: null, data }];
  });
}
