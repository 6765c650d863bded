/** Today's figures, counted event by event: of the office, of each counter, and the pace of each service. */
import { DayWaits } from './day-waits.ts';
import type { TicketEvent } from './domain/events.ts';
import type { TicketRow } from './domain/ticket.ts';

/** What a counter has done today. */
export interface CounterTally {
  completed: number;
  noShow: number;
  parked: number;
  /** Sum of the spans from call to end of completed tickets, ms. */
  servedMs: number;
  freeSince: number | null;
}

interface Span {
  readonly ticketId: string;
  readonly ms: number;
}

/** Recent finished tickets of a service that its estimate looks at. */
const RECENT_KEPT = 30;
/** A span longer than this is a forgotten key, not a service. */
const SPAN_MOST_MS = 3 * 3_600_000;

export class Figures {
  issued = 0;
  completed = 0;
  /** Dossiers of the completed tickets (SPEC J134). */
  dossiers = 0;
  noShow = 0;
  cancelled = 0;
  readonly waits = new DayWaits();
  readonly tallies = new Map<string, CounterTally>();
  private readonly recent = new Map<string, Span[]>();
  /** The share of each completed ticket of the day in its counter's tally. */
  private readonly servedMs = new Map<string, number>();

  /** `completed`: tickets of the last day, whose pace the morning starts with. */
  startDay(completed: readonly TicketRow[]): void {
    Object.assign(this, { issued: 0, completed: 0, dossiers: 0, noShow: 0, cancelled: 0 });
    this.waits.clear();
    this.tallies.clear();
    this.servedMs.clear();
    this.recent.clear();
    for (const ticket of completed) this.noteSpan(ticket);
  }

  /** Spans from call to end of the last completed tickets of a service, ms a dossier (SPEC J130), newest last. */
  recentMs(serviceId: string): number[] {
    return (this.recent.get(serviceId) ?? []).map(({ ms }) => ms);
  }

  tallyOf(counterId: string): CounterTally {
    let tally = this.tallies.get(counterId);
    if (tally === undefined) {
      tally = { completed: 0, noShow: 0, parked: 0, servedMs: 0, freeSince: null };
      this.tallies.set(counterId, tally);
    }
    return tally;
  }

  count(event: TicketEvent, before: TicketRow | undefined, after: TicketRow): void {
    const tally = before?.counterId == null ? undefined : this.tallyOf(before.counterId);
    switch (event.type) {
      case 'ticket.issued':
        this.issued += 1;
        return;
      case 'ticket.called':
        // In a chain the ticket waits anew: its wait is that before the first call of all.
        if (before?.calledAt === null && !this.waits.entries().has(after.id)) {
          this.waits.set(after.id, event.at - after.issuedAt);
        }
        return;
      case 'ticket.completed':
        this.noteDone(after, tally);
        return;
      case 'ticket.continued':
        // As it was at the counter, done by now; after it, it waits for the next one (SPEC J61).
        if (before !== undefined) this.noteDone({ ...before, endedAt: event.at }, tally);
        return;
      case 'ticket.no-show':
        this.noShow += 1;
        if (tally !== undefined) tally.noShow += 1;
        return;
      case 'ticket.parked':
        if (tally !== undefined) tally.parked += 1;
        return;
      case 'ticket.cancelled':
        this.cancelled += 1;
        return;
      case 'ticket.undone':
        this.takeBack(event.data);
        return;
      default:
        return;
    }
  }

  private takeBack({ callSeq, from, ticket }: Extract<TicketEvent, { type: 'ticket.undone' }>['data']): void {
    if (callSeq !== null && ticket.calledAt === null) this.waits.delete(ticket.id);
    // The act was counted where the ticket was, which need not be where the undo key was pressed.
    const tally = ticket.counterId === null ? undefined : this.tallyOf(ticket.counterId);
    switch (from) {
      case 'completed': {
        this.completed -= 1;
        this.dossiers -= ticket.dossiers;
        const recent = this.recent.get(ticket.serviceId) ?? [];
        const others = recent.filter(({ ticketId }) => ticketId !== ticket.id);
        this.recent.set(ticket.serviceId, others);
        if (tally !== undefined) {
          tally.completed -= 1;
          tally.servedMs -= this.servedMs.get(ticket.id) ?? 0;
        }
        return;
      }
      case 'no-show':
        this.noShow -= 1;
        if (tally !== undefined) tally.noShow -= 1;
        return;
      case 'cancelled':
        this.cancelled -= 1;
        return;
      case 'parked':
        if (tally !== undefined) tally.parked -= 1;
        return;
      default:
        return;
    }
  }

  private noteDone(ticket: TicketRow, tally: CounterTally | undefined): void {
    this.completed += 1;
    this.dossiers += ticket.dossiers;
    this.noteSpan(ticket);
    if (tally === undefined) return;
    tally.completed += 1;
    tally.servedMs += spanOf(ticket);
    this.servedMs.set(ticket.id, spanOf(ticket));
  }

  private noteSpan(ticket: TicketRow): void {
    const recent = this.recent.get(ticket.serviceId) ?? [];
    recent.push({ ticketId: ticket.id, ms: spanOf(ticket) / ticket.dossiers });
    if (recent.length > RECENT_KEPT) recent.shift();
    this.recent.set(ticket.serviceId, recent);
  }
}

/** From the call to the end. */
function spanOf({ calledAt, since, endedAt }: TicketRow): number {
  return Math.min((endedAt ?? since) - (calledAt ?? since), SPAN_MOST_MS);
}
