/**
 * The queue as plain arrays, told from docs/SPEC.md alone: no index, no transaction, no event. It is slow and simple on
 * purpose, and shares no code with the server; what it answers is what the real one has to answer.
 */
import type { Office } from '#common/contract/office.ts';
import type { By, Command } from '#server/domain/commands.ts';
import { naiveNext } from './naive-next.ts';

export interface NaiveTicket {
  readonly id: string;
  readonly day: string;
  readonly label: string;
  service: string;
  state: string;
  priorityClass: string;
  confirmed: boolean;
  counter: string | null;
  readonly issuedAt: number;
  placeAt: number;
  postponed: number;
  calledAt: number | null;
  startedAt: number | null;
  calls: number;
  reason: string | null;
  returned: boolean;
  next: readonly string[];
  dossiers: number;
  cameFor: string | null;
  /** The act that touched it last. */
  lastAct: number;
}

interface Seat {
  readonly staff: string;
  paused: boolean;
  /** What the undo key takes back. */
  act: { readonly number: number; readonly before: readonly NaiveTicket[]; readonly call: NaiveCall | null } | null;
}

interface NaiveCall {
  readonly service: string;
  readonly priority: boolean;
  readonly streakBefore: number;
}

export interface NaiveOffice {
  readonly prefixes: readonly string[];
  readonly counters: readonly (readonly number[])[];
  readonly settings: Office;
}

const HOUR = 3_600_000;
const ENDED = ['completed', 'cancelled', 'expired'];

export class NaiveQueue {
  day = '';
  tickets: NaiveTicket[] = [];
  seats: Record<string, Seat> = {};
  streaks: Record<string, number> = {};
  numbers: Record<string, number> = {};
  /** Numbers that kiosks hold, every day. */
  held: readonly { readonly prefix: string; readonly from: number; readonly to: number }[] = [];
  private acts = 0;
  private readonly office: NaiveOffice;

  constructor(office: NaiveOffice, now: number) {
    this.office = office;
    this.turn(now);
  }

  /** `ok`, or the code of the refusal. */
  run(command: Command, by: By, now: number): string {
    this.turn(now);
    this.acts += 1;
    switch (command.type) {
      case 'issue':
        return this.issue(command, now);
      case 'hand-in':
        return this.handIn(command, now);
      case 'call-next':
        return this.callNext(command, by, now);
      case 'call':
        return this.callByHand(command, by, now);
      case 'transfer':
        return this.transfer(command, by);
      case 'chain':
        return this.chain(command, by);
      case 'recount':
        return this.recount(command, by);
      case 'postpone':
        return this.postpone(command.ticketId, now);
      case 'reclassify':
        return this.reclassify(command);
      case 'undo':
        return this.undo(command, by);
      case 'open-counter':
        return this.open(command.counterId, by);
      case 'close-counter':
        return this.close(command.counterId, by);
      case 'pause':
      case 'resume':
        return this.pause(command, by);
      default:
        return this.work(command.type, command.ticketId, by, now);
    }
  }

  waiting(service: string): NaiveTicket[] {
    return this.tickets.filter((ticket) => ticket.state === 'waiting' && ticket.service === service);
  }

  openAt(counter: string): NaiveTicket | undefined {
    return this.tickets.find((ticket) => ticket.counter === counter && isOpen(ticket));
  }

  /** C1, C5: the day in the office's zone (seven hours before UTC); it never goes back. */
  private turn(now: number): void {
    const day = dateOf(now);
    if (day <= this.day) return;
    this.day = day;
    for (const ticket of this.tickets) if (!ENDED.includes(ticket.state)) ticket.state = 'expired';
    this.seats = {};
    this.streaks = {};
    this.numbers = {};
  }

