import { signal } from '@preact/signals';
import type { Feed } from '#common/web/feed-client.ts';

const tick = signal(0);
setInterval(() => {
  tick.value += 1;
}, 10_000);

/** Now by the server's clock, ms; what reads it while it renders is drawn anew every 10 s. */
export function now(feed: Feed<unknown>): number {
  tick.value;
  return feed.serverNow();
}
