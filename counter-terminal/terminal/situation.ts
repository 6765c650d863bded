/** What the clerk's page shows, worked out of the view: pure, so that it can be tested without a page. */
import type { Id } from '#common/contract/text.ts';
import type { CounterView, HelpRequest, QueueTicket, StaffCounter, StaffService } from '#common/contract/views.ts';

/** A ticket past the longest wait of its class. */
export interface Late {
  readonly ticket: QueueTicket;
  readonly minutes: number;
  readonly limit: number;
}

/** The queue of one service that this counter serves. */
export interface Line {
  readonly service: StaffService;
  /** In the order of the line: who waits longest first. */
  readonly waiting: readonly QueueTicket[];
  /** How many have come since the clerk's last act. */
  readonly added: number;
  /** Minutes that the first of the line has waited; missing when nobody waits. */
  readonly longest?: number;
  readonly late?: Late;
}

/** What has its own key, 9. */
export type Alert =
  | { readonly kind: 'help'; readonly help: HelpRequest }
  | { readonly kind: 'late'; readonly late: Late };

export interface Situation {
  readonly view: CounterView;
  readonly now: number;
  readonly counter: StaffCounter;
  readonly seat: 'mine' | 'closed' | 'other';
  readonly paused: boolean;
  /** The ticket that is called to or served at this counter. */
  readonly ticket?: QueueTicket;
  readonly lines: readonly Line[];
  readonly others: readonly StaffService[];
  /** Parked, missed, or come back: outside the line or just in it again. */
  readonly aside: readonly QueueTicket[];
  readonly waiting: number;
  /** Calls for help that nobody has answered, oldest first. */
  readonly helps: readonly HelpRequest[];
  readonly alert?: Alert;
}

const minutes = (from: number, to: number): number => Math.max(0, Math.floor((to - from) / 60_000));
const time = (moment: string): number => Date.parse(moment);

/** Since when it waits: one that was away waits since it came back. */
export function waitingSince(ticket: QueueTicket): number {
  return time(ticket.returned === true ? ticket.since : ticket.issuedAt);
}

export function waitedMinutes(ticket: QueueTicket, now: number): number {
  return minutes(waitingSince(ticket), now);
}

function lateOf(ticket: QueueTicket, now: number): Late | undefined {
  if (time(ticket.overdueAt) >= now) return undefined;
  return {
    ticket,
    minutes: waitedMinutes(ticket, now),
    limit: minutes(time(ticket.placeAt ?? ticket.issuedAt), time(ticket.overdueAt)),
  };
}

const mostLate = (lates: readonly Late[]): Late | undefined =>
  lates.reduce<Late | undefined>(
    (worst, late) => (worst === undefined || late.ticket.overdueAt < worst.ticket.overdueAt ? late : worst),
    undefined,
  );

function lineOf(service: StaffService, tickets: readonly QueueTicket[], now: number, lookedAt: number): Line {
  const waiting = tickets
    .filter((ticket) => ticket.state === 'waiting' && ticket.serviceId === service.id)
    .sort((a, b) => time(a.placeAt ?? a.issuedAt) - time(b.placeAt ?? b.issuedAt) || a.label.localeCompare(b.label));
  const late = mostLate(waiting.flatMap((ticket) => lateOf(ticket, now) ?? []));
  return {
    service,
    waiting,
    added: waiting.filter((ticket) => time(ticket.since) > lookedAt).length,
    ...(waiting.length === 0 ? {} : { longest: Math.max(...waiting.map((ticket) => waitedMinutes(ticket, now))) }),
    ...(late === undefined ? {} : { late }),
  };
}

/**
 * Reads a view for the counter of `me`.
 * @param lookedAt server time of the clerk's last act, ms: what came later is marked as new.
 */
export function readSituation(view: CounterView, staffId: Id, now: number, lookedAt: number): Situation | undefined {
  const counter = view.counters[view.me.counterId];
  if (counter === undefined) return undefined;
  const tickets = Object.values(view.tickets);
  const seen = Math.max(lookedAt, view.me.lastAct === undefined ? lookedAt : time(view.me.lastAct.at));
  const lines = counter.serviceIds.flatMap((id) => {
    const service = view.services[id];
    return service === undefined ? [] : [lineOf(service, tickets, now, seen)];
  });
  const ticket = counter.ticketId === undefined ? undefined : view.tickets[counter.ticketId];
  const helps = Object.values(view.help)
    .filter((help) => help.answeredBy === undefined)
    .sort((a, b) => time(a.at) - time(b.at));
  const paused = counter.session?.pausedAt !== undefined;
  const late = mostLate(lines.flatMap((line) => line.late ?? []));
  const [help] = helps;
  // A line past its limit is the clerk's next call; while somebody is served, «Gọi tiếp» will call it by itself.
  const alert: Alert | undefined =
    help !== undefined
      ? { kind: 'help', help }
      : late !== undefined && ticket === undefined && !paused
        ? { kind: 'late', late }
        : undefined;
  return {
    view,
    now,
    counter,
    seat: counter.session === undefined ? 'closed' : counter.session.staffId === staffId ? 'mine' : 'other',
    paused,
    lines,
    others: Object.values(view.services)
      .filter((service) => service.active && !counter.serviceIds.includes(service.id))
      .sort((a, b) => a.position - b.position),
    aside: tickets
      .filter((entry) => counter.serviceIds.includes(entry.serviceId) || entry.counterId === counter.id)
      .filter(isAside)
      .sort((a, b) => time(b.since) - time(a.since)),
    waiting: lines.reduce((sum, line) => sum + line.waiting.length, 0),
    helps,
    ...(ticket === undefined ? {} : { ticket }),
    ...(alert === undefined ? {} : { alert }),
  };
}

function isAside(ticket: QueueTicket): boolean {
  if (ticket.state === 'parked' || ticket.state === 'no-show') return true;
  return ticket.state === 'waiting' && ticket.returned === true;
}
