/** Writes events: into the log, from there into the rows and into memory (SPEC D1, D2). */
import type { By } from './domain/commands.ts';
import type { NewEvent, QueueEvent } from './domain/events.ts';
import type { Hall } from './hall.ts';
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
  readonly apply: (event: QueueEvent) => void;
  readonly hall: Hall;
}

export function eventWriter({ log, apply, hall }: EventWriterParts): WriteEvents {
  return (events, { staffId, deviceId }, { actId, now, day }) => {
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
        staffId,
        deviceId,
      } as Omit<QueueEvent, 'seq'>);
      apply(stamped);
      hall.apply(stamped);
      return stamped;
    });
  };
}
