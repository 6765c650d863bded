/** The feed of the monitor, open for as long as somebody is signed in. */
import { effect, signal } from '@preact/signals';
import type { StaffView } from '#common/contract/views.ts';
import { connectFeed, type Feed } from '#common/web/feed-client.ts';

export const feed = signal<Feed<StaffView> | undefined>(undefined);

const changes = new Set<(section: string) => void>();
const tick = signal(0);
setInterval(() => {
  tick.value += 1;
}, 5_000);

/** Connects anew: a socket keeps the session with which it was opened. */
export function openLive(): void {
  closeLive();
  const opened = connectFeed<StaffView>({ topic: 'monitor' });
  feed.value = opened;
  opened.onEvent(({ event }) => {
    if (event.type === 'office.changed' && typeof event.section === 'string') tell(event.section);
  });
  // After a gap nobody knows what was missed.
  let wasLost = false;
  effect(() => {
    const link = opened.link.value;
    if (link === 'live' && wasLost) tell('*');
    wasLost = link === 'lost';
  });
}

export function closeLive(): void {
  feed.peek()?.close();
  feed.value = undefined;
}

/** Calls back when a section of the office was changed by anybody; `*` = anything may have changed. */
export function onOfficeChanged(listener: (section: string) => void): () => void {
  changes.add(listener);
  return () => changes.delete(listener);
}

function tell(section: string): void {
  for (const listener of changes) listener(section);
}

/** The view as it stands; undefined before the first data. */
export const view = (): StaffView | undefined => feed.value?.view.value;

/** Now by the server's clock, ms; what reads it while it renders is drawn anew every 5 s. */
export function now(): number {
  tick.value;
  return feed.value?.serverNow() ?? Date.now();
}