  /** N1, N2 */
  private issue(command: Extract<Command, { type: 'issue' }>, now: number): string {
    const place = this.servicePlace(command.serviceId);
    if (place === undefined) return 'service.unknown';
    if (!this.knows(command.priorityClass)) return 'request.invalid';
    const { next = [] } = command;
    const wrong = this.wrongNext(command.serviceId, next);
    if (wrong !== undefined) return wrong;
    const { dossiers = 1 } = command;
    const { parts } = this.office.settings;
    if (dossiers > 1 && parts.dossierCounts !== true) return 'part.off';
    const lane = this.lane(command.serviceId, dossiers, next);
    const service = lane ?? command.serviceId;
    const prefix = this.office.prefixes[this.servicePlace(service) ?? place] ?? '';
    let number = (this.numbers[prefix] ?? 0) + 1;
    while (this.isHeld(prefix, number) || this.isGiven(this.day, labelOf(prefix, number))) number += 1;
    this.numbers[prefix] = number;
    const { ticketId: id, priorityClass } = command;
    this.tickets.push({
      ...this.fresh({ id, service, priorityClass, label: labelOf(prefix, number), issuedAt: now }),
      next,
      dossiers,
      cameFor: lane === undefined ? null : command.serviceId,
    });
    return 'ok';
  }

  /** J131: the lane, when it may take him: somebody sits there, and he does not come there later anyway. */
  private lane(asked: string, dossiers: number, next: readonly string[]): string | undefined {
    const { parts, dossierLane: lane } = this.office.settings;
    if (parts.dossierCounts !== true || !lane || dossiers < lane.from) return undefined;
    const sits = Object.keys(this.seats).some((counter) => this.servicesOf(counter).includes(lane.serviceId));
    const goes = sits && this.servicePlace(lane.serviceId) !== undefined;
    return goes && lane.serviceId !== asked && !next.includes(lane.serviceId) ? lane.serviceId : undefined;
  }

  /** G4–G6 */
  private handIn({ ticket }: Extract<Command, { type: 'hand-in' }>, now: number): string {
    if (this.tickets.some(({ id }) => id === ticket.id)) return 'ok';
    const { prefix, number, origin } = ticket;
    const service = this.servicePlace(ticket.serviceId) === undefined ? this.takesIn(prefix) : ticket.serviceId;
    const ofBlocks = [
      [901, 990],
      [9_001, 9_990],
      [90_001, 99_990],
    ].some(([from = 0, to = 0]) => from <= number && number <= to);
    if (origin === 'block' && !ofBlocks) return 'request.invalid';
    const issuedAt = Math.min(ticket.issuedAt, now);
    const day = dateOf(issuedAt) < dateOf(now) ? dateOf(issuedAt) : this.day;
    const label = labelOf(prefix, number);
    if (this.isGiven(day, label)) return 'number.taken';
    const priorityClass = this.knows(ticket.priorityClass) ? ticket.priorityClass : 'unspecified';
    const late = day === this.day ? {} : { day, state: 'expired' };
    this.tickets.push({
      ...this.fresh({ id: ticket.id, service, priorityClass, label, issuedAt }),
      ...late,
    });
    if (origin === 'server' && day === this.day) this.numbers[prefix] = Math.max(this.numbers[prefix] ?? 0, number);
    return 'ok';
  }

  private fresh(ticket: Pick<NaiveTicket, 'id' | 'service' | 'priorityClass' | 'label' | 'issuedAt'>): NaiveTicket {
    return {
      ...ticket,
      placeAt: ticket.issuedAt,
      postponed: 0,
      day: this.day,
      state: 'waiting',
      confirmed: false,
      counter: null,
      calledAt: null,
      startedAt: null,
      calls: 0,
      reason: null,
      returned: false,
      next: [],
      dossiers: 1,
      cameFor: null,
      lastAct: this.acts,
    };
  }

  private isHeld(prefix: string, number: number): boolean {
    return this.held.some((block) => block.prefix === prefix && block.from <= number && number <= block.to);
  }

  private isGiven(day: string, label: string): boolean {
    return this.tickets.some((ticket) => ticket.day === day && ticket.label === label);
  }

