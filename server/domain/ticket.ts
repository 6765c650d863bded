import type { Language } from '#common/contract/text.ts';
import type { CallReason, TicketState } from '#common/contract/ticket.ts';
import type { QueueEvent } from './events.ts';

/** A ticket as the queue keeps it; times in ms UTC. */
export interface TicketRow {
  readonly id: string;
  readonly businessDay: string;
  readonly serviceId: string;
  readonly label: string;
  readonly state: TicketState;
  readonly priorityClass: string;
  readonly priorityConfirmed: boolean;
  readonly procedureCode: string | null;
  readonly language: Language;
  readonly deviceId: string | null;
  readonly counterId: string | null;
  readonly issuedAt: number;
  /** The age by which it stands in its line: the time of issue until it slides back (SPEC P6). */
  readonly placeAt: number;
  /** How often it slid back (SPEC J70). */
  readonly postponed: number;
  readonly calledAt: number | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly since: number;
  readonly calls: number;
  readonly callReason: CallReason | null;
  readonly returned: boolean;
  /** Services that come after this one, in order (SPEC J60). */
  readonly next: readonly string[];
  /** How many are handed in with it (SPEC J129). */
  readonly dossiers: number;
  /** The field that was asked for, while it stands in the lane for many dossiers (SPEC J131). */
  readonly cameFor: string | null;
}

/** What a new ticket is told; everything else of it begins the same, however it came (issued, handed in, typed in). */
type Given = Pick<
  TicketRow,
  | 'id'
  | 'businessDay'
  | 'serviceId'
  | 'label'
  | 'priorityClass'
  | 'procedureCode'
  | 'language'
  | 'deviceId'
  | 'issuedAt'
> &
  Partial<Pick<TicketRow, 'placeAt' | 'returned' | 'next' | 'dossiers' | 'cameFor'>> & {
    /** ms UTC from which it waits. */
    readonly since: number;
  };

/** A ticket as it comes into its line. */
export function newTicket(given: Given): TicketRow {
  return {
    placeAt: given.issuedAt,
    returned: false,
    next: [],
    dossiers: 1,
    cameFor: null,
    ...given,
    state: 'waiting',
    priorityConfirmed: false,
    counterId: null,
    postponed: 0,
    calledAt: null,
    startedAt: null,
    endedAt: null,
    calls: 0,
    callReason: null,
  };
}

export type TicketVerb =
  | 'call'
  | 'recall'
  | 'start'
  | 'complete'
  | 'no-show'
  | 'park'
  | 'return'
  | 'transfer'
  | 'postpone'
  | 'cancel'
  | 'expire';

/** Which state allows which verb (SPEC L1). `call` from parked or no-show is a clerk's choice by hand. */
const ALLOWED: Readonly<Record<TicketVerb, readonly TicketState[]>> = {
  call: ['waiting', 'parked', 'no-show'],
  recall: ['called', 'no-show'],
  start: ['called'],
  complete: ['serving'],
  'no-show': ['called'],
  park: ['called', 'serving'],
  return: ['parked', 'no-show'],
  transfer: ['called', 'serving'],
  postpone: ['waiting'],
  cancel: ['waiting'],
  expire: ['waiting', 'called', 'serving', 'parked', 'no-show'],
};

export function allows(state: TicketState, verb: TicketVerb): boolean {
  return ALLOWED[verb].includes(state);
}

/** Called or served: it holds its counter. */
export function isOpen(state: TicketState): boolean {
  return state === 'called' || state === 'serving';
}

/** Still of interest today: on the staff's lists. */
export function isLive(state: TicketState): boolean {
  return allows(state, 'expire');
}

/**
 * The ticket after an event. Rows and events cannot disagree, since every row is made by this function; the events of a
 * day alone rebuild its rows (SPEC D2).
 */
export function evolve(ticket: TicketRow | undefined, event: QueueEvent): TicketRow | undefined {
  // Both carry the ticket whole, also to a reader that had let it go when it ended.
  if (event.type === 'ticket.issued' || event.type === 'ticket.undone') return withPlace(event.data.ticket);
  if (ticket === undefined) return undefined;
  const at = event.at;
  switch (event.type) {
    case 'ticket.called':
      return {
        ...ticket,
        state: 'called',
        counterId: event.counterId,
        calledAt: at,
        startedAt: null,
        endedAt: null,
        since: at,
        calls: ticket.calls + 1,
        callReason: event.data.reason,
      };
    case 'ticket.recalled':
      return ticket.state === 'called'
        ? { ...ticket, calls: ticket.calls + 1 }
        : { ...ticket, state: 'called', counterId: event.counterId, endedAt: null, since: at, calls: ticket.calls + 1 };
    case 'ticket.started':
      return { ...ticket, state: 'serving', startedAt: event.data.startedAt, since: at };
    case 'ticket.completed':
      return { ...ticket, state: 'completed', endedAt: at, since: at };
    case 'ticket.no-show':
      return { ...ticket, state: 'no-show', endedAt: at, since: at };
    case 'ticket.parked':
      return { ...ticket, state: 'parked', since: at };
    case 'ticket.returned':
      return { ...ticket, state: 'waiting', counterId: null, endedAt: null, since: at, returned: true };
    case 'ticket.transferred':
      return {
        ...ticket,
        state: 'waiting',
        serviceId: event.data.serviceId,
        counterId: null,
        startedAt: null,
        since: at,
        // Who is sent on to a service that was to come later does not come there twice.
        next: ticket.next.filter((id) => id !== event.data.serviceId),
        cameFor: event.data.cameFor ?? null,
      };
    case 'ticket.chained':
      return { ...ticket, next: event.data.next };
    case 'ticket.counted':
      return { ...ticket, dossiers: event.data.dossiers };
    case 'ticket.continued':
      return {
        ...ticket,
        state: 'waiting',
        serviceId: event.data.serviceId,
        next: event.data.next,
        priorityClass: event.data.priorityClass,
        procedureCode: null,
        cameFor: null,
        counterId: null,
        calledAt: null,
        startedAt: null,
        endedAt: null,
        since: at,
        calls: 0,
        callReason: null,
        returned: false,
      };
    case 'ticket.postponed':
      return { ...ticket, placeAt: event.data.placeAt, postponed: ticket.postponed + 1 };
    case 'ticket.cancelled':
      return { ...ticket, state: 'cancelled', endedAt: at, since: at };
    case 'ticket.expired':
      return { ...ticket, state: 'expired', endedAt: at, since: at };
    case 'ticket.reclassified':
      return { ...ticket, priorityClass: event.data.priorityClass, priorityConfirmed: event.data.confirmed };
    default:
      return ticket;
  }
}

type Later = 'placeAt' | 'postponed' | 'next' | 'dossiers' | 'cameFor';

/** A log that is older than these rules says nothing of places, chains and counts: there each ticket stands by its issue, alone. */
function withPlace(ticket: Omit<TicketRow, Later> & Partial<TicketRow>): TicketRow {
  const { placeAt = ticket.issuedAt, postponed = 0, next = [], dossiers = 1, cameFor = null } = ticket;
  return { ...ticket, placeAt, postponed, next, dossiers, cameFor };
}
