/** The server's `kiosk` topic, followed as a page follows it (docs/PROTOCOL.md): snapshot, patches, resync on a gap. */
import { apply } from 'json-merge-patch';
import { WebSocket } from 'ws';
import type { EventMessage, ServerMessage } from '#common/contract/feed.ts';
import { FEED_PROTOCOL } from '#common/contract/feed.ts';
import type { KioskView } from '#common/contract/views.ts';

export interface FeedListener {
  /** The view as it is now, after the event when one brought it. */
  view(view: KioskView, message: EventMessage | undefined): void;
  /** The server has said what time it is, ms UTC. */
  time(serverMs: number): void;
  /** The first word of a connection: what was missed is there. */
  up(): void;
  down(): void;
  /** The server does not let this device listen. */
  denied(code: number): void;
}

export interface FeedParts {
  readonly serverUrl: string;
  token(): string | null;
  readonly listener: FeedListener;
  readonly lostAfterMs?: number;
}

export interface ServerFeed {
  /** Tries at once, e.g. because there is a token now. */
  reconnect(): void;
  stop(): void;
}

const LOST_AFTER_MS = 5_000;
const OPEN_WITHIN_MS = 4_000;
const RETRY_FIRST_MS = 250;
const RETRY_MOST_MS = 2_000;
const REFUSED = new Set([4401, 4403, 4409]);
const RETRY_DENIED_MS = 15_000;
const MESSAGE_MOST = 4 * 1024 * 1024;

export function followServer({ serverUrl, token, listener, lostAfterMs = LOST_AFTER_MS }: FeedParts): ServerFeed {
  let socket: WebSocket | undefined;
  let view: KioskView | undefined;
  let lastSeq: number | undefined;
  let retryMs = RETRY_FIRST_MS;
  let retryTimer: NodeJS.Timeout | undefined;
  let silenceTimer: NodeJS.Timeout | undefined;
  let isUp = false;
  let stopped = false;

  const lose = (): void => {
    clearTimeout(silenceTimer);
    if (isUp) listener.down();
    isUp = false;
  };

  const again = (): void => {
    socket?.terminate();
    socket = undefined;
    lose();
    clearTimeout(retryTimer);
    if (stopped) return;
    retryTimer = setTimeout(open, retryMs);
    retryMs = Math.min(retryMs * 2, Math.max(RETRY_MOST_MS, retryMs));
  };

  const resync = (): void => {
    lastSeq = undefined;
    again();
  };

  /** Half-open connections never say goodbye: silence ends them, also before the first word. */
  const awaitWord = (): void => {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(again, lostAfterMs);
  };

  const heard = (): void => {
    retryMs = RETRY_FIRST_MS;
    awaitWord();
    if (isUp) return;
    isUp = true;
    listener.up();
  };

  const receive = (message: ServerMessage<KioskView>): void => {
    switch (message.type) {
      case 'snapshot':
        view = message.view;
        lastSeq = message.seq;
        listener.time(Date.parse(message.at));
        heard();
        listener.view(view, undefined);
        return;
      case 'event':
        if (view === undefined || message.prev !== lastSeq) {
          resync();
          return;
        }
        lastSeq = message.seq;
        // `apply` changes what it is given, and others hold the view that was.
        if (message.view !== undefined) view = apply(structuredClone(view), message.view) as KioskView;
        // Its time is when it happened: one that was missed says nothing of the time now.
        heard();
        listener.view(view, message);
        return;
      case 'heartbeat':
        if (message.seq !== lastSeq) {
          resync();
          return;
        }
        listener.time(Date.parse(message.at));
        heard();
        return;
      default:
    }
  };

  function open(): void {
    const bearer = token();
    if (stopped || bearer === null) return;
    const ws = new WebSocket(`${serverUrl.replace(/^http/, 'ws')}/api/feed`, {
      headers: { authorization: `Bearer ${bearer}` },
      handshakeTimeout: OPEN_WITHIN_MS,
      maxPayload: MESSAGE_MOST,
    });
    socket = ws;
    ws.on('open', () => {
      awaitWord();
      ws.send(JSON.stringify({ type: 'hello', protocol: FEED_PROTOCOL, topic: 'kiosk', lastSeq }));
    });
    ws.on('message', (data) => {
      if (ws !== socket) return;
      const message = parse(String(data));
      // What this server never says was changed on its way.
      if (message === undefined) return resync();
      receive(message);
    });
    // The close that follows an error is the handling.
    ws.on('error', () => undefined);
    ws.on('close', (code) => {
      if (ws !== socket) return;
      if (REFUSED.has(code)) {
        retryMs = RETRY_DENIED_MS;
        lose();
        listener.denied(code);
      }
      again();
    });
  }

  open();
  return {
    reconnect() {
      retryMs = RETRY_FIRST_MS;
      clearTimeout(retryTimer);
      if (socket === undefined) open();
    },
    stop() {
      stopped = true;
      clearTimeout(retryTimer);
      clearTimeout(silenceTimer);
      const last = socket;
      socket = undefined;
      last?.close(1000);
      setTimeout(() => last?.terminate(), 500).unref();
    },
  };
}

const TYPES = new Set(['snapshot', 'event', 'heartbeat', 'error']);

function parse(text: string): ServerMessage<KioskView> | undefined {
  try {
    const message: unknown = JSON.parse(text);
    const known =
      typeof message === 'object' && message !== null && 'type' in message && TYPES.has(String(message.type));
    return known ? (message as ServerMessage<KioskView>) : undefined;
  } catch {
    return undefined;
  }
}
