import type { Refusal } from '#common/contract/errors.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import type { LowerReason } from '#common/contract/ticket.ts';
import type { LastAct } from '#common/contract/views.ts';
import { acted, mayTouch, seat } from './at-counter.ts';
import { todaysTicket } from './call.ts';
import { done } from './chain.ts';
import { classRule, isKnownClass, ORDINARY } from './classes.ts';
import type { By, Command, TicketAct } from './commands.ts';
import type { Decision } from './decide.ts';
import { cameForAfter } from './dossier-count.ts';
import type { NewEvent } from './events.ts';
import type { CounterFacts, Situation } from './situation.ts';
import { allows, type TicketRow } from './ticket.ts';

type Work = Extract<Command, { type: TicketAct }>;
type Transfer = Extract<Command, { type: 'transfer' }>;
type Reclassify = Extract<Command, { type: 'reclassify' }>;

/** recall, start, complete, no-show, park, return, cancel (SPEC L1). */
export function work(situation: Situation, command: Work, by: By, actId: string, now: number): Decision {
  const ticket = todaysTicket(situation, command.ticketId);
  if (isRefusal(ticket)) return ticket;
  if (!allows(ticket.state, command.type)) {
    return refuse('ticket.state', { params: { label: ticket.label, state: ticket.state } });
  }
  const denied = mayTouch(situation, ticket, by);
  if (denied !== undefined) return denied;
  if (command.type === 'recall') return recall(situation, ticket, by);
  const of = { ticketId: ticket.id, counterId: ticket.counterId } as const;
  const event = command.type === 'complete' ? done(situation, ticket) : eventOf(command.type, of, now);
  return [event, ...remember(situation, ticket, by, command.type, actId, now)];
}

function eventOf(
  act: Exclude<TicketAct, 'recall' | 'complete'>,
  of: { readonly ticketId: string; readonly counterId: string | null },
  now: number,
): NewEvent {
  switch (act) {
    case 'start':
      return { ...of, type: 'ticket.started', data: { startedAt: now } };
    case 'no-show':
      return { ...of, type: 'ticket.no-show', data: {} };
    case 'park':
      return { ...of, type: 'ticket.parked', data: {} };
    case 'return':
      return { ...of, type: 'ticket.returned', data: {} };
    case 'cancel':
      return { ...of, type: 'ticket.cancelled', data: {} };
  }
}

/** Announces again; a no-show is called back to the counter of who asks, which must be free. */
function recall(situation: Situation, ticket: TicketRow, by: By): Decision {
  const counter: CounterFacts | undefined =
    ticket.state === 'called' && ticket.counterId !== null ? situation.counter(ticket.counterId) : undefined;
  const at = counter ?? seat(situation, by);
  if (isRefusal(at)) return at;
  if (ticket.state === 'no-show') {
    // It is a call like any other: a paused counter calls nobody (SPEC S2).
    if (at.session?.paused === true) return refuse('counter.paused', { params: { number: at.number } });
    if (at.openTicket !== null) return refuse('counter.busy', { params: { label: at.openTicket.label } });
  }
  return [
    {
      type: 'ticket.recalled',
      ticketId: ticket.id,
      counterId: at.id,
      data: {
        plate: { number: at.number, name: at.name },
        announcement: situation.announce(ticket.label, at.number, ticket.language),
      },
    },
    // What was said twice cannot be unsaid: the undo key has nothing to take back after a recall.
    acted(at.id, null),
  ];
}

/** Waiting again in another service, with the same label and the age of its issue. */
export function transfer(situation: Situation, command: Transfer, by: By, actId: string, now: number): Decision {
  const ticket = todaysTicket(situation, command.ticketId);
  if (isRefusal(ticket)) return ticket;
  const service = situation.service(command.serviceId);
  if (service === undefined) return refuse('service.unknown', { field: 'serviceId' });
  if (!allows(ticket.state, 'transfer')) {
    return refuse('ticket.state', { params: { label: ticket.label, state: ticket.state } });
  }
  if (!service.active) return refuse('service.closed');
  if (service.id === ticket.serviceId) {
    return refuse('request.invalid', { field: 'serviceId', detail: 'the ticket is in this service already' });
  }
  const denied = mayTouch(situation, ticket, by);
  if (denied !== undefined) return denied;
  const cameFor = cameForAfter(situation.office, ticket, service.id);
  const data = { serviceId: service.id, ...(cameFor === null ? {} : { cameFor }) };
  return [
    { type: 'ticket.transferred', ticketId: ticket.id, counterId: ticket.counterId, data },
    ...remember(situation, ticket, by, 'transfer', actId, now),
  ];
}

/** Staff confirm, change or lower the class that was claimed; the log keeps who did, and why it was lowered (SPEC J13). */
export function reclassify(situation: Situation, command: Reclassify): Decision {
  const ticket = todaysTicket(situation, command.ticketId);
  if (isRefusal(ticket)) return ticket;
  if (!allows(ticket.state, 'expire')) {
    return refuse('ticket.state', { params: { label: ticket.label, state: ticket.state } });
  }
  const { priorityClass } = command;
  if (!isKnownClass(situation.office.priorityClasses, priorityClass)) {
    return refuse('request.invalid', { field: 'priorityClass', detail: `no class "${priorityClass}" in this office` });
  }
  const reason = lowerReason(situation.office, ticket.priorityClass, command);
  if (isRefusal(reason)) return reason;
  const confirmed = priorityClass !== ORDINARY;
  return [
    {
      type: 'ticket.reclassified',
      ticketId: ticket.id,
      counterId: ticket.counterId,
      data: { priorityClass, confirmed, ...(reason === undefined ? {} : { reason }) },
    },
  ];
}

/** The reason that the log keeps; undefined where nothing is lowered, or nobody has to say why. */
function lowerReason(
  { parts, priorityClasses }: Situation['office'],
  claimed: string,
  { priorityClass, reason }: Reclassify,
): LowerReason | Refusal | undefined {
  const isLower = classRule(priorityClasses, claimed).rank < classRule(priorityClasses, priorityClass).rank;
  if (!isLower) return undefined;
  if (reason !== undefined || parts.reasons !== true) return reason;
  // Where another class is right, that is the reason.
  if (priorityClass !== ORDINARY) return 'other-class';
  return refuse('request.invalid', { field: 'reason', detail: 'reason: is asked for where a priority is taken off' });
}

/** Notes the act at the counter where it was done, for the undo key. */
function remember(
  situation: Situation,
  ticket: TicketRow,
  by: By,
  kind: Exclude<LastAct['kind'], 'call' | 'call-next'>,
  actId: string,
  now: number,
): NewEvent[] {
  const counter = seat(situation, by);
  if (isRefusal(counter)) return [];
  return [acted(counter.id, { actId, at: new Date(now).toISOString(), kind, label: ticket.label })];
}
