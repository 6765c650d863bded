/**
 * The hall: today's queue in memory, made from the same events as the rows. Views, estimates and slips read it; the
 * decisions do not. It can be thrown away and made again from the log at any time.
 */
import type { CounterPlate } from '#common/contract/events.ts';
import type { Office, PrinterState, PrintState, Procedure } from '#common/contract/office.ts';
import type { Bilingual } from '#common/contract/text.ts';
import type { DisplayCall, LastAct } from '#common/contract/views.ts';
import type { QueueEvent, TicketEvent } from './domain/events.ts';
import { evolve, isLive, isOpen, type TicketRow } from './domain/ticket.ts';

export interface HallService {
  readonly id: string;
  readonly prefix: string;
  readonly name: Bilingual;
  readonly shortName: Bilingual;
  readonly hint: Bilingual | null;
  readonly position: number;
  readonly active: boolean;
  readonly procedures: readonly Procedure[];
}

export interface HallCounter {
  readonly id: string;
  readonly number: number;
  readonly name: Bilingual;
  readonly serviceIds: readonly string[];
}

export interface HallSession {
  readonly staffId: string;
  readonly openedAt: number;
  readonly pausedAt: number | null;
  readonly pauseReason: string | null;
  readonly lastAct: LastAct | null;
}

export interface HallDevice {
  readonly id: string;
  readonly kind: 'kiosk' | 'display' | 'counter';
  readonly label: string;
  readonly printerId: string | null;
}

export interface HallPrinter {
  readonly id: string;
  readonly name: string;
}

export interface HallPrintProblem {
  readonly jobId: string;
  readonly ticketId: string | null;
  readonly label: string | null;
  readonly printerId: string;
  readonly state: PrintState;
  readonly reason: string | null;
  readonly at: number;
}

export interface HallHelp {
  readonly id: string;
  readonly deviceId: string;
  readonly at: number;
  readonly answered: { readonly staffName: string; readonly counterNumber: number | null } | null;
}

/** What a counter has done today. */
export interface CounterTally {
  completed: number;
  noShow: number;
  parked: number;
  /** Sum of the spans from call to end of completed tickets, ms. */
  servedMs: number;
  freeSince: number | null;
}

export interface Connection {
  readonly since: number;
  readonly connected: boolean;
  readonly problem: 'sound-blocked' | 'voice-missing' | null;
}

/** The office's data, read whole when they change. */
export interface HallOffice {
  readonly settings: Office;
  readonly services: readonly HallService[];
  readonly counters: readonly HallCounter[];
  readonly devices: readonly HallDevice[];
  readonly printers: readonly HallPrinter[];
  readonly staffNames: ReadonlyMap<string, string>;
  readonly pictures: readonly string[];
}

export interface HallSource {
  businessDay(): string;
  office(): HallOffice;
  /** The events of a day, in order. */
  eventsOf(day: string): readonly QueueEvent[];
  sessions(): ReadonlyMap<string, HallSession>;
  printProblems(): readonly HallPrintProblem[];
  openHelp(): readonly HallHelp[];
}

const CALLS_KEPT = 12;
/** Recent finished tickets of a service that its estimate looks at. */
const RECENT_KEPT = 30;
/** A span longer than this is a forgotten key, not a service. */
const SPAN_MOST_MS = 3 * 3_600_000;

export class Hall {
  businessDay = '';
  office!: HallOffice;
  readonly tickets = new Map<string, TicketRow>();
  /** Labels of all tickets of the day, ended ones too. */
  readonly labels = new Map<string, string>();
  private readonly lines = new Map<string, Set<string>>();
  private readonly openAt = new Map<string, string>();
  readonly sessions = new Map<string, HallSession>();
  readonly tallies = new Map<string, CounterTally>();
  /** Spans from call to end, newest last, by service; kept over midnight, so the morning starts with yesterday's pace. */
  readonly recentMs = new Map<string, number[]>();
  readonly streaks = new Map<string, number>();
  readonly calls = new Map<number, DisplayCall>();
  readonly help = new Map<string, HallHelp>();
  readonly connections = new Map<string, Connection>();
  readonly printerStates = new Map<string, { readonly state: PrinterState; readonly since: number }>();
  readonly printProblems = new Map<string, HallPrintProblem>();
  readonly today = { issued: 0, completed: 0, noShow: 0, cancelled: 0, waitsMs: [] as number[] };
  private readonly source: HallSource;
  private readonly toMoment: (ms: number) => string;

  constructor(source: HallSource, toMoment: (ms: number) => string) {
    this.source = source;
    this.toMoment = toMoment;
    this.reload();
  }

  /** Makes everything again from the store: at start, and after a transaction that failed half-way. */
  reload(): void {
    this.startDay(this.source.businessDay());
    this.recentMs.clear();
    this.readOffice();
    for (const event of this.source.eventsOf(this.businessDay)) {
      // Who is connected is known from the sockets of this process alone.
      if (!event.type.startsWith('device.')) this.apply(event);
    }
    replace(this.sessions, this.source.sessions());
    replace(this.printProblems, new Map(this.source.printProblems().map((problem) => [problem.jobId, problem])));
    replace(this.help, new Map(this.source.openHelp().map((help) => [help.id, help])));
  }

