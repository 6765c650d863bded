/** The log against the ledger, both ways: nothing that was acknowledged is missing, nothing is there that nobody asked. */
import type { QueueEvent } from '#server/domain/events.ts';
import { evolve, type TicketRow } from '#server/domain/ticket.ts';
import type { Issued, Ledger, Step } from '../ledger.ts';

export interface LogCheck {
  /** Takes in the events since the last time. Nothing may be under way meanwhile. */
  take(events: readonly QueueEvent[]): string[];
}

export function logCheck(ledger: Ledger): LogCheck {
  const tickets = new Map<string, TicketRow>();
  const openAt = new Map<string, string>();
  const found = new Set<string>();
  const consumed = new Map<string, number>();

  return {
    take(events) {
      const faults: string[] = [];
      for (const event of events) follow(event, tickets, openAt, faults);
      for (const { type, ticketId, deviceId } of events) {
        if (type !== 'ticket.issued' || ticketId === null) continue;
        found.add(ticketId);
        const label = tickets.get(ticketId)?.label ?? ticketId;
        const issued = ledger.issued.get(ticketId);
        if (issued === undefined) faults.push(`${label} is in the log, and no touch was answered with it: acted twice`);
        else faults.push(...mismatch(issued, tickets.get(ticketId), deviceId));
      }
      for (const { ticketId, label } of ledger.issued.values()) {
        if (!found.has(ticketId)) faults.push(`LOST: ${label} was acknowledged and is not in the log`);
      }
      for (const [staffId, acts] of actsByStaff(events)) {
        const from = consumed.get(staffId) ?? 0;
        const acknowledged = (ledger.acts.get(staffId) ?? []).slice(from);
        consumed.set(staffId, from + acknowledged.length);
        faults.push(...compareActs(acknowledged, acts));
      }
      for (const [staffId, acts] of ledger.acts) {
        const left = acts.slice(consumed.get(staffId) ?? 0);
        consumed.set(staffId, acts.length);
        faults.push(...compareActs(left, []));
      }
      return faults;
    },
  };
}

/** Replays one event; says when a ticket is called that may not be called, or to a counter that has another one. */
function follow(
  event: QueueEvent,
  tickets: Map<string, TicketRow>,
  openAt: Map<string, string>,
  faults: string[],
): void {
  const { ticketId } = event;
  if (ticketId === null || !isTicketEvent(event)) return;
  const before = tickets.get(ticketId);
  if (event.type === 'ticket.issued' && before !== undefined) faults.push(`${before.label} was issued twice`);
  if (event.type === 'ticket.called' && !['waiting', 'parked', 'no-show'].includes(before?.state ?? 'waiting')) {
    faults.push(`${before?.label} was called twice: it was ${before?.state}`);
  }
  const after = evolve(before, event);
  if (after === undefined) return;
  tickets.set(ticketId, after);
  if (before?.counterId != null && openAt.get(before.counterId) === ticketId) openAt.delete(before.counterId);
  if (after.counterId === null || !['called', 'serving'].includes(after.state)) return;
  openAt.set(after.counterId, ticketId);
}

function mismatch(issued: Issued, ticket: TicketRow | undefined, deviceId: string | null): string[] {
  if (ticket?.label === issued.label && deviceId === issued.deviceId) return [];
  return [`${issued.label} was acknowledged, but the log says ${ticket?.label} of ${deviceId}`];
}

/** The acts of each member of staff, each with its steps, in the order of the log. */
function actsByStaff(events: readonly QueueEvent[]): Map<string, Step[][]> {
  const staff = new Map<string, Map<string, Step[]>>();
  for (const { staffId, actId, type, ticketId } of events) {
    if (staffId === null || ticketId === null) continue;
    const acts = staff.get(staffId) ?? new Map<string, Step[]>();
    staff.set(staffId, acts);
    acts.set(actId, [...(acts.get(actId) ?? []), { type, ticketId }]);
  }
  return new Map([...staff].map(([id, acts]) => [id, [...acts.values()]]));
}

function compareActs(acknowledged: readonly (readonly Step[])[], kept: readonly (readonly Step[])[]): string[] {
  const [mine, theirs] = [acknowledged.map(asText), kept.map(asText)];
  const at = mine.findIndex((act, index) => act !== theirs[index]);
  if (at >= 0) return [`LOST or acted otherwise: acknowledged ${mine[at]}, the log has ${theirs[at] ?? 'nothing'}`];
  return theirs.slice(mine.length).map((act) => `acted twice: ${act} is in the log, and no answer said so`);
}

function asText(act: readonly Step[]): string {
  return act
    .map(({ type, ticketId }) => `${type} ${ticketId}`)
    .sort()
    .join(' + ');
}

function isTicketEvent(event: QueueEvent): event is Extract<QueueEvent, { type: `ticket.${string}` }> {
  return event.type.startsWith('ticket.');
}
