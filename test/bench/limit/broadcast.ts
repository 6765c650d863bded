/**
 * The limit of the feed: a bare HTTP server whose one request sends texts to the sockets that asked for their topic, with
 * `ws` as it comes. `/press` answers after it has sent, as the product answers after its commit.
 */
import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

const listeners = new Map<WebSocket, string>();
let texts: Readonly<Record<string, string>> = {};

const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => {
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>limit</title><p></p>');
      return;
    }
    if (request.url === '/texts') {
      texts = JSON.parse(Buffer.concat(pieces).toString('utf8'));
    } else {
      for (const [socket, topic] of listeners) {
        const text = texts[topic];
        if (text !== undefined) socket.send(text);
      }
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
});

const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket) => {
  socket.once('message', (bytes: Buffer) => {
    listeners.set(socket, JSON.parse(bytes.toString('utf8')).topic);
    socket.send('{"type":"snapshot"}');
  });
  socket.on('close', () => listeners.delete(socket));
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) process.send?.({ origin: `http://127.0.0.1:${address.port}` });
});
