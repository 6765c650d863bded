import type { WebSocket } from 'ws';
import type { FeedErrorMessage } from '#common/contract/feed.ts';
import type { Draft } from './streams.ts';

/** Bytes that may wait for a client; one that does not read is dropped, never buffered without limit. */
const BUFFER_MOST = 512 * 1024;

/** One socket's side of the protocol: keeps `prev`, drops a slow reader. */
export interface Connection {
  snapshot(seq: number, at: string, build: string, view: unknown): void;
  events(drafts: readonly Draft[]): void;
  /** An event made for this connection alone. */
  event(seq: number, rest: string): void;
  heartbeat(at: string, build: string): void;
  error(code: string): void;
  close(code: number, reason: string): void;
  /** False once the other end has not answered the last ping. */
  ping(): boolean;
  /** The connection now stands at this seq without a message (a resume with nothing missed). */
  standAt(seq: number): void;
}

/** What a socket writes to: between `cork` and `uncork` it gathers, and then leaves in one piece. */
export interface Wire {
  cork(): void;
  uncork(): void;
}

/** `onSlow` is told when a client that does not read is dropped. */
export function createConnection(socket: WebSocket, wire: Wire, onSlow?: () => void): Connection {
  let prev = 0;
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });

  const send = (text: string): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > BUFFER_MOST) {
      onSlow?.();
      socket.terminate();
      return;
    }
    socket.send(text);
  };

  const event = (seq: number, rest: string): void => {
    send(`{"type":"event","seq":${seq},"prev":${prev},${rest}`);
    prev = seq;
  };

  return {
    snapshot(seq, at, build, view) {
      prev = seq;
      send(JSON.stringify({ type: 'snapshot', seq, at, build, view }));
    },
    events(drafts) {
      if (drafts.length === 0) return;
      // One piece, however many messages: to write is most of what a listener costs.
      wire.cork();
      for (const draft of drafts) event(draft.seq, draft.rest);
      wire.uncork();
    },
    event,
    heartbeat(at, build) {
      send(JSON.stringify({ type: 'heartbeat', seq: prev, at, build }));
    },
    error(code) {
      const message: FeedErrorMessage = { type: 'error', code };
      send(JSON.stringify(message));
    },
    close(code, reason) {
      socket.close(code, reason);
    },
    ping() {
      if (!answered) return false;
      answered = false;
      socket.ping();
      return true;
    },
    standAt(seq) {
      prev = seq;
    },
  };
}