  private callNext(command: Extract<Command, { type: 'call-next' }>, by: By, now: number): string {
    const { counterId } = command;
    const seat = this.ownSeat(counterId, by);
    if (typeof seat === 'string') return seat;
    if (seat.paused) return 'counter.paused';
    const finished = this.finishable(counterId, command.finish);
    if (typeof finished === 'string') return finished;
    const before = finished === undefined ? [] : [{ ...finished }];
    if (finished !== undefined) this.finish(finished, command.finish);
    const chosen = naiveNext({
      // Whom this key has just finished is called by a later one (J62).
      lines: this.servicesOf(counterId).map((service) => this.waiting(service).filter((one) => one !== finished)),
      streaks: this.streaks,
      settings: this.office.settings,
      now,
    });
    if (chosen === undefined) {
      if (before.length > 0) seat.act = { number: this.acts, before, call: null };
      return 'ok';
    }
    before.push({ ...chosen.ticket });
    const call = this.call(chosen.ticket, counterId, chosen.reason, now);
    seat.act = { number: this.acts, before, call };
    return 'ok';
  }

  private callByHand(command: Extract<Command, { type: 'call' }>, by: By, now: number): string {
    const counterId = this.seatOf(by);
    if (counterId === undefined) return 'counter.closed';
    const ticket = this.find(command.ticketId);
    if (typeof ticket === 'string') return ticket;
    if (!['waiting', 'parked', 'no-show'].includes(ticket.state)) return 'ticket.state';
    const seat = this.seats[counterId];
    if (seat === undefined) return 'counter.closed';
    if (seat.paused) return 'counter.paused';
    const finished = this.finishable(counterId, command.finish);
    if (typeof finished === 'string') return finished;
    const before = finished === undefined ? [] : [{ ...finished }];
    if (finished !== undefined) this.finish(finished, command.finish);
    before.push({ ...ticket });
    const call = this.call(ticket, counterId, 'chosen-by-hand', now);
    seat.act = { number: this.acts, before, call };
    return 'ok';
  }

  private call(ticket: NaiveTicket, counter: string, reason: string, now: number): NaiveCall {
    const { service } = ticket;
    const priority = ticket.priorityClass !== 'none';
    const streakBefore = this.streaks[service] ?? 0;
    this.streaks[service] = priority ? 0 : streakBefore + 1;
    Object.assign(ticket, { state: 'called', counter, calledAt: now, startedAt: null, reason, lastAct: this.acts });
    ticket.calls += 1;
    return { service, priority, streakBefore };
  }

  private finishable(counterId: string, finish: string | undefined): NaiveTicket | undefined | string {
    const open = this.openAt(counterId);
    if (open === undefined) return undefined;
    if (finish === undefined) return 'counter.busy';
    return finish === 'no-show' && open.state !== 'called' ? 'ticket.state' : open;
  }

  private finish(ticket: NaiveTicket, finish: string | undefined): void {
    ticket.lastAct = this.acts;
    if (finish === 'completed' && this.goesOn(ticket)) return;
    if (finish === 'completed' && ticket.state === 'called') ticket.startedAt = ticket.calledAt;
    ticket.state = finish ?? '';
  }

  /** J61: the next service that is named, with the same place. */
  private goesOn(ticket: NaiveTicket): boolean {
    const [service, ...next] = ticket.next;
    if (service === undefined) return false;
    const anew = {
      calledAt: null,
      startedAt: null,
      calls: 0,
      reason: null,
      returned: false,
      counter: null,
      cameFor: null,
    };
    Object.assign(ticket, { ...anew, service, next, state: 'waiting' });
    return true;
  }

  /** J60 */
  private chain(command: Extract<Command, { type: 'chain' }>, by: By): string {
    const ticket = this.find(command.ticketId);
    if (typeof ticket === 'string') return ticket;
    if (ENDED.includes(ticket.state)) return 'ticket.state';
    if (!this.mayTouch(ticket, by)) return 'auth.forbidden';
    const wrong = this.wrongNext(ticket.service, command.next);
    if (wrong !== undefined) return wrong;
    Object.assign(ticket, { next: command.next, lastAct: this.acts });
    return 'ok';
  }

