import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { mayTouch } from './at-counter.ts';
import { todaysTicket } from './call.ts';
import type { By, Command } from './commands.ts';
import type { Decision } from './decide.ts';
import { wrongCount } from './dossier-count.ts';
import type { Situation } from './situation.ts';
import { allows } from './ticket.ts';

type Recount = Extract<Command, { type: 'recount' }>;

/** Staff put the count of dossiers right; the number stays in its field and at its place (SPEC J137). */
export function recount(situation: Situation, { ticketId, dossiers }: Recount, by: By): Decision {
  const ticket = todaysTicket(situation, ticketId);
  if (isRefusal(ticket)) return ticket;
  if (!allows(ticket.state, 'expire')) {
    return refuse('ticket.state', { params: { label: ticket.label, state: ticket.state } });
  }
  const denied = mayTouch(situation, ticket, by) ?? wrongCount(situation.office, dossiers);
  if (denied !== undefined) return denied;
  return [{ type: 'ticket.counted', ticketId, counterId: ticket.counterId, data: { dossiers } }];
}
