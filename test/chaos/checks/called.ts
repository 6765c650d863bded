/** The calls of the log, and what became of each: the truth against which the displays are held. */
import type { QueueEvent } from '#server/domain/events.ts';

export interface Called {
  readonly seq: number;
  readonly at: number;
  readonly label: string;
  readonly counter: number;
  /** Taken back. */
  undoneAt?: number;
  /** The same ticket was called or recalled again. */
  againAt?: number;
  /** The first time that it was called to another counter. */
  elsewhereAt?: number;
}

export function callsOf(events: readonly QueueEvent[]): Called[] {
  const calls: Called[] = [];
  const labels = new Map<string, string>();
  for (const event of events) {
    if (event.type === 'ticket.issued') labels.set(event.ticketId, event.data.ticket.label);
    if (event.type === 'ticket.called' || event.type === 'ticket.recalled') {
      const label = labels.get(event.ticketId) ?? event.ticketId;
      const counter = event.data.plate.number;
      for (const before of calls.filter((call) => call.label === label)) {
        before.againAt ??= event.at;
        if (before.counter !== counter) before.elsewhereAt ??= event.at;
      }
      calls.push({ seq: event.seq, at: event.at, label, counter });
    }
    // The list on the screens forgets the ticket as a whole.
    if (event.type === 'ticket.undone' && event.data.callSeq !== null) {
      for (const call of calls) if (call.label === event.data.ticket.label) call.undoneAt ??= event.at;
    }
  }
  return calls;
}
