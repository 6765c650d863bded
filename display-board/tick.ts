import { type ReadonlySignal, signal } from '@preact/signals';
import type { DisplayView } from '#common/contract/views.ts';
import type { Feed } from '#common/web/feed-client.ts';

/** Now by the server's clock, in whole seconds (ms). The page's only ticking: clock, notices and pictures follow from it. */
export function startTicking(feed: Feed<DisplayView>): ReadonlySignal<number> {
  const seconds = (): number => Math.floor(feed.serverNow() / 1000) * 1000;
  const now = signal(seconds());
  setInterval(() => {
    now.value = seconds();
  }, 1_000);
  return now;
}

/** Which of `count` things is shown now, each for `everyMs`. */
export function turnOf(count: number, everyMs: number, now: number): number {
  return count === 0 ? 0 : Math.floor(now / everyMs) % count;
}
