/** SPEC F8: the kiosk's agent follows the server's feed through a wire that dies; what it missed does not turn its clock back. */
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { followServer, type ServerFeed } from '#server/agent/server-feed.ts';

let server: WebSocketServer;
let feed: ServerFeed;
afterEach(() => {
  feed.stop();
  server.close();
});

/** A server that answers the n-th connection's hello as told; undefined says nothing at all. */
async function serverThat(answer: (connection: number) => readonly unknown[]): Promise<string> {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  let connection = 0;
  server.on('connection', (socket: WebSocket) => {
    const words = answer(connection);
    connection += 1;
    socket.on('message', () => {
      for (const word of words) socket.send(JSON.stringify(word));
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

function follow(serverUrl: string, onUp: () => void, times: number[] = []): void {
  const listener = {
    view: () => undefined,
    time: (ms: number) => void times.push(ms),
    up: onUp,
    down: () => undefined,
    denied: () => undefined,
  };
  feed = followServer({ serverUrl, token: () => 'token', listener, lostAfterMs: 60 });
}

const at = (ms: number): string => new Date(ms).toISOString();
const snapshot = { type: 'snapshot', seq: 1, at: at(1_000), build: 'x', view: {} };

test('F8: a connection that opens and never says a word is given up', async () => {
  // The first two are dead from the beginning: nothing was heard that could have fallen silent.
  const url = await serverThat((connection) => (connection < 2 ? [] : [snapshot]));
  await new Promise<void>((up) => follow(url, up));
});

test('F10: the time is taken from snapshots and heartbeats, never from events that were missed', async () => {
  const missed = { type: 'event', seq: 2, prev: 1, at: at(2_000), event: { type: 'office.changed' } };
  const beat = { type: 'heartbeat', seq: 2, at: at(90_000), build: 'x' };
  const url = await serverThat((connection) => (connection === 0 ? [snapshot] : [missed, beat]));
  const times: number[] = [];
  let ups = 0;
  await new Promise<void>((done) => {
    const up = (): void => {
      ups += 1;
      // The second word of the second connection comes right behind the first.
      if (ups === 2) setTimeout(done, 20);
    };
    follow(url, up, times);
  });
  expect(times).toEqual([1_000, 90_000]);
});