  /** J137 */
  private recount({ ticketId, dossiers }: Extract<Command, { type: 'recount' }>, by: By): string {
    const ticket = this.find(ticketId);
    if (typeof ticket === 'string') return ticket;
    if (ENDED.includes(ticket.state)) return 'ticket.state';
    if (!this.mayTouch(ticket, by)) return 'auth.forbidden';
    if (dossiers > 1 && this.office.settings.parts.dossierCounts !== true) return 'part.off';
    Object.assign(ticket, { dossiers, lastAct: this.acts });
    return 'ok';
  }

  private wrongNext(service: string, next: readonly string[]): string | undefined {
    if (next.length === 0) return undefined;
    if (this.office.settings.parts.chains !== true) return 'part.off';
    if (next.includes(service) || next.some((id, place) => next.indexOf(id) !== place)) return 'request.invalid';
    return next.every((id) => this.servicePlace(id) !== undefined) ? undefined : 'service.unknown';
  }

  /** L1 */
  private work(verb: string, id: string, by: By, now: number): string {
    const ticket = this.find(id);
    if (typeof ticket === 'string') return ticket;
    const from: Record<string, string[]> = {
      recall: ['called', 'no-show'],
      start: ['called'],
      complete: ['serving'],
      'no-show': ['called'],
      park: ['called', 'serving'],
      return: ['parked', 'no-show'],
      cancel: ['waiting'],
    };
    if (!from[verb]?.includes(ticket.state)) return 'ticket.state';
    if (!this.mayTouch(ticket, by)) return 'auth.forbidden';
    if (verb === 'recall') return this.recall(ticket, by);
    const before = { ...ticket };
    if (verb === 'start') ticket.startedAt = now;
    if (verb === 'return') Object.assign(ticket, { counter: null, returned: true });
    const to: Record<string, string> = {
      start: 'serving',
      complete: 'completed',
      'no-show': 'no-show',
      park: 'parked',
      return: 'waiting',
      cancel: 'cancelled',
    };
    if (verb !== 'complete' || !this.goesOn(ticket)) ticket.state = to[verb] ?? '';
    this.remember(ticket, before, by);
    return 'ok';
  }

  private recall(ticket: NaiveTicket, by: By): string {
    let counter = ticket.counter;
    if (ticket.state === 'no-show') {
      counter = this.seatOf(by) ?? null;
      if (counter === null) return 'counter.closed';
      if (this.seats[counter]?.paused === true) return 'counter.paused';
      if (this.openAt(counter) !== undefined) return 'counter.busy';
    }
    Object.assign(ticket, { state: 'called', counter, lastAct: this.acts });
    ticket.calls += 1;
    const seat = counter === null ? undefined : this.seats[counter];
    if (seat !== undefined) seat.act = null;
    return 'ok';
  }

  private transfer(command: Extract<Command, { type: 'transfer' }>, by: By): string {
    const ticket = this.find(command.ticketId);
    if (typeof ticket === 'string') return ticket;
    if (this.servicePlace(command.serviceId) === undefined) return 'service.unknown';
    if (!isOpen(ticket)) return 'ticket.state';
    if (command.serviceId === ticket.service) return 'request.invalid';
    if (!this.mayTouch(ticket, by)) return 'auth.forbidden';
    const before = { ...ticket };
    const next = ticket.next.filter((id) => id !== command.serviceId);
    const { parts, dossierLane: lane } = this.office.settings;
    const toLane = parts.dossierCounts === true && lane?.serviceId === command.serviceId;
    const cameFor = toLane ? (ticket.cameFor ?? ticket.service) : null;
    const to = { service: command.serviceId, counter: null, startedAt: null, next, cameFor };
    Object.assign(ticket, { state: 'waiting', ...to });
    this.remember(ticket, before, by);
    return 'ok';
  }

