import type { WebsocketPluginOptions } from '@fastify/websocket';

/** A hello or a status is some hundred bytes; whoever sends more is no client of ours. */
const MESSAGE_MOST = 16 * 1024;

/** Settings of the websocket plugin. */
export const WEBSOCKETS: WebsocketPluginOptions = {
  options: { maxPayload: MESSAGE_MOST },
  // Oversized, not UTF-8, cut off: the client's doing. ws itself closes the socket, with the code that says why.
  errorHandler(error, _socket, request) {
    request.log.debug({ failure: error.message }, 'a websocket failed');
  },
  // The hub closes the sockets, with the protocol's own reason.
  preClose(done) {
    this.websocketServer.close();
    done();
  },
};
