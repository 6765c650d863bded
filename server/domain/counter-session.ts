import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { ownCounter } from './at-counter.ts';
import type { By, Command } from './commands.ts';
import type { Decision } from './decide.ts';
import type { NewEvent } from './events.ts';
import type { Situation } from './situation.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** Sits down at a counter. One staff member a counter, one counter a staff member: from a free one they move over. */
export function openCounter(situation: Situation, command: Of<'open-counter'>, by: By): Decision {
  const counter = situation.counter(command.counterId);
  if (counter === undefined) return refuse('counter.unknown');
  if (by.staffId === null) return refuse('auth.forbidden');
  if (counter.session !== null) {
    if (counter.session.staffId === by.staffId) return [];
    return refuse('counter.taken', { params: { number: counter.number, name: counter.session.staffName } });
  }
  const events: NewEvent[] = [];
  const before = situation.counterOf(by.staffId);
  if (before !== undefined) {
    if (before.openTicket !== null) return refuse('counter.busy', { params: { label: before.openTicket.label } });
    events.push({ type: 'counter.closed', ticketId: null, counterId: before.id, data: {} });
  }
  events.push({ type: 'counter.opened', ticketId: null, counterId: counter.id, data: { staffId: by.staffId } });
  return events;
}

/** Leaves the counter. A supervisor may close one that somebody forgot; an open ticket must be finished first. */
export function closeCounter(situation: Situation, command: Of<'close-counter'>, by: By): Decision {
  const counter = situation.counter(command.counterId);
  if (counter === undefined) return refuse('counter.unknown');
  if (counter.session === null) return [];
  if (counter.session.staffId !== by.staffId && !by.supervises) {
    return refuse('counter.taken', { params: { number: counter.number, name: counter.session.staffName } });
  }
  if (counter.openTicket !== null) return refuse('counter.busy', { params: { label: counter.openTicket.label } });
  return [{ type: 'counter.closed', ticketId: null, counterId: counter.id, data: {} }];
}

/** No more calls until resumed; the open ticket, if any, can be finished. */
export function pauseCounter(situation: Situation, command: Of<'pause'>, by: By): Decision {
  const counter = ownCounter(situation, command.counterId, by);
  if (isRefusal(counter)) return counter;
  return [{ type: 'counter.paused', ticketId: null, counterId: counter.id, data: { reason: command.reason } }];
}

export function resumeCounter(situation: Situation, command: Of<'resume'>, by: By): Decision {
  const counter = ownCounter(situation, command.counterId, by);
  if (isRefusal(counter)) return counter;
  if (counter.session?.paused !== true) return [];
  return [{ type: 'counter.resumed', ticketId: null, counterId: counter.id, data: {} }];
}