  /** J70: behind the next three, twice at most. */
  private postpone(id: string, now: number): string {
    const ticket = this.find(id);
    if (typeof ticket === 'string') return ticket;
    if (ticket.state !== 'waiting') return 'ticket.state';
    if (ticket.postponed === 2) return 'postpone.used-up';
    const order = this.order(ticket.service, now);
    const here = order.indexOf(ticket);
    const from = ticket.placeAt;
    const later = order
      .slice(here + 1)
      .filter((other) => other.placeAt > from || (other.placeAt === from && other.id > id))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .sort((a, b) => a.placeAt - b.placeAt)
      .map((other) => (other.id > id ? other.placeAt + 1 : other.placeAt))
      .slice(0, 12);
    const gains = later.map((placeAt) => {
      ticket.placeAt = placeAt;
      const after = this.order(ticket.service, now);
      // Nobody else may pay for it.
      const hurts = order.some((other) => other !== ticket && after.indexOf(other) > order.indexOf(other));
      return hurts ? 0 : after.indexOf(ticket) - here;
    });
    ticket.placeAt = from;
    const wanted = Math.min(3, Math.max(0, ...gains));
    const chosen = later[gains.findIndex((gain) => gain >= wanted)];
    if (wanted === 0 || chosen === undefined) return 'postpone.nobody';
    Object.assign(ticket, { placeAt: chosen, postponed: ticket.postponed + 1, lastAct: this.acts });
    return 'ok';
  }

  /** E2: who is called when, if nobody else comes. */
  private order(service: string, now: number): NaiveTicket[] {
    const line = this.waiting(service);
    const order: NaiveTicket[] = [];
    let streak = this.streaks[service] ?? 0;
    for (;;) {
      const rest = line.filter((ticket) => !order.includes(ticket));
      const { settings } = this.office;
      const next = naiveNext({ lines: [rest], streaks: { [service]: streak }, settings, now });
      if (next === undefined) return order;
      order.push(next.ticket);
      streak = next.ticket.priorityClass === 'none' ? streak + 1 : 0;
    }
  }

  private reclassify(command: Extract<Command, { type: 'reclassify' }>): string {
    const ticket = this.find(command.ticketId);
    if (typeof ticket === 'string') return ticket;
    if (ENDED.includes(ticket.state)) return 'ticket.state';
    if (!this.knows(command.priorityClass)) return 'request.invalid';
    const { priorityClass } = command;
    Object.assign(ticket, { priorityClass, confirmed: priorityClass !== 'none', lastAct: this.acts });
    return 'ok';
  }

  /** U1–U3 */
  private undo(command: Extract<Command, { type: 'undo' }>, by: By): string {
    const seat = this.ownSeat(command.counterId, by);
    if (typeof seat === 'string') return seat;
    const { act } = seat;
    if (act === null) return 'undo.nothing';
    const ids = act.before.map(({ id }) => id);
    for (const before of act.before) {
      const ticket = this.tickets.find(({ id }) => id === before.id);
      if (ticket?.lastAct !== act.number) return 'undo.stale';
      if (!isOpen(before) || before.counter === null) continue;
      const other = this.openAt(before.counter);
      if (other !== undefined && !ids.includes(other.id)) return 'undo.stale';
      if (this.seats[before.counter] === undefined) return 'undo.stale';
    }
    for (const before of act.before) {
      const place = this.tickets.findIndex(({ id }) => id === before.id);
      this.tickets[place] = { ...before, lastAct: this.acts };
    }
    if (act.call !== null) {
      const { service, priority, streakBefore } = act.call;
      const streak = this.streaks[service] ?? 0;
      this.streaks[service] = priority ? streak + streakBefore : Math.max(0, streak - 1);
    }
    seat.act = null;
    return 'ok';
  }

