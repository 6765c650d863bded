/** Writes events: into the log, from there into the rows and into memory (SPEC D1, D2); and what staff did, into the
 *  audit log (SPEC Y1). */
import { auditOf } from './audit-events.ts';
import type { By } from './domain/commands.ts';
import type { NewEvent, QueueEvent } from './domain/events.ts';
import type { Hall } from './hall.ts';
import type { TicketChange } from './store/apply.ts';
import type { AuditEntry } from './store/audit.ts';
import type { EventLog } from './store/event-log.ts';

/** When and where events belong: one act, one moment (ms UTC), one business day. */
export interface Stamp {
  readonly actId: string;
  readonly now: number;
  readonly day: string;
}

/** Writes the events of one act inside the transaction, and answers them with their seqs. */
export type WriteEvents = (events: readonly NewEvent[], by: By, stamp: Stamp) => QueueEvent[];

export interface EventWriterParts {
  readonly log: EventLog;
  readonly apply: (event: QueueEvent) => TicketChange | undefined;
  readonly hall: Hall;
  /** Writes an act of staff into the audit log. */
  readonly audit: (entry: AuditEntry, by: By, now: number) => void;
}

export function eventWriter({ log, apply, hall, audit }: EventWriterParts): WriteEvents {
  return (events, by, { actId, now, day }) => {
    // A ticket that is handed in late belongs, with all that this act says of it, to the day on which it was given (SPEC G5).
    const daysOfIssue = new Map(
      events.flatMap((event) =>
        event.type === 'ticket.issued' ? [[event.ticketId, event.data.ticket.businessDay]] : [],
      ),
    );
    return events.map((event) => {
      const stamped = log.append({
        ...event,
        at: now,
        businessDay: daysOfIssue.get(event.ticketId ?? '') ?? day,
        actId,
        staffId: by.staffId,
        deviceId: by.deviceId,
      } as Omit<QueueEvent, 'seq'>);
      const change = apply(stamped);
      const entry = by.staffId === null ? undefined : auditOf(stamped, change, hall);
      if (entry !== undefined) audit(entry, by, now);
      hall.apply(stamped);
      return stamped;
    });
  };
}
