import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { EventMessage, ServerMessage } from '#common/contract/feed.ts';
import { BUILD, reloadForBuild } from './build.ts';
import { applyMergePatch } from './merge-patch.ts';

/** `connecting`: never had data. `live`: data is fresh. `lost`: what is shown is old (SPEC R11). `denied`: the server
 *  refuses this page; trying again by itself would not help. */
export type Link = 'connecting' | 'live' | 'lost' | 'denied';

export interface Feed<View> {
  readonly view: ReadonlySignal<View | undefined>;
  readonly link: ReadonlySignal<Link>;
  /** The server's time of the last message, ms; 0 before the first. */
  readonly lastAt: ReadonlySignal<number>;
  /** Close code of the refusal while `link` is `denied`. */
  readonly deniedCode: ReadonlySignal<number | undefined>;
  /** Now by the server's clock, ms: the PC of a kiosk may be years off. */
  serverNow(): number;
  /** Tells the server what this page cannot do; sent again after each reconnect. */
  report(problem: 'sound-blocked' | 'voice-missing' | null): void;
  /** Called for each event, after the view has changed. */
  onEvent(listener: (message: EventMessage) => void): () => void;
  close(): void;
}

export interface FeedOptions {
  readonly topic: string;
  /** Silence after which the data counts as old; heartbeats come every 2 s (10 s for phones). */
  readonly lostAfterMs?: number;
  /** Opens the socket, and the clock of this machine (ms UTC); the browser's own unless something else runs the client. */
  readonly openSocket?: () => WebSocket;
  readonly now?: () => number;
}

const RETRY_FIRST_MS = 250;
const RETRY_MOST_MS = 2_000;
const REFUSED = new Set([4401, 4403, 4409]);
/** A refused page tries again this seldom: an admin may have paired it meanwhile. */
const RETRY_DENIED_MS = 15_000;
/** A connect that neither opens nor fails (a dead access point) must not stop the retries. */
const OPEN_WITHIN_MS = 4_000;

const openFeed = (): WebSocket =>
  new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/feed`);

/** Connects to `/api/feed` and keeps a view up to date: snapshot, then merge patches; a gap in `seq` resyncs. */
export function connectFeed<View>({
  topic,
  lostAfterMs = 5_000,
  openSocket = openFeed,
  now = Date.now,
}: FeedOptions): Feed<View> {
  const view: Signal<View | undefined> = signal(undefined);
  const link = signal<Link>('connecting');
  const lastAt = signal(0);
  const deniedCode = signal<number | undefined>(undefined);
  const listeners = new Set<(message: EventMessage) => void>();
  let socket: WebSocket | undefined;
  let lastSeq: number | undefined;
  let clockOffset = 0;
  let retryMs = RETRY_FIRST_MS;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;
  /** Undefined on a page that has no sound to speak of. */
  let problem: 'sound-blocked' | 'voice-missing' | null | undefined;
  let closed = false;

  const lose = (): void => {
    if (link.value !== 'denied') link.value = view.value === undefined ? 'connecting' : 'lost';
  };

  const heard = (at: string): void => {
    lastAt.value = Date.parse(at);
    link.value = 'live';
    deniedCode.value = undefined;
    retryMs = RETRY_FIRST_MS;
    clearTimeout(silenceTimer);
    // A half-open connection never says goodbye: silence ends it.
    silenceTimer = setTimeout(() => {
      lose();
      socket?.close();
      reconnectSoon();
    }, lostAfterMs);
  };

  const resync = (): void => {
    lastSeq = undefined;
    socket?.close();
    reconnectSoon();
  };

  const receive = (message: ServerMessage<View>): void => {
    // Before the view changes: whoever reacts to it may ask for the server's time. Not from an event: the ones that were
    // missed say when they happened, not when they were sent.
    if (message.type === 'snapshot' || message.type === 'heartbeat') clockOffset = Date.parse(message.at) - now();
    switch (message.type) {
      case 'snapshot':
        reloadForBuild(message.build);
        view.value = message.view;
        lastSeq = message.seq;
        heard(message.at);
        return;
      case 'event':
        if (lastSeq === undefined || message.prev !== lastSeq) {
          resync();
          return;
        }
        lastSeq = message.seq;
        if (message.view !== undefined) view.value = applyMergePatch(view.value, message.view) as View;
        heard(message.at);
        for (const listener of listeners) listener(message);
        return;
      case 'heartbeat':
        reloadForBuild(message.build);
        if (message.seq === lastSeq) heard(message.at);
        else resync();
        return;
      case 'error':
        console.error(`feed: ${message.code}`);
    }
  };

  function open(): void {
    if (closed) return;
    const ws = openSocket();
    socket = ws;
    // Nothing may have been heard yet that could fall silent: a connection that never says its first word is given up too.
    const giveUp = (): void => {
      ws.close();
      if (ws === socket) reconnectSoon();
    };
    let firstWord = setTimeout(giveUp, OPEN_WITHIN_MS);
    ws.onopen = () => {
      clearTimeout(firstWord);
      firstWord = setTimeout(giveUp, lostAfterMs);
      ws.send(JSON.stringify({ type: 'hello', protocol: 1, topic, lastSeq, build: BUILD }));
      // Also that all is well again: it may have changed while nobody could be told.
      if (problem !== undefined) ws.send(JSON.stringify({ type: 'status', problem }));
    };
    ws.onmessage = (message: MessageEvent<string>) => {
      clearTimeout(firstWord);
      if (ws === socket) receive(JSON.parse(message.data) as ServerMessage<View>);
    };
    ws.onclose = (event) => {
      clearTimeout(firstWord);
      if (ws !== socket) return;
      if (REFUSED.has(event.code)) {
        link.value = 'denied';
        deniedCode.value = event.code;
        retryMs = RETRY_DENIED_MS;
      }
      reconnectSoon();
    };
  }

  function reconnectSoon(): void {
    socket = undefined;
    clearTimeout(retryTimer);
    if (closed) return;
    retryTimer = setTimeout(open, retryMs);
    retryMs = Math.min(retryMs * 2, Math.max(RETRY_MOST_MS, retryMs));
  }

  // A page that never gets a first answer must still say so.
  silenceTimer = setTimeout(lose, lostAfterMs);
  open();

  return {
    view,
    link,
    lastAt,
    deniedCode,
    serverNow: () => now() + clockOffset,
    report(next) {
      problem = next;
      if (socket !== undefined && socket.readyState === socket.OPEN)
        socket.send(JSON.stringify({ type: 'status', problem }));
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      clearTimeout(retryTimer);
      clearTimeout(silenceTimer);
      socket?.close();
    },
  };
}
