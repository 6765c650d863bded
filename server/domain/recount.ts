import { isRefusal } from '#common/contract/refusal.ts';
import type { By, Command } from './commands.ts';
import type { Decision } from './decide.ts';
import { wrongCount } from './dossier-count.ts';
import { livingTicket } from './living-ticket.ts';
import type { Situation } from './situation.ts';

type Recount = Extract<Command, { type: 'recount' }>;

/** Staff put the count of dossiers right; the number stays in its field and at its place (SPEC J137). */
export function recount(situation: Situation, { ticketId, dossiers }: Recount, by: By): Decision {
  const ticket = livingTicket(situation, ticketId, by);
  if (isRefusal(ticket)) return ticket;
  const wrong = wrongCount(situation.office, dossiers);
  if (wrong !== undefined) return wrong;
  return [{ type: 'ticket.counted', ticketId, counterId: ticket.counterId, data: { dossiers } }];
}
