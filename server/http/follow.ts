/** What the link on a slip opens: the one ticket, and what its holder may do with it (SPEC A10, J70, J71). */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { TicketState } from '#common/contract/ticket.ts';
import type { By } from '#server/domain/commands.ts';
import { ticketView } from '#server/feed/views/ticket.ts';
import { aheadOf } from '#server/line.ts';
import { addressOf } from './by.ts';
import { IdempotencyHeaders, keyOf } from './idempotency.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';
import { makeBucket } from './security-limits.ts';

const params = Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{8,64}$' }) });
const NoBody = Type.Optional(Type.Union([Type.Null(), Type.Object({}, { additionalProperties: false })]));
const FollowAnswer = Type.Object({
  label: Type.String(),
  state: TicketState,
  /** How many would be called before it now; null unless it waits. */
  ahead: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
});
type FollowAnswer = Static<typeof FollowAnswer>;

/** A ticket needs three acts in its life; a finger that plays is soon told to wait (SPEC J72). */
const ACTS_AT_ONCE = 6;
const ACT_EVERY_MS = 20_000;

export function followRoute(app: App, parts: QueueParts): void {
  let acts = { day: '', bucket: makeBucket(ACTS_AT_ONCE, ACT_EVERY_MS) };

  /** Seconds that a holder has to wait; only the tickets of one day are remembered. */
  function waitOfHolder(ticketId: string, intent: string): number | undefined {
    if (parts.limits !== true) return undefined;
    const day = parts.hall.businessDay;
    if (acts.day !== day) acts = { day, bucket: makeBucket(ACTS_AT_ONCE, ACT_EVERY_MS) };
    return acts.bucket.take(ticketId, intent, parts.context().now);
  }

  app.get(
    '/api/follow/:token',
    { config: { access: 'anybody' }, schema: { tags: ['follow'], summary: 'One ticket, for its holder', params } },
    (request, reply) => {
      const ticket = parts.tickets.byToken(request.params.token);
      if (ticket === undefined) return refused(reply, refuse('ticket.unknown'));
      const { estimate, ahead, counter, ...view } = ticketView(parts.context(), ticket);
      return {
        ...view,
        ahead: ahead ?? null,
        estimate: estimate === undefined ? null : { minutes: estimate },
        counter: counter ?? null,
      };
    },
  );

  const act = async (type: 'postpone' | 'cancel', token: string, request: FastifyRequest, reply: FastifyReply) => {
    const ticket = parts.tickets.byToken(token);
    if (ticket === undefined) return refused(reply, refuse('ticket.unknown'));
    const seconds = waitOfHolder(ticket.id, String(request.headers['idempotency-key']));
    if (seconds !== undefined) return refused(reply, refuse('rate.limited', { params: { seconds } }));
    const done = await parts.desk.execute<FollowAnswer>(
      { type, ticketId: ticket.id },
      { by: holder(request), key: keyOf(request), answer: () => answerFor(parts, ticket.id) },
    );
    return isRefusal(done) ? refused(reply, done) : reply.send(done.answer);
  };

  for (const [type, summary] of [
    ['postpone', 'The holder is late: behind the next three, and the turn is kept'],
    ['cancel', 'The holder gives the number up'],
  ] as const) {
    app.post(
      `/api/follow/:token/${type}`,
      {
        config: { access: 'anybody' },
        schema: {
          tags: ['follow'],
          summary,
          params,
          headers: IdempotencyHeaders,
          body: NoBody,
          response: { 200: FollowAnswer },
        },
      },
      (request, reply) => act(type, request.params.token, request, reply),
    );
  }
}

/** Whoever holds the link acts as its holder and as nobody else, also in a browser where a clerk is signed in. */
function holder(request: FastifyRequest): By {
  return { staffId: null, deviceId: null, supervises: false, address: addressOf(request) };
}

function answerFor({ hall, tickets, context }: QueueParts, ticketId: string): FollowAnswer {
  const ticket = hall.tickets.get(ticketId) ?? tickets.byId(ticketId);
  if (ticket === undefined) throw new Error('the ticket of the command is not there');
  const { label, state } = ticket;
  return { label, state, ahead: state === 'waiting' ? aheadOf(hall, ticket, context().now) : null };
}
