import websocket from '@fastify/websocket';
import { refuse } from '#common/contract/refusal.ts';
import type { App } from '#server/http/parts.ts';
import { refused } from '#server/http/problem.ts';

/** The one address that speaks websocket. */
export const FEED_URL = '/api/feed';

/** A hello or a status is some hundred bytes; whoever sends more is no client of ours. */
const MESSAGE_MOST = 16 * 1024;

/** Pieces of one message; a sender of thousands of empty ones wants to keep us busy. */
const FRAGMENTS_MOST = 64;

/** How long a socket that was closed by us may take to answer that; a dead wire never does. */
const GOODBYE_MS = 5_000;

/** Lets the app upgrade connections; before its routes, so that an upgrade sent to another address is refused there. */
export async function addWebsockets(app: App): Promise<void> {
  // Not written in place: the types of ws lack `closeTimeout`, which it has had since 8.19.
  const options = { maxPayload: MESSAGE_MOST, maxFragments: FRAGMENTS_MOST, closeTimeout: GOODBYE_MS };
  await app.register(websocket, {
    options,
    // Oversized, not UTF-8, cut off: the client's doing. ws itself closes the socket, with the code that says why.
    errorHandler(error, _socket, request) {
      request.log.debug({ failure: error }, 'a websocket failed');
    },
    // The hub closes the sockets, with the protocol's own reason.
    preClose(done) {
      this.websocketServer.close();
      done();
    },
  });
  app.addHook('onRequest', async (request, reply) => {
    if (!request.ws) return;
    // A refused upgrade ends its connection; the client must not send its next request there.
    reply.header('connection', 'close');
    if (request.routeOptions.url !== FEED_URL) {
      return refused(
        reply,
        refuse('request.invalid', { field: 'upgrade', detail: `only ${FEED_URL} speaks websocket` }),
      );
    }
  });
}
