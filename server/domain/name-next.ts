import { isRefusal } from '#common/contract/refusal.ts';
import { wrongChain } from './chain.ts';
import type { By, Command } from './commands.ts';
import type { Decision } from './decide.ts';
import { livingTicket } from './living-ticket.ts';
import type { Situation } from './situation.ts';

type Chain = Extract<Command, { type: 'chain' }>;

/** Staff name what comes after the present service, or take it back; the whole rest at once. */
export function chain(situation: Situation, { ticketId, next }: Chain, by: By): Decision {
  const ticket = livingTicket(situation, ticketId, by);
  if (isRefusal(ticket)) return ticket;
  const wrong = wrongChain(situation, ticket.serviceId, next);
  if (wrong !== undefined) return wrong;
  return [{ type: 'ticket.chained', ticketId, counterId: ticket.counterId, data: { next: [...next] } }];
}
