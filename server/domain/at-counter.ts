/** Who may act at a counter, and the marks that an act leaves there. */
import type { Finish } from '#common/contract/commands.ts';
import type { Refusal } from '#common/contract/errors.ts';
import { refuse } from '#common/contract/refusal.ts';
import type { LastAct } from '#common/contract/views.ts';
import { done } from './chain.ts';
import type { By } from './commands.ts';
import type { NewEvent } from './events.ts';
import type { CounterFacts, Situation } from './situation.ts';
import { allows, type TicketRow } from './ticket.ts';

/** The counter, open and held by who asks; else why not. */
export function ownCounter(situation: Situation, counterId: string, by: By): CounterFacts | Refusal {
  const counter = situation.counter(counterId);
  if (counter === undefined) return refuse('counter.unknown');
  if (counter.session === null) return refuse('counter.closed', { params: { number: counter.number } });
  if (counter.session.staffId !== by.staffId) {
    return refuse('auth.forbidden', { detail: 'another staff member works at this counter' });
  }
  return counter;
}

/** The counter where who asks sits; else `counter.closed`. */
export function seat(situation: Situation, by: By): CounterFacts | Refusal {
  const counter = by.staffId === null ? undefined : situation.counterOf(by.staffId);
  return counter ?? refuse('counter.closed');
}

/** Whether this ticket is theirs to act on: at their own counter, at none, or they supervise. */
export function mayTouch(situation: Situation, ticket: TicketRow, by: By): Refusal | undefined {
  if (ticket.counterId === null || by.supervises || !allows(ticket.state, 'transfer')) return undefined;
  const counter = situation.counter(ticket.counterId);
  if (counter?.session?.staffId === by.staffId) return undefined;
  return refuse('auth.forbidden', { detail: 'the ticket is at another counter' });
}

/** Events that finish the open ticket as the next is called: the clerk presses one key, not three (SPEC L3). */
export function finishOpen(
  situation: Situation,
  counter: CounterFacts,
  finish: Finish | undefined,
): NewEvent[] | Refusal {
  const open = counter.openTicket;
  if (open === null) return [];
  if (finish === undefined) return refuse('counter.busy', { params: { label: open.label } });
  const of = { ticketId: open.id, counterId: counter.id } as const;
  if (finish === 'no-show') {
    if (!allows(open.state, 'no-show'))
      return refuse('ticket.state', { params: { label: open.label, state: open.state } });
    return [{ ...of, type: 'ticket.no-show', data: {} }];
  }
  const started: NewEvent[] =
    open.state === 'called'
      ? // Nobody pressed start: the service counts from the call (SPEC L3).
        [{ ...of, type: 'ticket.started', data: { startedAt: open.calledAt ?? open.since } }]
      : [];
  return [...started, done(situation, open)];
}

/** Remembers what the undo key takes back; null = an act that cannot be undone. */
export function acted(counterId: string, lastAct: LastAct | null): NewEvent {
  return { type: 'counter.acted', ticketId: null, counterId, data: { lastAct } };
}
