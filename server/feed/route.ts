import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { refuse } from '#common/contract/refusal.ts';
import type { Identity } from '#server/http/access.ts';
import { isForeign } from '#server/http/origin.ts';
import type { App } from '#server/http/parts.ts';
import { refused } from '#server/http/problem.ts';
import type { Hub } from './hub.ts';
import { FEED_URL } from './websockets.ts';

export interface FeedRouteParts {
  readonly hub: Hub;
  publicUrl(): string | null;
  /** Who a socket's request comes from, now: a device may have been removed since, a session have ended. */
  identify(request: FastifyRequest): Identity;
}

/**
 * `GET /api/feed`, the websocket. Who may listen to what is decided at the hello, by the request's identity; a page of
 * another site is refused before the upgrade, since a browser would lend it the visitor's cookies.
 */
export function feedRoute(app: App, { hub, publicUrl, identify }: FeedRouteParts): void {
  app.route({
    method: 'GET',
    url: FEED_URL,
    config: { access: 'anybody' },
    schema: {
      tags: ['feed'],
      summary: 'The websocket: a snapshot, then events; described in docs/PROTOCOL.md',
      response: { 101: Type.Null({ description: 'The connection speaks websocket from here on' }) },
    },
    preValidation: async (request, reply) => {
      if (isForeign(request, publicUrl())) {
        return refused(reply, refuse('auth.forbidden', { detail: 'the socket comes from a page of another site' }));
      }
    },
    handler: async (_request, reply) =>
      refused(reply, refuse('request.invalid', { field: 'upgrade', detail: 'this address speaks websocket only' })),
    wsHandler: (socket, request) => hub.accept(socket, request.raw.socket, () => identify(request)),
  });
}
