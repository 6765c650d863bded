import { isRefusal, refuse } from '#common/contract/refusal.ts';
import type { TicketState } from '#common/contract/ticket.ts';
import { acted, ownCounter } from './at-counter.ts';
import type { By, Command } from './commands.ts';
import type { Decision } from './decide.ts';
import type { NewEvent, QueueEvent, TicketEvent } from './events.ts';
import type { Situation } from './situation.ts';
import { evolve, isOpen, type TicketRow } from './ticket.ts';

type Undo = Extract<Command, { type: 'undo' }>;

/** Takes back the last act of a counter, as long as nothing has happened to its tickets since (SPEC U1–U3). */
export function undo(situation: Situation, command: Undo, by: By): Decision {
  const counter = ownCounter(situation, command.counterId, by);
  if (isRefusal(counter)) return counter;
  const lastAct = counter.session?.lastAct;
  if (lastAct === null || lastAct === undefined) return refuse('undo.nothing');
  const done = situation.eventsOfAct(lastAct.actId).filter(isTicketEvent);
  const restored: NewEvent[] = [];
  // The newest first: the called ticket leaves the counter before the finished one takes it again.
  for (const ticketId of new Set(done.map((event) => event.ticketId).reverse())) {
    const mine = done.filter((event) => event.ticketId === ticketId);
    // What became of its slip meanwhile is nothing that happened to the ticket.
    const history = situation.eventsOfTicket(ticketId).filter(isTicketEvent);
    const newest = history.at(-1);
    if (newest === undefined || newest.actId !== lastAct.actId)
      return refuse('undo.stale', { params: { label: lastAct.label } });
    const before = history
      .filter((event) => event.actId !== lastAct.actId)
      .reduce<TicketRow | undefined>((ticket, event) => evolve(ticket, event), undefined);
    if (before === undefined) return refuse('undo.nothing');
    if (isOpen(before.state) && !canGoBack(situation, before, done)) {
      return refuse('undo.stale', { params: { label: lastAct.label } });
    }
    const call = mine.find((event) => event.type === 'ticket.called');
    restored.push({
      type: 'ticket.undone',
      ticketId,
      counterId: counter.id,
      data: {
        ticket: before,
        from: cameFrom(mine) ?? situation.ticket(ticketId)?.state ?? before.state,
        callSeq: call?.seq ?? null,
        streak: call === undefined ? null : { priority: call.data.priority, before: call.data.streakBefore },
      },
    });
  }
  if (restored.length === 0) return refuse('undo.nothing');
  return [...restored, acted(counter.id, null)];
}

/** A service of a chain that was done counts as completed, though its ticket waits in the next one. */
function cameFrom(mine: readonly TicketEvent[]): TicketState | undefined {
  return mine.some(({ type }) => type === 'ticket.continued') ? 'completed' : undefined;
}

/** Whether the counter where the ticket was open still works, with no other ticket but one that is undone in the same breath. */
function canGoBack(situation: Situation, before: TicketRow, done: readonly TicketEvent[]): boolean {
  const counter = before.counterId === null ? undefined : situation.counter(before.counterId);
  if (counter === undefined || counter.session === null) return false;
  const open = counter.openTicket;
  return open === null || open.id === before.id || done.some((event) => event.ticketId === open.id);
}

function isTicketEvent(event: QueueEvent): event is TicketEvent {
  return event.type.startsWith('ticket.');
}
