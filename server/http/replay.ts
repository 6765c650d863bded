/** Calls of a day and one of them played again, for supervisors (SPEC J14–J17). Read from the log; nothing is kept twice. */
import type { Static } from 'typebox';
import { refuse } from '#common/contract/refusal.ts';
import { type CallRow, CallsAnswer, CallsQuery, ReplayAnswer, SeqParams } from '#common/contract/replay.ts';
import { rulesAt } from '#server/domain/call-rules.ts';
import { classRule } from '#server/domain/classes.ts';
import type { QueueEvent } from '#server/domain/events.ts';
import { type CallEvent, type ReplayedTicket, replayCall } from '#server/domain/replay.ts';
import type { OfficeFacts } from '#server/store/office-facts.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';

const PAGE = 50;
/** A day is read and played again for each: this many a minute are for a person who looks, not for a program. */
const config = { access: ['supervisor'], rateLimit: { max: 120, timeWindow: 60_000 } } as const;

export function replayRoutes(app: App, parts: QueueParts & { readonly facts: OfficeFacts }): void {
  const { hall, log, tickets, facts, toMoment } = parts;
  const isOff = (): boolean => hall.office.settings.parts.reasons !== true;

  const rowOf = (call: CallEvent): CallRow => ({
    seq: call.seq,
    at: toMoment(call.at),
    label: tickets.byId(call.ticketId)?.label ?? '',
    serviceId: tickets.byId(call.ticketId)?.serviceId ?? '',
    counterNumber: call.data.plate.number,
    staffName: call.staffId === null ? null : (hall.office.staffNames.get(call.staffId) ?? null),
    reason: call.data.reason,
  });

  app.get(
    '/api/calls',
    {
      config,
      schema: {
        tags: ['audit'],
        summary: 'The calls of a day, newest first, or those of one ticket',
        querystring: CallsQuery,
        response: { 200: CallsAnswer },
      },
    },
    async ({ query }, reply) => {
      if (isOff()) return refused(reply, refuse('part.off'));
      if (query.ticket !== undefined) {
        const ticket = tickets.byId(query.ticket);
        if (ticket === undefined) return refused(reply, refuse('ticket.unknown', { field: 'ticket' }));
        const calls = log.ofTicket(ticket.id).filter(isCall).reverse();
        return reply.send({ day: ticket.businessDay, calls: calls.map(rowOf), next: null });
      }
      const day = query.day ?? hall.businessDay;
      const found = log.callsOf(day, Number(query.before ?? Number.MAX_SAFE_INTEGER), PAGE).filter(isCall);
      const last = found.length < PAGE ? undefined : found.at(-1);
      return reply.send({ day, calls: found.map(rowOf), next: last === undefined ? null : String(last.seq) });
    },
  );

  app.get(
    '/api/calls/:seq',
    {
      config,
      schema: {
        tags: ['audit'],
        summary: 'A call played again: who waited, which rule chose, why not the others',
        params: SeqParams,
        response: { 200: ReplayAnswer },
      },
    },
    async ({ params }, reply) => {
      if (isOff()) return refused(reply, refuse('part.off'));
      const seq = Number(params.seq);
      const call = log.bySeq(seq);
      const events = call === undefined ? [] : log.queueOf(call.businessDay);
      const told = rulesAt(events, seq);
      const rules = told ?? facts.callRules();
      const replay = replayCall(events, seq, rules);
      if (call === undefined || replay === undefined) return refused(reply, refuse('ticket.unknown', { field: 'seq' }));
      const { byRule, called, line, streak } = replay;
      const waited = ({ ticket, standing }: ReplayedTicket): Static<typeof ReplayAnswer>['line'][number] => ({
        label: ticket.label,
        serviceId: ticket.serviceId,
        priorityClass: ticket.priorityClass,
        issuedAt: toMoment(ticket.issuedAt),
        placeAt: toMoment(ticket.placeAt),
        waitedMinutes: Math.max(0, Math.floor((call.at - ticket.placeAt) / 60_000)),
        longestWaitMinutes: Math.round(classRule(rules.classes, ticket.priorityClass).longestWaitMs / 60_000),
        returned: ticket.returned,
        standing,
      });
      return reply.send({
        call: { ...rowOf(replay.call), serviceId: called.serviceId },
        counterName: replay.call.data.plate.name,
        priorityClass: called.priorityClass,
        serviceIds: [...(rules.counters[replay.call.counterId ?? ''] ?? [])],
        policy: rules.policy,
        streak,
        byRule: byRule === undefined ? null : (tickets.byId(byRule.ticketId)?.label ?? null),
        // Nothing was changed since, or the day was before the log told it.
        rulesKnown: told !== undefined || call.businessDay === hall.businessDay,
        line: line.map(waited),
      });
    },
  );
}

function isCall(event: QueueEvent): event is CallEvent {
  return event.type === 'ticket.called';
}
