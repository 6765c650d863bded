import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { EventMessage } from '#common/contract/feed.ts';
import { connectFeed, type Link } from '#common/web/feed-client.ts';

export interface LiveView<View> {
  /** The last view that came, kept while a new connection is made. */
  readonly view: ReadonlySignal<View | undefined>;
  readonly link: ReadonlySignal<Link>;
  /** Close code while `link` is `denied`. */
  readonly deniedCode: ReadonlySignal<number | undefined>;
  /** The server's time of the last message, ms; 0 before the first. */
  readonly lastAt: ReadonlySignal<number>;
  /** Now by the server's clock, ms, moved on every second. */
  readonly now: ReadonlySignal<number>;
  onEvent(listener: (message: EventMessage) => void): void;
  /** Connects anew, e.g. with a new session; what is on screen stays. */
  reconnect(): void;
  close(): void;
}

const TICK_MS = 1_000;

/** A feed that can be connected anew without losing what is on screen. */
export function keepLiveView<View>(topic: string): LiveView<View> {
  const listeners = new Set<(message: EventMessage) => void>();
  const connect = () => {
    const next = connectFeed<View>({ topic });
    next.onEvent((message) => {
      for (const listener of listeners) listener(message);
    });
    return next;
  };
  const feed = signal(connect());
  const view = signal<View | undefined>(undefined);
  const lastAt = signal(0);
  const now = signal(Date.now());

  const tick = (): void => {
    if (feed.peek().lastAt.peek() > 0) now.value = feed.peek().serverNow();
    else now.value = Math.max(now.peek(), lastAt.peek());
  };
  const stopWatching = effect(() => {
    const latest = feed.value.view.value;
    if (latest !== undefined) view.value = latest;
    const heard = feed.value.lastAt.value;
    if (heard === 0) return;
    lastAt.value = heard;
    tick();
  });
  const timer = setInterval(tick, TICK_MS);

  return {
    view,
    lastAt,
    now,
    deniedCode: computed(() => feed.value.deniedCode.value),
    link: computed(() => {
      const link = feed.value.link.value;
      return link === 'connecting' && view.value !== undefined ? 'lost' : link;
    }),
    onEvent: (listener) => listeners.add(listener),
    reconnect() {
      feed.peek().close();
      feed.value = connect();
    },
    close() {
      clearInterval(timer);
      stopWatching();
      feed.peek().close();
    },
  };
}
