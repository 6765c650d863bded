/** Any call, played again from the log alone: the line as it stood, the rule that chose, and why not the others (SPEC J14–J16). */

import type { Standing } from '#common/contract/replay.ts';
import type { CallReason } from '#common/contract/ticket.ts';
import type { CallRules } from './call-rules.ts';
import { chooseNext, rankHead } from './choose.ts';
import type { QueueEvent, TicketEvent } from './events.ts';
import { byAge, type Choice } from './policies/policy.ts';
import { streakAfter } from './streak.ts';
import { evolve, type TicketRow } from './ticket.ts';
import { whyNot } from './why-not.ts';

export type CallEvent = Extract<TicketEvent, { type: 'ticket.called' }>;

/** Who waited for the counter, and how he stood to the call. */
export interface ReplayedTicket {
  readonly ticket: TicketRow;
  /** ms UTC when its longest wait ended. */
  readonly overdueAt: number;
  readonly standing: Standing;
}

export interface Replay {
  readonly call: CallEvent;
  /** As it was before the call; it may have waited outside the line. */
  readonly called: TicketRow;
  /** What the rules name; undefined when nobody waited in the line of the counter. */
  readonly byRule: { readonly ticketId: string; readonly reason: CallReason } | undefined;
  /** By the counter's services, each by age. */
  readonly line: readonly ReplayedTicket[];
  /** Ordinary tickets called in a row in the service of the choice. */
  readonly streak: number;
}

/** The queue of a day before one of its events. */
interface Before {
  readonly tickets: ReadonlyMap<string, TicketRow>;
  readonly streaks: ReadonlyMap<string, number>;
}

/** `events`: of the call's business day, in order; later ones do not matter. Undefined when the log holds no call of this seq. */
export function replayCall(events: readonly QueueEvent[], seq: number, rules: CallRules): Replay | undefined {
  const call = events.find((event): event is CallEvent => event.seq === seq && event.type === 'ticket.called');
  if (call === undefined) return undefined;
  const { tickets, streaks } = before(events, seq);
  const called = tickets.get(call.ticketId);
  if (called === undefined) return undefined;
  const serviceIds = rules.counters[call.counterId ?? ''] ?? [];
  const now = call.at;
  const waiting = [...tickets.values()]
    .filter(({ state, serviceId }) => state === 'waiting' && serviceIds.includes(serviceId))
    .map((ticket) => ({ ticket, ...rankHead({ ...ticket, ticketId: ticket.id }, rules.classes) }))
    .sort((a, b) => serviceIds.indexOf(a.serviceId) - serviceIds.indexOf(b.serviceId) || byAge(a, b));
  const choice = chooseNext({
    serviceIds,
    // All who wait, not only the first of each class: the order of both is the same.
    heads: waiting,
    streaks,
    classes: rules.classes,
    policy: rules.policy,
    now,
  });
  const streak = streaks.get(choice?.head.serviceId ?? called.serviceId) ?? 0;
  const standingOf = (other: (typeof waiting)[number], { head, reason }: Choice): Standing => {
    if (other.ticketId === call.ticketId) return 'called';
    if (other.ticketId === head.ticketId) return 'first-by-rule';
    return whyNot(other, { head, reason }, { rules, streak, now });
  };
  return {
    call,
    called,
    byRule: choice === undefined ? undefined : { ticketId: choice.head.ticketId, reason: choice.reason },
    line: waiting.flatMap((other) =>
      choice === undefined
        ? []
        : [{ ticket: other.ticket, overdueAt: other.overdueAt, standing: standingOf(other, choice) }],
    ),
    streak,
  };
}

function before(events: readonly QueueEvent[], seq: number): Before {
  const tickets = new Map<string, TicketRow>();
  const streaks = new Map<string, number>();
  for (const event of events) {
    if (event.seq >= seq) break;
    if (!isTicketEvent(event)) continue;
    const after = evolve(tickets.get(event.ticketId), event);
    if (after === undefined) continue;
    tickets.set(after.id, after);
    streaks.set(after.serviceId, streakAfter(streaks.get(after.serviceId) ?? 0, event));
  }
  return { tickets, streaks };
}

function isTicketEvent(event: QueueEvent): event is TicketEvent {
  return event.type.startsWith('ticket.');
}
