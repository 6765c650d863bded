/** `/api/feed` for the kiosk's own page: the protocol of the server, with one topic and no resume. */
import { generate } from 'json-merge-patch';
import { Value } from 'typebox/value';
import type { WebSocket } from 'ws';
import type { WireEvent } from '#common/contract/events.ts';
import { CLOSE, FEED_PROTOCOL, HEARTBEAT_MS, HELLO_WITHIN_MS, Hello } from '#common/contract/feed.ts';
import type { KioskView } from '#common/contract/views.ts';
import { type Connection, createConnection, type Wire } from '#server/feed/connection.ts';

export interface PageFeedParts {
  readonly build: string;
  /** The office's time as text. */
  at(): string;
  /** What pages see now: a view, nothing yet, or that this machine is not let in. */
  show(): KioskView | 'nothing' | 'denied';
}

export interface PageFeed {
  accept(socket: WebSocket, wire: Wire): void;
  /** Something may have changed; pages get the event, and the difference when there is one. */
  tell(event?: WireEvent): void;
  stop(): void;
}

const MOVED: WireEvent = { type: 'counter.acted' };

export function createPageFeed(parts: PageFeedParts): PageFeed {
  const pages = new Set<Connection>();
  /** Said hello while there was nothing to show. */
  const waiting = new Set<Connection>();
  let shown: KioskView | undefined;
  let seq = 1;

  const beat = setInterval(() => {
    const at = parts.at();
    for (const page of pages) page.heartbeat(at, parts.build);
  }, HEARTBEAT_MS);
  beat.unref();

  const deny = (page: Connection): void => page.close(CLOSE.notAuthenticated, 'this kiosk is not paired');
  const greet = (page: Connection, view: KioskView): void => {
    page.snapshot(seq, parts.at(), parts.build, view);
    pages.add(page);
  };

  const tell = (event?: WireEvent): void => {
    const now = parts.show();
    if (now === 'denied') {
      for (const page of [...pages, ...waiting]) deny(page);
      shown = undefined;
      return;
    }
    if (now === 'nothing') return;
    const patch = shown === undefined ? undefined : generate(shown, now);
    const first = shown === undefined;
    shown = now;
    if (!first && (event !== undefined || patch !== undefined)) {
      seq += 1;
      const body = JSON.stringify({
        at: parts.at(),
        event: event ?? MOVED,
        ...(patch === undefined ? {} : { view: patch }),
      });
      for (const page of pages) page.event(seq, body.slice(1));
    }
    for (const page of waiting) greet(page, now);
    waiting.clear();
  };

  return {
    accept(socket, wire) {
      const late = setTimeout(() => socket.close(CLOSE.noHello, 'no hello in time'), HELLO_WITHIN_MS);
      const page = createConnection(socket, wire);
      let greeted = false;
      socket.on('message', (data) => {
        if (socket.readyState !== socket.OPEN) return;
        if (greeted) return page.error('message.unknown');
        clearTimeout(late);
        const hello = parse(String(data));
        if (!Value.Check(Hello, hello) || hello.protocol !== FEED_PROTOCOL) {
          return socket.close(CLOSE.badHello, 'bad hello');
        }
        if (hello.topic !== 'kiosk') return socket.close(CLOSE.notAllowed, 'not allowed');
        greeted = true;
        // Brings the others up to date first, so that all stand at the same view.
        tell();
        const now = parts.show();
        if (now === 'denied') deny(page);
        else if (now === 'nothing') waiting.add(page);
        else greet(page, shown ?? now);
      });
      socket.on('close', () => {
        clearTimeout(late);
        pages.delete(page);
        waiting.delete(page);
      });
      // The close that follows says everything.
      socket.on('error', () => undefined);
    },
    tell,
    stop() {
      clearInterval(beat);
      for (const page of [...pages, ...waiting]) page.close(CLOSE.stopping, 'server stopping');
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
