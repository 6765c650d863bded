/**
 * The hall: today's queue in memory, made from the same events as the rows. Views, estimates and slips read it; the
 * decisions do not. It can be thrown away and made again from the log at any time.
 */
import type { CounterPlate } from '#common/contract/events.ts';
import type { PrinterState } from '#common/contract/office.ts';
import type { QueueEvent, TicketEvent } from './domain/events.ts';
import { streakAfter } from './domain/streak.ts';
import { evolve, isLive, isOpen, type TicketRow } from './domain/ticket.ts';
import { Figures } from './hall-figures.ts';
import type {
  Connection,
  HallBackup,
  HallCall,
  HallCounter,
  HallHelp,
  HallOffice,
  HallPrintProblem,
  HallSession,
  HallSource,
} from './hall-types.ts';
import { WaitingLines } from './waiting-lines.ts';

const CALLS_KEPT = 12;

export class Hall {
  businessDay = '';
  office!: HallOffice;
  private readonly countersOf = new Map<string, readonly HallCounter[]>();
  readonly tickets = new Map<string, TicketRow>();
  /** Labels of all tickets of the day, ended ones too; and of the day before, for who comes back over midnight. */
  private readonly labels = new Map<string, string>();
  private earlierLabels: ReadonlyMap<string, string> = new Map();
  readonly lines = new WaitingLines();
  private readonly openAt = new Map<string, string>();
  readonly sessions = new Map<string, HallSession>();
  readonly streaks = new Map<string, number>();
  readonly calls = new Map<number, HallCall>();
  readonly help = new Map<string, HallHelp>();
  readonly connections = new Map<string, Connection>();
  readonly printerStates = new Map<string, { readonly state: PrinterState; readonly since: number }>();
  readonly printProblems = new Map<string, HallPrintProblem>();
  /** Known to this process alone, like the connections. */
  backup: HallBackup | undefined;
  readonly figures = new Figures();
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
    this.readOffice();
    for (const event of this.source.eventsOf(this.businessDay)) {
      // Who is connected is known from the sockets of this process alone.
      if (!event.type.startsWith('device.')) this.apply(event);
    }
    replace(this.sessions, this.source.sessions());
    replace(this.printProblems, new Map(this.source.printProblems().map((problem) => [problem.jobId, problem])));
    replace(this.help, new Map(this.source.openHelp().map((help) => [help.id, help])));
  }

  /** Begins an empty day, with the pace of the last one. */
  startDay(day: string): void {
    if (day !== this.businessDay) this.earlierLabels = new Map(this.labels);
    this.businessDay = day;
    this.tickets.clear();
    this.labels.clear();
    this.lines.clear();
    this.openAt.clear();
    this.streaks.clear();
    this.calls.clear();
    this.sessions.clear();
    this.figures.startDay(this.source.completedBefore(day));
  }

  readOffice(): void {
    this.office = this.source.office();
    this.countersOf.clear();
    for (const { id } of this.office.services) {
      const counters = this.office.counters.filter(({ serviceIds }) => serviceIds.includes(id));
      this.countersOf.set(id, counters);
    }
  }

  /** The counters that serve a service, by their numbers. */
  countersServing(serviceId: string): readonly HallCounter[] {
    return this.countersOf.get(serviceId) ?? [];
  }

  /** Whether somebody sits at a counter that serves it; a pause is no absence. */
  attended(serviceId: string): boolean {
    return this.countersServing(serviceId).some(({ id }) => this.sessions.has(id));
  }

  /** The label of a ticket of today or of the day before. */
  labelOf(ticketId: string): string | undefined {
    return this.labels.get(ticketId) ?? this.earlierLabels.get(ticketId);
  }

  waitingCount(serviceId: string): number {
    return this.lines.count(serviceId);
  }

  /** The ticket that is called to or served at a counter. */
  openTicketAt(counterId: string): TicketRow | undefined {
    const id = this.openAt.get(counterId);
    return id === undefined ? undefined : this.tickets.get(id);
  }

  /** Whether somebody waits, is served or fetches papers, in this state since `moment` (ms UTC) or later. */
  waitsSince(moment: number): boolean {
    for (const { state, since } of this.tickets.values()) if (state !== 'no-show' && since >= moment) return true;
    return false;
  }

  apply(event: QueueEvent): void {
    if (isTicketEvent(event)) {
      // A ticket that was handed in after its day had ended (SPEC G5) was never in this hall.
      if (event.businessDay >= this.businessDay) this.applyToTicket(event);
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
        this.figures.tallyOf(event.counterId).freeSince = event.at;
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
        this.figures.tallyOf(event.counterId).freeSince = null;
        return;
      case 'print.printed':
        this.printProblems.delete(event.data.jobId);
        // A slip that came out settles the earlier troubles of its ticket (SPEC W6).
        for (const [jobId, problem] of this.printProblems) {
          if (event.ticketId !== null && problem.ticketId === event.ticketId) this.printProblems.delete(jobId);
        }
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
    this.figures.count(event, before, after);
    this.moveStreak(event, after);
    if (event.type === 'ticket.called' || event.type === 'ticket.recalled') this.noteCall(event, after);
    if (event.type === 'ticket.undone' && event.data.callSeq !== null) this.forgetCalls(after.label);
    for (const counterId of new Set([before?.counterId, after.counterId])) {
      if (counterId !== null && counterId !== undefined) this.noteFree(counterId, event.at);
    }
  }

  /** Keeps the lines and the open tickets found without a walk over all tickets. */
  private index(before: TicketRow | undefined, after: TicketRow): void {
    if (before?.state === 'waiting') this.lines.remove(before);
    if (after.state === 'waiting') this.lines.add(after);
    if (before !== undefined && isOpen(before.state) && before.counterId !== null) {
      if (this.openAt.get(before.counterId) === before.id) this.openAt.delete(before.counterId);
    }
    if (isOpen(after.state) && after.counterId !== null) this.openAt.set(after.counterId, after.id);
  }

  private moveStreak(event: TicketEvent, { serviceId }: TicketRow): void {
    const before = this.streaks.get(serviceId) ?? 0;
    const after = streakAfter(before, event);
    if (after !== before) this.streaks.set(serviceId, after);
  }

  private noteCall(
    event: Extract<TicketEvent, { type: 'ticket.called' | 'ticket.recalled' }>,
    ticket: TicketRow,
  ): void {
    const counter: CounterPlate = event.data.plate;
    // A ticket stands once in the list, under its newest call.
    this.forgetCalls(ticket.label);
    this.calls.set(event.seq, {
      callSeq: event.seq,
      label: ticket.label,
      counter,
      at: this.toMoment(event.at),
      kind: event.type === 'ticket.called' ? 'call' : 'recall',
      announcement: event.data.announcement,
      reason: ticket.callReason,
      priorityClass: ticket.priorityClass,
    });
    for (const seq of this.calls.keys()) {
      if (this.calls.size <= CALLS_KEPT) break;
      this.calls.delete(seq);
    }
  }

  private forgetCalls(label: string): void {
    for (const [seq, call] of this.calls) if (call.label === label) this.calls.delete(seq);
  }

  private noteFree(counterId: string, at: number): void {
    const busy = this.openAt.has(counterId);
    const tally = this.figures.tallyOf(counterId);
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