  /** Begins an empty day. */
  startDay(day: string): void {
    this.businessDay = day;
    this.tickets.clear();
    this.labels.clear();
    this.lines.clear();
    this.openAt.clear();
    this.tallies.clear();
    this.streaks.clear();
    this.calls.clear();
    this.sessions.clear();
    Object.assign(this.today, { issued: 0, completed: 0, noShow: 0, cancelled: 0, waitsMs: [] });
  }

  readOffice(): void {
    this.office = this.source.office();
  }

  /** Waiting tickets of a service, oldest first. */
  waitingIn(serviceId: string): TicketRow[] {
    const line: TicketRow[] = [];
    for (const id of this.lines.get(serviceId) ?? []) {
      const ticket = this.tickets.get(id);
      if (ticket !== undefined) line.push(ticket);
    }
    return line.sort((a, b) => a.issuedAt - b.issuedAt || (a.id < b.id ? -1 : 1));
  }

  waitingCount(serviceId: string): number {
    return this.lines.get(serviceId)?.size ?? 0;
  }

  /** The ticket that is called to or served at a counter. */
  openTicketAt(counterId: string): TicketRow | undefined {
    const id = this.openAt.get(counterId);
    return id === undefined ? undefined : this.tickets.get(id);
  }

  tallyOf(counterId: string): CounterTally {
    let tally = this.tallies.get(counterId);
    if (tally === undefined) {
      tally = { completed: 0, noShow: 0, parked: 0, servedMs: 0, freeSince: null };
      this.tallies.set(counterId, tally);
    }
    return tally;
  }

  apply(event: QueueEvent): void {
    if (isTicketEvent(event)) {
      this.applyToTicket(event);
      return;
    }
    switch (event.type) {
      case 'counter.opened':
        this.sessions.set(event.counterId, {
          staffId: event.data.staffId,
          openedAt: event.at,
          pausedAt: null,
          pauseReason: null,
          lastAct: null,
        });
        this.tallyOf(event.counterId).freeSince = event.at;
        return;
      case 'counter.paused':
        this.changeSession(event.counterId, { pausedAt: event.at, pauseReason: event.data.reason });
        return;
      case 'counter.resumed':
        this.changeSession(event.counterId, { pausedAt: null, pauseReason: null });
        return;
      case 'counter.acted':
        this.changeSession(event.counterId, { lastAct: event.data.lastAct });
        return;
      case 'counter.closed':
        this.sessions.delete(event.counterId);
        this.tallyOf(event.counterId).freeSince = null;
        return;
      case 'print.printed':
        this.printProblems.delete(event.data.jobId);
        return;
      case 'print.failed':
        this.printProblems.set(event.data.jobId, {
          jobId: event.data.jobId,
          ticketId: event.ticketId,
          label: event.data.label,
          printerId: event.data.printerId,
          state: event.data.state,
          reason: event.data.reason,
          at: event.at,
        });
        return;
      case 'printer.state':
        this.printerStates.set(event.data.printerId, { state: event.data.state, since: event.at });
        return;
      case 'device.connected':
      case 'device.disconnected':
        if (event.deviceId !== null) {
          const connected = event.type === 'device.connected';
          const problem = event.type === 'device.connected' ? event.data.problem : null;
          this.connections.set(event.deviceId, { connected, since: event.at, problem });
        }
        return;
      case 'help.requested':
        if (event.deviceId !== null) {
          this.help.set(event.data.helpId, {
            id: event.data.helpId,
            deviceId: event.deviceId,
            at: event.at,
            answered: null,
          });
        }
        return;
      case 'help.answered':
        this.applyHelp(event.data);
        return;
      case 'office.changed':
        this.readOffice();
        replace(this.printProblems, new Map(this.source.printProblems().map((problem) => [problem.jobId, problem])));
        return;
    }
  }

  private applyHelp(data: Extract<QueueEvent, { type: 'help.answered' }>['data']): void {
    const help = this.help.get(data.helpId);
    if (help === undefined) return;
    if (data.ended || data.staffName === null) this.help.delete(data.helpId);
    else
      this.help.set(help.id, { ...help, answered: { staffName: data.staffName, counterNumber: data.counterNumber } });
  }

  private applyToTicket(event: TicketEvent): void {
    const before = this.tickets.get(event.ticketId);
    const after = evolve(before, event);
    // A ticket of an earlier day, or one that this hall let go when it ended: an undo brings it whole.
    if (after === undefined) return;
    this.labels.set(after.id, after.label);
    if (isLive(after.state)) this.tickets.set(after.id, after);
    else this.tickets.delete(after.id);
    this.index(before, after);
    this.count(event, before, after);
    if (event.type === 'ticket.called' || event.type === 'ticket.recalled') this.noteCall(event, after);
    if (event.type === 'ticket.undone') this.takeBack(event);
    for (const counterId of new Set([before?.counterId, after.counterId])) {
      if (counterId !== null && counterId !== undefined) this.noteFree(counterId, event.at);
    }
  }

