/** What an operator does to one ticket. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { CallBody, ChainBody, CountBody, PriorityBody, TicketAnswer, TransferBody } from '#common/contract/commands.ts';
import { PrintState } from '#common/contract/office.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { Id } from '#common/contract/text.ts';
import type { Command, TicketAct } from '#server/domain/commands.ts';
import { beforeOf, countersFor, estimateFor } from '#server/line.ts';
import { slipFor } from '#server/slip-content.ts';
import { byOf } from './by.ts';
import { IdempotencyHeaders, keyOf } from './idempotency.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';
import { ticketBody } from './ticket-body.ts';
import { baseUrl } from './tickets.ts';

const params = Type.Object({ id: Id });
/** Acts without a body accept none, or an empty object. */
const NoBody = Type.Union([Type.Null(), Type.Object({}, { additionalProperties: false })]);
const ReprintAnswer = Type.Object({
  ...TicketAnswer.properties,
  print: Type.Object({ jobId: Type.Union([Id, Type.Null()]), state: PrintState }),
});
type ReprintAnswer = Static<typeof ReprintAnswer>;
const ACTS: readonly TicketAct[] = ['recall', 'start', 'complete', 'no-show', 'park', 'return', 'cancel'];
const operator = { access: ['operator'] } as const;

export function ticketActRoutes(app: App, parts: QueueParts): void {
  const run = async (request: FastifyRequest, reply: FastifyReply, command: Command & { ticketId: string }) => {
    const done = await parts.desk.execute(command, {
      by: byOf(request),
      key: keyOf(request),
      answer: () => ticketAnswer(parts, command.ticketId),
    });
    return isRefusal(done) ? refused(reply, done) : reply.send(done.answer);
  };

  const schemaOf = <Body>(summary: string, body: Body) => ({
    tags: ['tickets'],
    summary,
    params,
    headers: IdempotencyHeaders,
    body,
    response: { 200: TicketAnswer },
  });

  for (const act of ACTS) {
    app.post(
      `/api/tickets/:id/${act}`,
      { config: operator, schema: schemaOf(`${act} a ticket`, NoBody) },
      (request, reply) => run(request, reply, { type: act, ticketId: request.params.id }),
    );
  }
  app.post(
    '/api/tickets/:id/transfer',
    { config: operator, schema: schemaOf('Send a ticket to another service; label and age are kept', TransferBody) },
    (request, reply) =>
      run(request, reply, { type: 'transfer', ticketId: request.params.id, serviceId: request.body.serviceId }),
  );
  app.post(
    '/api/tickets/:id/call',
    {
      config: operator,
      schema: schemaOf('Call a chosen ticket to your counter', Type.Optional(Type.Union([Type.Null(), CallBody]))),
    },
    (request, reply) => {
      const finish = request.body?.finish;
      return run(request, reply, {
        type: 'call',
        ticketId: request.params.id,
        ...(finish === undefined ? {} : { finish }),
      });
    },
  );
  app.post(
    '/api/tickets/:id/chain',
    { config: operator, schema: schemaOf('Name the services that come after this one on the same number', ChainBody) },
    (request, reply) => run(request, reply, { type: 'chain', ticketId: request.params.id, next: request.body.next }),
  );
  app.post(
    '/api/tickets/:id/dossiers',
    { config: operator, schema: schemaOf('Put the number of dossiers of a ticket right', CountBody) },
    (request, reply) =>
      run(request, reply, { type: 'recount', ticketId: request.params.id, dossiers: request.body.dossiers }),
  );
  app.post(
    '/api/tickets/:id/priority',
    { config: operator, schema: schemaOf('Confirm, change or remove the priority class', PriorityBody) },
    (request, reply) =>
      run(request, reply, {
        type: 'reclassify',
        ticketId: request.params.id,
        priorityClass: request.body.priorityClass,
        reason: request.body.reason,
      }),
  );

  app.post(
    '/api/tickets/:id/print',
    {
      config: operator,
      schema: {
        tags: ['tickets'],
        summary: 'Print the slip again, at the printer of the kiosk that issued it',
        params,
        headers: IdempotencyHeaders,
        body: NoBody,
        response: {
          200: ReprintAnswer,
        },
      },
    },
    async (request, reply) => {
      const done = await parts.desk.record<ReprintAnswer>(
        { by: byOf(request), key: keyOf(request) },
        (db, now, note) => {
          const ticket = parts.tickets.byId(request.params.id);
          if (ticket === undefined) return refuse('ticket.unknown');
          const { hall } = parts;
          const token = parts.tickets.tokenOf(ticket.id);
          const printerId = printerFor(parts, ticket.deviceId);
          const answer = { ticket: ticketBody(ticket, parts.toMoment) };
          if (printerId === null || token === undefined) {
            note(undefined);
            return { result: { ...answer, print: { jobId: null, state: 'no-printer' } }, events: [] };
          }
          const { ahead, dossiers } = beforeOf(parts.hall, ticket, parts.context().now);
          const before = parts.printJobs.lastOf(ticket.id);
          const jobId = parts.printJobs.queue(db, {
            ticketId: ticket.id,
            deviceId: ticket.deviceId,
            printerId,
            content: slipFor(parts, ticket, {
              ahead,
              estimate: estimateFor(hall, ticket.serviceId, dossiers) ?? null,
              counters: countersFor(hall, ticket.serviceId),
              followUrl: `${baseUrl(parts, request)}/t/${token}`,
              printedAt: now,
              again: true,
              missing: before !== undefined && 'missing' in before ? before.missing : undefined,
            }),
            at: now,
          });
          note({
            act: 'ticket.reprinted',
            subject: { kind: 'ticket', id: ticket.id, name: ticket.label },
            after: { printerId },
          });
          return { result: { ...answer, print: { jobId, state: 'queued' } }, events: [] };
        },
      );
      if (isRefusal(done)) return refused(reply, done);
      parts.onQueued();
      return reply.send(done.answer);
    },
  );
}

/** The printer of the kiosk that issued the ticket; for one issued by staff, the office's first. */
export function printerFor({ hall }: QueueParts, deviceId: string | null): string | null {
  const device = hall.office.devices.find(({ id }) => id === deviceId);
  return device?.printerId ?? hall.office.printers[0]?.id ?? null;
}

export function ticketAnswer(parts: QueueParts, ticketId: string): TicketAnswer {
  const ticket = parts.hall.tickets.get(ticketId) ?? parts.tickets.byId(ticketId);
  if (ticket === undefined) throw new Error('the ticket of the command is not there');
  return { ticket: ticketBody(ticket, parts.toMoment) };
}
