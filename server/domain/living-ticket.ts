import type { Refusal } from '#common/contract/errors.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { mayTouch } from './at-counter.ts';
import { todaysTicket } from './call.ts';
import type { By } from './commands.ts';
import type { Situation } from './situation.ts';
import { isLive, type TicketRow } from './ticket.ts';

/** A ticket of today that has not ended and is theirs to act on; else why it is not. */
export function livingTicket(situation: Situation, ticketId: string, by: By): TicketRow | Refusal {
  const ticket = todaysTicket(situation, ticketId);
  if (isRefusal(ticket)) return ticket;
  if (!isLive(ticket.state)) {
    return refuse('ticket.state', { params: { label: ticket.label, state: ticket.state } });
  }
  return mayTouch(situation, ticket, by) ?? ticket;
}