  /** Keeps the lines and the open tickets found without a walk over all tickets. */
  private index(before: TicketRow | undefined, after: TicketRow): void {
    if (before?.state === 'waiting') this.lines.get(before.serviceId)?.delete(before.id);
    if (after.state === 'waiting') {
      const line = this.lines.get(after.serviceId) ?? new Set();
      this.lines.set(after.serviceId, line.add(after.id));
    }
    if (before !== undefined && isOpen(before.state) && before.counterId !== null) {
      if (this.openAt.get(before.counterId) === before.id) this.openAt.delete(before.counterId);
    }
    if (isOpen(after.state) && after.counterId !== null) this.openAt.set(after.counterId, after.id);
  }

  private count(event: TicketEvent, before: TicketRow | undefined, after: TicketRow): void {
    const { today } = this;
    const counterId = before?.counterId ?? null;
    switch (event.type) {
      case 'ticket.issued':
        today.issued += 1;
        return;
      case 'ticket.called':
        if (before?.calledAt === null) today.waitsMs.push(event.at - after.issuedAt);
        this.streaks.set(after.serviceId, event.data.priority ? 0 : (this.streaks.get(after.serviceId) ?? 0) + 1);
        return;
      case 'ticket.completed': {
        today.completed += 1;
        const span = Math.min(event.at - (after.calledAt ?? after.since), SPAN_MOST_MS);
        const recent = this.recentMs.get(after.serviceId) ?? [];
        recent.push(span);
        if (recent.length > RECENT_KEPT) recent.shift();
        this.recentMs.set(after.serviceId, recent);
        if (counterId !== null) {
          this.tallyOf(counterId).completed += 1;
          this.tallyOf(counterId).servedMs += span;
        }
        return;
      }
      case 'ticket.no-show':
        today.noShow += 1;
        if (counterId !== null) this.tallyOf(counterId).noShow += 1;
        return;
      case 'ticket.parked':
        if (counterId !== null) this.tallyOf(counterId).parked += 1;
        return;
      case 'ticket.cancelled':
        today.cancelled += 1;
        return;
      default:
        return;
    }
  }

  private noteCall(
    event: Extract<TicketEvent, { type: 'ticket.called' | 'ticket.recalled' }>,
    ticket: TicketRow,
  ): void {
    const counter: CounterPlate = event.data.plate;
    // A ticket stands once in the list, under its newest call.
    for (const [seq, call] of this.calls) if (call.label === ticket.label) this.calls.delete(seq);
    this.calls.set(event.seq, {
      callSeq: event.seq,
      label: ticket.label,
      counter,
      at: this.toMoment(event.at),
      kind: event.type === 'ticket.called' ? 'call' : 'recall',
      announcement: event.data.announcement,
    });
    for (const seq of this.calls.keys()) {
      if (this.calls.size <= CALLS_KEPT) break;
      this.calls.delete(seq);
    }
  }

  /** Takes an act back out of today's figures and off the screens. */
  private takeBack(event: Extract<TicketEvent, { type: 'ticket.undone' }>): void {
    const { callSeq, streak, ticket, from } = event.data;
    const tally = event.counterId === null ? undefined : this.tallyOf(event.counterId);
    if (callSeq !== null) {
      for (const [seq, call] of this.calls) if (call.label === ticket.label) this.calls.delete(seq);
      if (ticket.calledAt === null) this.today.waitsMs.pop();
    }
    if (streak !== null) {
      const now = this.streaks.get(ticket.serviceId) ?? 0;
      this.streaks.set(ticket.serviceId, streak.priority ? now + streak.before : Math.max(0, now - 1));
    }
    if (from === 'completed') {
      this.today.completed -= 1;
      const span = this.recentMs.get(ticket.serviceId)?.pop() ?? 0;
      if (tally !== undefined) {
        tally.completed -= 1;
        tally.servedMs -= span;
      }
    }
    if (from === 'no-show') {
      this.today.noShow -= 1;
      if (tally !== undefined) tally.noShow -= 1;
    }
    if (from === 'cancelled') this.today.cancelled -= 1;
    if (from === 'parked' && tally !== undefined) tally.parked -= 1;
  }

  private noteFree(counterId: string, at: number): void {
    const busy = this.openAt.has(counterId);
    const tally = this.tallyOf(counterId);
    if (busy) tally.freeSince = null;
    else if (this.sessions.has(counterId)) tally.freeSince ??= at;
  }

  private changeSession(counterId: string, change: Partial<HallSession>): void {
    const session = this.sessions.get(counterId);
    if (session !== undefined) this.sessions.set(counterId, { ...session, ...change });
  }
}

function replace<K, V>(target: Map<K, V>, source: ReadonlyMap<K, V>): void {
  target.clear();
  for (const [key, value] of source) target.set(key, value);
}

function isTicketEvent(event: QueueEvent): event is TicketEvent {
  return event.type.startsWith('ticket.');
}
