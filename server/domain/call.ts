import type { Refusal } from '#common/contract/errors.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import type { CallReason } from '#common/contract/ticket.ts';
import { acted, finishOpen, ownCounter, seat } from './at-counter.ts';
import { chooseNext } from './choose.ts';
import { classRule } from './classes.ts';
import type { By, Command } from './commands.ts';
import type { Decision } from './decide.ts';
import type { NewEvent } from './events.ts';
import type { CounterFacts, Situation } from './situation.ts';
import { allows, type TicketRow } from './ticket.ts';

type CallNext = Extract<Command, { type: 'call-next' }>;
type CallByHand = Extract<Command, { type: 'call' }>;

/** Calls the next ticket to a counter, finishing the open one when told how (SPEC P1–P5, L3). */
export function callNext(situation: Situation, command: CallNext, by: By, actId: string, now: number): Decision {
  const counter = ownCounter(situation, command.counterId, by);
  if (isRefusal(counter)) return counter;
  if (counter.session?.paused === true) return refuse('counter.paused', { params: { number: counter.number } });
  const finished = finishOpen(situation, counter, command.finish);
  if (isRefusal(finished)) return finished;
  const { office } = situation;
  const choice = chooseNext({
    serviceIds: counter.serviceIds,
    heads: situation.heads(counter.serviceIds),
    streaks: new Map(counter.serviceIds.map((id) => [id, situation.streak(id)])),
    classes: office.priorityClasses,
    policy: office.policy,
    now,
  });
  const finishedLabel = finished.length > 0 ? { finishedLabel: counter.openTicket?.label } : {};
  const ticket = choice === undefined ? undefined : situation.ticket(choice.head.ticketId);
  if (choice === undefined || ticket === undefined) {
    const open = counter.openTicket;
    if (open === null) return [];
    const kind = command.finish === 'no-show' ? 'no-show' : 'complete';
    return [...finished, acted(counter.id, { actId, at: iso(now), kind, label: open.label })];
  }
  return [
    ...finished,
    called(situation, ticket, counter, choice.reason),
    acted(counter.id, { actId, at: iso(now), kind: 'call-next', label: ticket.label, ...finishedLabel }),
  ];
}

/** Calls a chosen ticket to the counter of who asks. */
export function callByHand(situation: Situation, command: CallByHand, by: By, actId: string, now: number): Decision {
  const counter = seat(situation, by);
  if (isRefusal(counter)) return counter;
  const ticket = todaysTicket(situation, command.ticketId);
  if (isRefusal(ticket)) return ticket;
  if (!allows(ticket.state, 'call'))
    return refuse('ticket.state', { params: { label: ticket.label, state: ticket.state } });
  if (counter.session?.paused === true) return refuse('counter.paused', { params: { number: counter.number } });
  const finished = finishOpen(situation, counter, command.finish);
  if (isRefusal(finished)) return finished;
  const finishedLabel = finished.length > 0 ? { finishedLabel: counter.openTicket?.label } : {};
  return [
    ...finished,
    called(situation, ticket, counter, 'chosen-by-hand'),
    acted(counter.id, { actId, at: iso(now), kind: 'call', label: ticket.label, ...finishedLabel }),
  ];
}

/** A ticket of the present business day; one of an earlier day is closed for good. */
export function todaysTicket(situation: Situation, id: string): TicketRow | Refusal {
  const ticket = situation.ticket(id);
  if (ticket === undefined) return refuse('ticket.unknown');
  if (ticket.businessDay !== situation.businessDay) {
    return refuse('ticket.state', { params: { label: ticket.label, state: ticket.state } });
  }
  return ticket;
}

function called(situation: Situation, ticket: TicketRow, counter: CounterFacts, reason: CallReason): NewEvent {
  return {
    type: 'ticket.called',
    ticketId: ticket.id,
    counterId: counter.id,
    data: {
      reason,
      plate: { number: counter.number, name: counter.name },
      announcement: situation.announce(ticket.label, counter.number, ticket.language),
      priority: classRule(situation.office.priorityClasses, ticket.priorityClass).priority,
      streakBefore: situation.streak(ticket.serviceId),
    },
  };
}

function iso(now: number): string {
  return new Date(now).toISOString();
}
