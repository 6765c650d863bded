/** Taking a number. */
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { IssueAnswer, IssueBody } from '#common/contract/commands.ts';
import type { Refusal } from '#common/contract/errors.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { Id } from '#common/contract/text.ts';
import { type TicketHistoryEntry, TicketWithHistory } from '#common/contract/ticket.ts';
import { ORDINARY } from '#server/domain/classes.ts';
import { laneFor } from '#server/domain/dossier-count.ts';
import type { QueueEvent } from '#server/domain/events.ts';
import { beforeOf, countersFor, estimateFor } from '#server/line.ts';
import { slipFor } from '#server/slip-content.ts';
import { byOf } from './by.ts';
import { keepByCard, whyNotByCard } from './cards.ts';
import { IdempotencyHeaders, keyOf } from './idempotency.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';
import { makeBucket } from './security-limits.ts';
import { ticketBody } from './ticket-body.ts';

/** What a busy Monday needs and a child's finger soon has used up: at the screen of a kiosk two touches take a number. */
const NUMBERS_AT_ONCE = 40;
const NUMBER_EVERY_MS = 3_000;

export function ticketRoutes(app: App, parts: QueueParts): void {
  const numbers = makeBucket(NUMBERS_AT_ONCE, NUMBER_EVERY_MS);

  /** Seconds that a kiosk's page has to wait for its next number; a program with a token has its own limit (SPEC A11). */
  function waitOfFinger({ actor, identity, headers }: FastifyRequest): number | undefined {
    if (parts.limits !== true || actor.kind !== 'device' || identity.bearer) return undefined;
    return numbers.take(actor.id, String(headers['idempotency-key']), parts.context().now);
  }

  app.post(
    '/api/tickets',
    {
      config: { access: ['kiosk', 'operator'] },
      schema: {
        tags: ['tickets'],
        summary: 'Take a number',
        headers: IdempotencyHeaders,
        body: IssueBody,
        response: { 200: IssueAnswer, 201: IssueAnswer },
      },
    },
    async (request, reply) => {
      const {
        serviceId,
        procedureCode = null,
        priorityClass = ORDINARY,
        language = 'vi',
        missingPapers,
        card,
        printerId,
        next = [],
        dossiers = 1,
      } = request.body;
      const seconds = waitOfFinger(request);
      if (seconds !== undefined) return refused(reply, refuse('rate.limited', { params: { seconds } }));
      const ticketId = parts.newId();
      const command = {
        type: 'issue',
        ticketId,
        serviceId,
        procedureCode,
        priorityClass,
        language,
        ...(missingPapers === undefined ? {} : { missingPapers }),
        next,
        dossiers,
      } as const;
      const done = await parts.desk.execute(command, {
        by: byOf(request),
        key: keyOf(request),
        before: (situation) => {
          const wrong = wrongPrinter(parts, request, printerId);
          if (wrong !== undefined || card === undefined) return wrong;
          // Who brings many dossiers holds neither a number there nor one in the lane (SPEC J133).
          const lane = laneFor(situation, { serviceId, dossiers, next });
          return whyNotByCard(parts, card, serviceId, ...(lane === undefined ? [] : [lane.id]));
        },
        answer: () => {
          if (card !== undefined) keepByCard(parts, card, ticketId);
          return issueAnswer(parts, ticketId, request, missingPapers, printerId);
        },
      });
      if (isRefusal(done)) return refused(reply, done);
      return reply.code(done.replay ? 200 : 201).send(done.answer);
    },
  );

  app.get(
    '/api/tickets/:id',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['tickets'],
        summary: 'A ticket with its history',
        params: Type.Object({ id: Id }),
        response: { 200: TicketWithHistory },
      },
    },
    async (request, reply) => {
      const ticket = parts.tickets.byId(request.params.id);
      if (ticket === undefined) return refused(reply, refuse('ticket.unknown'));
      const history = parts.log.ofTicket(ticket.id).map((event) => historyEntry(parts, event));
      return { ...ticketBody(ticket, parts.toMoment), history };
    },
  );
}

/** Runs inside the desk's transaction: the token and the print job are kept, or lost, together with the ticket. */
export function issueAnswer(
  parts: QueueParts,
  ticketId: string,
  request: FastifyRequest,
  missing?: readonly number[],
  chosenPrinter?: string,
): IssueAnswer {
  const { hall, db } = parts;
  const ticket = hall.tickets.get(ticketId);
  if (ticket === undefined) throw new Error('the ticket that was issued is not there');
  const token = parts.newToken();
  parts.tickets.keepToken(token, ticketId);
  const { ahead, dossiers } = beforeOf(hall, ticket, parts.context().now);
  const minutes = estimateFor(hall, ticket.serviceId, dossiers) ?? null;
  const counters = countersFor(hall, ticket.serviceId);
  const followUrl = `${baseUrl(parts, request)}/t/${token}`;
  const device = hall.office.devices.find(({ id }) => id === ticket.deviceId);
  const printerId = chosenPrinter ?? device?.printerId ?? null;
  const jobId =
    printerId === null
      ? null
      : parts.printJobs.queue(db, {
          ticketId,
          deviceId: ticket.deviceId,
          printerId,
          content: slipFor(parts, ticket, {
            ahead,
            estimate: minutes,
            counters,
            followUrl,
            printedAt: ticket.issuedAt,
            missing,
          }),
          at: ticket.issuedAt,
        });
  return {
    ticket: ticketBody(ticket, parts.toMoment),
    token,
    followUrl,
    print: { jobId, state: jobId === null ? 'no-printer' : 'queued' },
    ahead,
    estimate: minutes === null ? null : { minutes },
    counters,
  };
}

/** Staff choose where a slip comes out; a kiosk that named another printer could empty its roll. */
function wrongPrinter({ hall }: QueueParts, { actor }: FastifyRequest, printerId?: string): Refusal | undefined {
  if (printerId === undefined) return undefined;
  if (actor.kind !== 'staff') return refuse('request.invalid', { field: 'printerId', params: { why: 'unknown' } });
  const known = hall.office.printers.some(({ id }) => id === printerId);
  return known ? undefined : refuse('printer.unknown', { field: 'printerId' });
}

/** Where phones reach this server: as the office has set it, else as the kiosk reached it. */
export function baseUrl(parts: QueueParts, request: FastifyRequest): string {
  return parts.hall.office.settings.publicUrl ?? `${request.protocol}://${request.host}`;
}

function historyEntry({ hall, toMoment }: QueueParts, event: QueueEvent): TicketHistoryEntry {
  const counter = hall.office.counters.find(({ id }) => id === event.counterId);
  return {
    seq: event.seq,
    at: toMoment(event.at),
    type: event.type,
    counterNumber: counter?.number ?? null,
    staffName: event.staffId === null ? null : (hall.office.staffNames.get(event.staffId) ?? null),
    reason: event.type === 'ticket.called' || event.type === 'ticket.reclassified' ? (event.data.reason ?? null) : null,
  };
}
