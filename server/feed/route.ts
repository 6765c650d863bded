import type {} from '@fastify/websocket';
import { refuse } from '#common/contract/refusal.ts';
import { isForeign } from '#server/http/origin.ts';
import type { App } from '#server/http/parts.ts';
import { refused } from '#server/http/problem.ts';
import type { Hub } from './hub.ts';

/**
 * `GET /api/feed`, the websocket. Who may listen to what is decided at the hello, by the request's identity; a page of
 * another site is refused before the upgrade, since a browser would lend it the visitor's cookies.
 */
export function feedRoute(app: App, hub: Hub, publicUrl: () => string | null): void {
  app.get(
    '/api/feed',
    {
      websocket: true,
      config: { access: 'anybody' },
      preValidation: async (request, reply) => {
        if (isForeign(request, publicUrl())) {
          return refused(reply, refuse('auth.forbidden', { detail: 'the socket comes from a page of another site' }));
        }
      },
    },
    (socket, request) => hub.accept(socket, request.identity),
  );
}
