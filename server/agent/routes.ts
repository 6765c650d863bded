/** What the page on this PC asks for. */
import { Type } from 'typebox';
import { CardBody } from '#common/contract/cards.ts';
import { IssueAnswer, IssueBody, PaperListAnswer, PaperListBody } from '#common/contract/commands.ts';
import { SlipCodeBody } from '#common/contract/dossiers.ts';
import type { Problem } from '#common/contract/errors.ts';
import { refuse } from '#common/contract/refusal.ts';
import { FEED_URL } from '#server/feed/websockets.ts';
import { IdempotencyHeaders } from '#server/http/idempotency.ts';
import type { App } from '#server/http/parts.ts';
import { refused } from '#server/http/problem.ts';
import type { Giver } from './give.ts';
import type { LinkState } from './link.ts';
import type { PapersGiven } from './own-papers.ts';
import type { PageFeed } from './page-feed.ts';
import type { Upstream } from './upstream.ts';

export interface AgentRouteParts {
  readonly giver: Giver;
  papers(body: PaperListBody, key: string): Promise<PapersGiven>;
  readonly feed: PageFeed;
  readonly upstream: Pick<Upstream, 'help' | 'slip' | 'card'>;
  link(): LinkState;
  /** Called after each slip of its own. */
  onOwnNumber(): void;
  health(): Readonly<Record<string, unknown>>;
}

const anybody = { access: 'anybody' } as const;
const NoBody = Type.Union([Type.Null(), Type.Object({}, { additionalProperties: false })]);

export function agentRoutes(app: App, parts: AgentRouteParts): void {
  app.post(
    '/api/tickets',
    {
      config: anybody,
      schema: { headers: IdempotencyHeaders, body: IssueBody, response: { 200: IssueAnswer, 201: IssueAnswer } },
    },
    async (request, reply) => {
      const given = await parts.giver.give(request.body, String(request.headers['idempotency-key']));
      if (given.kind === 'refused') return refused(reply, given.refusal);
      if (given.kind === 'passed') return passOn(reply, given.problem, given.retryAfter);
      if (given.own && !given.again) parts.onOwnNumber();
      return reply.code(given.again ? 200 : 201).send(given.answer);
    },
  );

  app.post(
    '/api/paper-lists',
    {
      config: anybody,
      schema: { headers: IdempotencyHeaders, body: PaperListBody, response: { 201: PaperListAnswer } },
    },
    async (request, reply) => {
      const given = await parts.papers(request.body, String(request.headers['idempotency-key']));
      if (given.kind === 'refused') return refused(reply, given.refusal);
      if (given.kind === 'passed') return passOn(reply, given.problem, given.retryAfter);
      if (given.own) parts.onOwnNumber();
      return reply.code(201).send(given.answer);
    },
  );

  for (const method of ['POST', 'DELETE'] as const) {
    app.route({
      method,
      url: '/api/help',
      config: anybody,
      schema: { body: NoBody },
      handler: async (_request, reply) => {
        if (parts.link().kind !== 'live') return refused(reply, refuse('server.away'));
        const answer = await parts.upstream.help(method);
        if (answer.kind === 'lost') return refused(reply, refuse('server.away'));
        if (answer.kind === 'refusal') return passOn(reply, answer.problem, answer.retryAfter);
        return answer.body === undefined ? reply.code(204).send() : reply.code(answer.status).send(answer.body);
      },
    });
  }

  for (const url of ['/api/slip-codes', '/api/slip-codes/apology'] as const) {
    app.post(
      url,
      { config: anybody, schema: { headers: IdempotencyHeaders, body: SlipCodeBody } },
      async (request, reply) => {
        if (parts.link().kind !== 'live') return refused(reply, refuse('server.away'));
        const answer = await parts.upstream.slip(url, request.body, String(request.headers['idempotency-key']));
        if (answer.kind === 'lost') return refused(reply, refuse('server.away'));
        if (answer.kind === 'refusal') return passOn(reply, answer.problem, answer.retryAfter);
        return reply.code(answer.status).send(answer.body);
      },
    );
  }

  // Cut off, a card is not asked about: its owner gets a number like anybody.
  app.post('/api/cards', { config: anybody, schema: { body: CardBody } }, async (request, reply) => {
    if (parts.link().kind !== 'live') return refused(reply, refuse('server.away'));
    const answer = await parts.upstream.card(request.body);
    if (answer.kind === 'lost') return refused(reply, refuse('server.away'));
    if (answer.kind === 'refusal') return passOn(reply, answer.problem, answer.retryAfter);
    return answer.body;
  });

  app.get('/api/health', { config: anybody }, async (_request, reply) => reply.send(parts.health()));

  app.route({
    method: 'GET',
    url: FEED_URL,
    config: anybody,
    handler: async (_request, reply) =>
      refused(reply, refuse('request.invalid', { field: 'upgrade', detail: 'this address speaks websocket only' })),
    wsHandler: (socket, request) => parts.feed.accept(socket, request.raw.socket),
  });
}

type AnyReply = {
  code(status: number): unknown;
  header(name: string, value: string): unknown;
  serializer(write: (payload: string) => string): unknown;
  send(payload: never): unknown;
};

/** The server's own words, unchanged. */
function passOn<R extends AnyReply>(reply: R, problem: Problem, retryAfter?: string): R {
  reply.code(problem.status);
  reply.header('content-type', 'application/problem+json; charset=utf-8');
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
  reply.serializer((payload) => payload);
  reply.send(JSON.stringify(problem) as never);
  return reply;
}
