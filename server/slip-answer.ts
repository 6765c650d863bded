/** What the code of a slip leads to, before anything is done about it (SPEC J32, J46, J47). */
import type { SlipAnswer } from '#common/contract/dossiers.ts';
import type { TicketRow } from './domain/ticket.ts';
import { allows } from './domain/ticket.ts';
import { countingDay, isOverdue } from './due-days.ts';
import type { DossierRow } from './store/dossiers.ts';
import type { PaperRequest } from './store/paper-requests.ts';

/** An answer that is ready, or what has to be done first. */
export type Lead =
  | { readonly kind: 'say'; readonly answer: SlipAnswer }
  | { readonly kind: 'give-number' }
  | { readonly kind: 'return'; readonly ticket: TicketRow }
  | { readonly kind: 'expired' };

const say = (answer: SlipAnswer): Lead => ({ kind: 'say', answer });
const LIVING: readonly TicketRow['state'][] = ['waiting', 'called', 'serving', 'parked', 'no-show'];

/**
 * A dossier's code.
 * @param number the last number that was given for its result, if any
 */
export function leadOfDossier(
  dossier: DossierRow,
  number: TicketRow | undefined,
  today: string,
  canPrint: boolean,
): Lead {
  const { state, dueDay, newDueDay, delayReason, signedAt, procedureName } = dossier;
  if (state === 'collected' || state === 'posted') return say({ kind: 'done', how: state });
  if (state === 'ready') {
    if (number?.businessDay !== today || !LIVING.includes(number.state)) return { kind: 'give-number' };
    if (allows(number.state, 'return')) return { kind: 'return', ticket: number };
    return say({ kind: 'in-line', label: number.label, serviceId: number.serviceId, why: 'ready' });
  }
  // No machine promises a day for which nobody has stood up, nor one that has passed again.
  if (isOverdue(dossier, today)) return say({ kind: 'ask-staff' });
  if (state === 'accepted' || newDueDay === null) {
    const due = countingDay(dossier);
    return say({ kind: 'not-yet', dueDay: due, today: due === today, procedureName });
  }
  if (signedAt === null) return say({ kind: 'ask-staff' });
  return say({ kind: 'late', dueDay, newDueDay, reason: delayReason ?? 'other', procedureName, canPrint });
}

/**
 * The code of who lacked a paper.
 * @param ticket the one that stands for it now: the first, or the number of a later day
 */
export function leadOfRequest(request: PaperRequest, ticket: TicketRow, today: string): Lead {
  if (ticket.businessDay === today) {
    if (allows(ticket.state, 'return')) return { kind: 'return', ticket };
    if (ticket.state !== 'waiting') return say({ kind: 'over' });
    return say({ kind: 'in-line', label: ticket.label, serviceId: ticket.serviceId, why: 'back' });
  }
  // It was finished that day after all: nothing is missing any more.
  if (ticket.state !== 'expired') return say({ kind: 'over' });
  return today <= request.lastDay ? { kind: 'give-number' } : { kind: 'expired' };
}
