import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { KioskView } from '#common/contract/views.ts';
import type { Feed } from '#common/web/feed-client.ts';
import { tick } from './tick.ts';

/** The running minute by the server's clock, ms: what shows it changes once a minute only. */
export function useMinute(feed: Feed<KioskView>): number {
  return useMemo(
    () =>
      computed(() => {
        void tick.value;
        return Math.floor(feed.serverNow() / 60_000) * 60_000;
      }),
    [feed],
  ).value;
}
