/** A counter: who sits there, and its one big key. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { CallNextBody, SessionPatchBody, TicketAnswer } from '#common/contract/commands.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { Bilingual, Id } from '#common/contract/text.ts';
import type { Command } from '#server/domain/commands.ts';
import type { HallCounter, HallSession } from '#server/hall-types.ts';
import { byOf } from './by.ts';
import { IdempotencyHeaders, keyOf } from './idempotency.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';
import { ticketAnswer } from './ticket-acts.ts';

const params = Type.Object({ id: Id });
const NoBody = Type.Union([Type.Null(), Type.Object({}, { additionalProperties: false })]);
const operator = { access: ['operator'] } as const;

const Counter = Type.Object({
  id: Id,
  number: Type.Integer(),
  name: Bilingual,
  serviceIds: Type.Array(Id),
  session: Type.Union([Type.Object({ staffId: Id, staffName: Type.String(), paused: Type.Boolean() }), Type.Null()]),
});

const LastAct = Type.Object({
  actId: Id,
  at: Type.String(),
  kind: Type.String(),
  label: Type.String(),
  finishedLabel: Type.Optional(Type.String()),
});

export function counterRoutes(app: App, parts: QueueParts): void {
  const { hall, desk } = parts;

  app.get(
    '/api/counters',
    {
      config: { access: ['operator', 'counter'] },
      schema: { tags: ['counters'], response: { 200: Type.Object({ counters: Type.Array(Counter) }) } },
    },
    () => ({ counters: hall.office.counters.map((counter) => counterBody(parts, counter)) }),
  );

  /** Sitting down, pausing and leaving are idempotent by nature: they need no key. */
  const seat = async (request: FastifyRequest, reply: FastifyReply, command: Command & { counterId: string }) => {
    const done = await desk.execute(command, { by: byOf(request), answer: () => null });
    if (isRefusal(done)) return refused(reply, done);
    if (command.type === 'close-counter') return reply.code(204).send(null);
    const counter = hall.office.counters.find(({ id }) => id === command.counterId);
    if (counter === undefined) return refused(reply, refuse('counter.unknown'));
    return reply.send({ counter: counterBody(parts, counter) });
  };
  const answers = { response: { 200: Type.Object({ counter: Counter }), 204: Type.Null() } };

  app.put(
    '/api/counters/:id/session',
    { config: operator, schema: { tags: ['counters'], summary: 'Open the counter', params, body: NoBody, ...answers } },
    (request, reply) => seat(request, reply, { type: 'open-counter', counterId: request.params.id }),
  );
  app.patch(
    '/api/counters/:id/session',
    {
      config: operator,
      schema: { tags: ['counters'], summary: 'Pause or resume', params, body: SessionPatchBody, ...answers },
    },
    (request, reply) => {
      const counterId = request.params.id;
      const { paused, reason = null } = request.body;
      return seat(request, reply, paused ? { type: 'pause', counterId, reason } : { type: 'resume', counterId });
    },
  );
  app.delete(
    '/api/counters/:id/session',
    {
      config: operator,
      schema: { tags: ['counters'], summary: 'Close the counter', params, body: NoBody, ...answers },
    },
    (request, reply) => seat(request, reply, { type: 'close-counter', counterId: request.params.id }),
  );

  app.post(
    '/api/counters/:id/call-next',
    {
      config: operator,
      schema: {
        tags: ['counters'],
        summary: 'Call the next ticket',
        description: '204 when nobody waits; `finish` says how the open ticket ended.',
        params,
        headers: IdempotencyHeaders,
        body: Type.Optional(Type.Union([Type.Null(), CallNextBody])),
        response: { 200: TicketAnswer, 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const finish = request.body?.finish;
      const command = {
        type: 'call-next',
        counterId: request.params.id,
        ...(finish === undefined ? {} : { finish }),
      } as const;
      const done = await desk.execute(command, {
        by: byOf(request),
        key: keyOf(request),
        answer(events) {
          const called = events.find((event) => event.type === 'ticket.called');
          return called === undefined ? null : ticketAnswer(parts, called.ticketId);
        },
      });
      if (isRefusal(done)) return refused(reply, done);
      return done.answer === null ? reply.code(204).send(null) : reply.code(200).send(done.answer);
    },
  );

  app.post(
    '/api/counters/:id/undo',
    {
      config: operator,
      schema: {
        tags: ['counters'],
        summary: 'Take back the last act of the counter',
        params,
        headers: IdempotencyHeaders,
        body: NoBody,
        response: { 200: Type.Object({ undone: LastAct }) },
      },
    },
    async (request, reply) => {
      const counterId = request.params.id;
      let last: HallSession['lastAct'] = null;
      const done = await desk.execute(
        { type: 'undo', counterId },
        {
          by: byOf(request),
          key: keyOf(request),
          // Not when the request came: an act of the same batch may have gone before it.
          before() {
            last = hall.sessions.get(counterId)?.lastAct ?? null;
            return undefined;
          },
          answer: () => ({ undone: last }),
        },
      );
      if (isRefusal(done)) return refused(reply, done);
      if (done.answer.undone === null) return refused(reply, refuse('undo.nothing'));
      return reply.send({ undone: done.answer.undone });
    },
  );
}

function counterBody({ hall }: QueueParts, counter: HallCounter) {
  const session = hall.sessions.get(counter.id);
  return {
    id: counter.id,
    number: counter.number,
    name: counter.name,
    serviceIds: [...counter.serviceIds],
    session:
      session === undefined
        ? null
        : {
            staffId: session.staffId,
            staffName: hall.office.staffNames.get(session.staffId) ?? '',
            paused: session.pausedAt !== null,
          },
  };
}
