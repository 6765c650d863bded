/** Votes come in from the holder's phone and from the tablet of a counter; the supervisor reads how many (SPEC J90–J95). */
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import {
  CounterRatingBody,
  RatingAnswer,
  RatingBody,
  RatingPlaces,
  RatingQuery,
  RatingThanks,
  RatingTurn,
} from '#common/contract/rating.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { Id } from '#common/contract/text.ts';
import { LEAST_ANSWERS, ratingOf } from '#server/domain/rating.ts';
import type { TicketRow } from '#server/domain/ticket.ts';
import { ratingTurns } from '#server/rating-turns.ts';
import { countVote, isRated, markRated, ratingsBetween } from '#server/store/ratings.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';

const tags = ['rating'];
const idParams = Type.Object({ id: Id });
const tokenParams = Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{8,64}$' }) });
const tablet = { access: ['counter'] } as const;

export function ratingRoutes(app: App, parts: QueueParts): void {
  const { hall, db, desk, tickets, dayKey } = parts;
  const turns = ratingTurns();
  desk.onCommitted(turns.note);
  const isOff = (): boolean => hall.office.settings.parts.rating !== true;
  const markOf = (ticketId: string): string => dayKey.mark(hall.businessDay, `rating ${ticketId}`);

  /** No key, no event, no row of the audit log: the mark alone makes it act once, and tells nothing of the vote. */
  const vote = async (ticket: TicketRow, { score, topics }: RatingBody, reply: FastifyReply) => {
    if (ticket.state !== 'completed' || ticket.businessDay !== hall.businessDay) {
      return refused(reply, refuse('ticket.state', { params: { label: ticket.label, state: ticket.state } }));
    }
    const done = await desk.record({}, (tx) => {
      const { businessDay: day, serviceId } = ticket;
      if (!markRated(tx, day, markOf(ticket.id))) return refuse('rating.done');
      countVote(tx, day, serviceId, topics === undefined ? { score } : { score, topics });
      return { result: null, events: [] };
    });
    return isRefusal(done) ? refused(reply, done) : reply.send({ thanks: true as const });
  };

  /** The number that the tablet of a counter may ask, unless it has answered. */
  const turnAt = (counterId: string): TicketRow | undefined => {
    const ticketId = turns.at(counterId, parts.context().now);
    const ticket = ticketId === undefined ? undefined : tickets.byId(ticketId);
    return ticket === undefined || isRated(db, hall.businessDay, markOf(ticket.id)) ? undefined : ticket;
  };

  app.post(
    '/api/follow/:token/rating',
    {
      config: { access: 'anybody' },
      schema: {
        tags,
        summary: 'The holder of a finished number says how it was, once',
        params: tokenParams,
        body: RatingBody,
        response: { 200: RatingThanks },
      },
    },
    async ({ params, body }, reply) => {
      if (isOff()) return refused(reply, refuse('part.off'));
      const ticket = tickets.byToken(params.token);
      return ticket === undefined ? refused(reply, refuse('ticket.unknown')) : vote(ticket, body, reply);
    },
  );

  app.get(
    '/api/rating/counters',
    {
      config: tablet,
      schema: { tags, summary: 'The counters of the office, for a tablet', response: { 200: RatingPlaces } },
    },
    async (_request, reply) => {
      if (isOff()) return refused(reply, refuse('part.off'));
      const { settings, counters } = hall.office;
      const { name, brandColor } = settings;
      return reply.send({
        office: { name, brandColor },
        counters: counters.map(({ id, number, name: called }) => ({ id, number, name: called })),
      });
    },
  );

  app.get(
    '/api/rating/counters/:id',
    {
      config: tablet,
      schema: {
        tags,
        summary: 'Which number was just finished at a counter and has not been rated',
        params: idParams,
        response: { 200: RatingTurn },
      },
    },
    async ({ params }, reply) =>
      isOff() ? refused(reply, refuse('part.off')) : reply.send({ label: turnAt(params.id)?.label ?? null }),
  );

  app.post(
    '/api/rating/counters/:id',
    {
      config: tablet,
      schema: {
        tags,
        summary: 'Who was just served says how it was, once',
        params: idParams,
        body: CounterRatingBody,
        response: { 200: RatingThanks },
      },
    },
    async ({ params, body }, reply) => {
      if (isOff()) return refused(reply, refuse('part.off'));
      const ticket = turnAt(params.id);
      // Answered on the phone meanwhile, or the next one was finished: that one must not get this vote.
      if (ticket === undefined || ticket.label !== body.label) return refused(reply, refuse('rating.done'));
      const { label: _label, ...given } = body;
      return vote(ticket, given, reply);
    },
  );

  app.get(
    '/api/rating',
    {
      config: { access: ['supervisor'] },
      schema: {
        tags,
        summary: 'How many rated and how, of a month, by field; figures from ten answers on',
        querystring: RatingQuery,
        response: { 200: RatingAnswer },
      },
    },
    async ({ query }, reply) => {
      if (isOff()) return refused(reply, refuse('part.off'));
      const today = hall.businessDay;
      const month = query.month ?? today.slice(0, 7);
      const counts = ratingsBetween(db, `${month}-01`, `${month}-31`);
      // A vote that is seen the moment it comes is no secret before those who saw who left the counter.
      const ended = counts.filter(({ day }) => day < today);
      const ofToday = ratingsBetween(db, today, today).filter(({ what }) => /^[1-5]$/.test(what));
      return reply.send({
        month,
        least: LEAST_ANSWERS,
        today: ofToday.reduce((sum, { count }) => sum + count, 0),
        all: ratingOf(null, ended),
        services: hall.office.services.map(({ id }) =>
          ratingOf(
            id,
            ended.filter(({ serviceId }) => serviceId === id),
          ),
        ),
      });
    },
  );
}