  /** S1 */
  private open(counterId: string, by: By): string {
    if (!this.hasCounter(counterId)) return 'counter.unknown';
    if (by.staffId === null) return 'auth.forbidden';
    const seat = this.seats[counterId];
    if (seat !== undefined) return seat.staff === by.staffId ? 'ok' : 'counter.taken';
    const before = this.seatOf(by);
    if (before !== undefined) {
      if (this.openAt(before) !== undefined) return 'counter.busy';
      delete this.seats[before];
    }
    this.seats[counterId] = { staff: by.staffId, paused: false, act: null };
    return 'ok';
  }

  private close(counterId: string, by: By): string {
    if (!this.hasCounter(counterId)) return 'counter.unknown';
    const seat = this.seats[counterId];
    if (seat === undefined) return 'ok';
    if (seat.staff !== by.staffId && !by.supervises) return 'counter.taken';
    if (this.openAt(counterId) !== undefined) return 'counter.busy';
    delete this.seats[counterId];
    return 'ok';
  }

  private pause(command: Extract<Command, { type: 'pause' | 'resume' }>, by: By): string {
    const seat = this.ownSeat(command.counterId, by);
    if (typeof seat === 'string') return seat;
    seat.paused = command.type === 'pause';
    return 'ok';
  }

  private remember(ticket: NaiveTicket, before: NaiveTicket, by: By): void {
    ticket.lastAct = this.acts;
    const counter = this.seatOf(by);
    const seat = counter === undefined ? undefined : this.seats[counter];
    if (seat !== undefined) seat.act = { number: this.acts, before: [before], call: null };
  }

  private mayTouch(ticket: NaiveTicket, by: By): boolean {
    if (by.supervises || !isOpen(ticket) || ticket.counter === null) return true;
    return this.seats[ticket.counter]?.staff === by.staffId;
  }

  private find(id: string): NaiveTicket | string {
    const ticket = this.tickets.find((entry) => entry.id === id);
    if (ticket === undefined) return 'ticket.unknown';
    return ticket.day === this.day ? ticket : 'ticket.state';
  }

  private ownSeat(counterId: string, by: By): Seat | string {
    if (!this.hasCounter(counterId)) return 'counter.unknown';
    const seat = this.seats[counterId];
    if (seat === undefined) return 'counter.closed';
    return seat.staff === by.staffId ? seat : 'auth.forbidden';
  }

  private seatOf(by: By): string | undefined {
    return Object.keys(this.seats).find((counter) => this.seats[counter]?.staff === by.staffId);
  }

  private hasCounter(id: string): boolean {
    return this.office.counters.some((_, place) => id === `counter-${place}`);
  }

  /** G4: the service of the prefix, else the first that a counter serves. */
  private takesIn(prefix: string): string {
    const all = this.office.prefixes.map((_, place) => place);
    const same = all.find((place) => this.office.prefixes[place] === prefix);
    const served = all.find((place) => this.office.counters.some((places) => places.includes(place)));
    return `service-${same ?? served ?? 0}`;
  }

  private servicePlace(id: string): number | undefined {
    const place = this.office.prefixes.findIndex((_, index) => id === `service-${index}`);
    return place < 0 ? undefined : place;
  }

  private servicesOf(counterId: string): string[] {
    const place = Number(counterId.slice('counter-'.length));
    return (this.office.counters[place] ?? []).map((index) => `service-${index}`);
  }

  private knows(code: string): boolean {
    const { priorityClasses } = this.office.settings;
    return code === 'none' || code === 'unspecified' || priorityClasses.some((entry) => entry.code === code);
  }
}

/** N2 */
function labelOf(prefix: string, number: number): string {
  return prefix + (number < 10 ? '00' : number < 100 ? '0' : '') + number;
}

/** The date in the office's zone. */
function dateOf(now: number): string {
  return new Date(now + 7 * HOUR).toISOString().slice(0, 10);
}

function isOpen({ state }: { readonly state: string }): boolean {
  return state === 'called' || state === 'serving';
}
