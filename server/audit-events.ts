/** What an event of the queue is in the audit log, when staff made it (SPEC Y2). */
import type { QueueEvent } from './domain/events.ts';
import type { TicketRow } from './domain/ticket.ts';
import type { HallOffice, HallSession } from './hall-types.ts';
import type { TicketChange } from './store/apply.ts';
import type { AuditEntry } from './store/audit.ts';

/** Of the hall: how things are called, and who sat where before the event. */
export interface AuditHall {
  readonly office: HallOffice;
  readonly sessions: ReadonlyMap<string, HallSession>;
}

/** The entry of an event; undefined for one that is no act of its own. `change`: the ticket before and after. */
export function auditOf(event: QueueEvent, change: TicketChange | undefined, hall: AuditHall): AuditEntry | undefined {
  switch (event.type) {
    case 'counter.opened':
    case 'counter.resumed':
      return { act: event.type, subject: counterOf(event.counterId, hall) };
    case 'counter.paused':
      return { act: event.type, subject: counterOf(event.counterId, hall), after: { reason: event.data.reason } };
    case 'counter.closed': {
      const sat = hall.sessions.get(event.counterId)?.staffId;
      // Closed by somebody else: then it matters who was sent away.
      const others = sat === undefined || sat === event.staffId ? undefined : hall.office.staffNames.get(sat);
      const before = others === undefined ? {} : { before: { staffName: others } };
      return { act: event.type, subject: counterOf(event.counterId, hall), ...before };
    }
    case 'ticket.issued':
    case 'ticket.called':
    case 'ticket.recalled':
    case 'ticket.started':
    case 'ticket.completed':
    case 'ticket.continued':
    case 'ticket.chained':
    case 'ticket.counted':
    case 'ticket.no-show':
    case 'ticket.parked':
    case 'ticket.returned':
    case 'ticket.transferred':
    case 'ticket.cancelled':
    case 'ticket.reclassified':
    case 'ticket.undone': {
      if (change === undefined) return undefined;
      const { before, after } = change;
      return {
        act: event.type,
        subject: { kind: 'ticket', id: after.id, name: after.label },
        ...(before === undefined
          ? {}
          : {
              before: {
                ...ticketFacts(before),
                ...(event.type === 'ticket.counted' ? { dossiers: before.dossiers } : {}),
              },
            }),
        after: {
          ...ticketFacts(after),
          ...(event.type === 'ticket.reclassified' && event.data.reason !== undefined
            ? { reason: event.data.reason }
            : {}),
          ...(event.type === 'ticket.counted' ? { dossiers: event.data.dossiers } : {}),
        },
      };
    }
    default:
      return undefined;
  }
}

/** What staff can change of a ticket. The times of its life are the log's own. */
function ticketFacts(ticket: TicketRow) {
  const { state, serviceId, counterId, priorityClass, priorityConfirmed, procedureCode, calls, callReason } = ticket;
  return { state, serviceId, counterId, priorityClass, priorityConfirmed, procedureCode, calls, callReason };
}

function counterOf(id: string, { office }: AuditHall): AuditEntry['subject'] {
  const counter = office.counters.find((one) => one.id === id);
  return { kind: 'counter', id, name: counter?.name.vi ?? '' };
}
