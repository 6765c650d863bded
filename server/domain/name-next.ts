import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { mayTouch } from './at-counter.ts';
import { todaysTicket } from './call.ts';
import { wrongChain } from './chain.ts';
import type { By, Command } from './commands.ts';
import type { Decision } from './decide.ts';
import type { Situation } from './situation.ts';
import { allows } from './ticket.ts';

type Chain = Extract<Command, { type: 'chain' }>;

/** Staff name what comes after the present service, or take it back; the whole rest at once. */
export function chain(situation: Situation, command: Chain, by: By): Decision {
  const ticket = todaysTicket(situation, command.ticketId);
  if (isRefusal(ticket)) return ticket;
  if (!allows(ticket.state, 'expire')) {
    return refuse('ticket.state', { params: { label: ticket.label, state: ticket.state } });
  }
  const denied = mayTouch(situation, ticket, by);
  if (denied !== undefined) return denied;
  const { next } = command;
  const wrong = wrongChain(situation, ticket.serviceId, next);
  if (wrong !== undefined) return wrong;
  return [{ type: 'ticket.chained', ticketId: ticket.id, counterId: ticket.counterId, data: { next: [...next] } }];
}
