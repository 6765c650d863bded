import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Keeps account of the connections of a server; the answer cuts those that are left. Node does not know of upgraded ones,
 * and a client that sends half a request, or never says goodbye, would hold up the stop for as long as it likes.
 */
export function trackSockets(server: Server): () => void {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}
