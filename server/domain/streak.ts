/** Ordinary tickets called in a row in a service: what the interleaved policy counts (SPEC P4, U1). */
import type { TicketEvent } from './events.ts';

/** The count after an event of one of its tickets. */
export function streakAfter(before: number, event: TicketEvent): number {
  if (event.type === 'ticket.called') return event.data.priority ? 0 : before + 1;
  if (event.type !== 'ticket.undone' || event.data.streak === null) return before;
  // Others may have called since: this call's share is taken back, not the old figure set.
  const { priority, before: taken } = event.data.streak;
  return priority ? before + taken : Math.max(0, before - 1);
}
