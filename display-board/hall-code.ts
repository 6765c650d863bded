/** The code for numbers on one's own phone, as long as the server says that it holds (SPEC J120). */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { HallCodeAnswer } from '#common/contract/hall-code.ts';
import type { DisplayView } from '#common/contract/views.ts';
import { callApi } from '#common/web/api.ts';
import type { Feed } from '#common/web/feed-client.ts';

export interface ShownCode {
  readonly code: string;
  readonly url: string;
}

const AGAIN_MS = 5_000;
/** A little after the change, so that the next code is there. */
const LATER_MS = 250;

/** Asks for the code while the office uses it; undefined while there is none, e.g. when the server did not say the next. */
export function showHallCode(feed: Feed<DisplayView>): ReadonlySignal<ShownCode | undefined> {
  const shown = signal<ShownCode | undefined>(undefined);
  const wanted = computed(() => feed.view.value?.hallCode === true && feed.link.value === 'live');
  effect(() => {
    shown.value = undefined;
    if (!wanted.value) return;
    let timer: ReturnType<typeof setTimeout>;
    let over = false;
    const ask = async (): Promise<void> => {
      const answer = await callApi<HallCodeAnswer>('/api/hall-code');
      if (over) return;
      shown.value = answer.ok ? { code: answer.body.code, url: answer.body.url } : undefined;
      timer = setTimeout(() => void ask(), answer.ok ? answer.body.changesInMs + LATER_MS : AGAIN_MS);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  });
  return shown;
}

/** What somebody types who cannot scan: `192.168.1.10:8080/lay-so`. */
export function addressOf({ url }: ShownCode): string {
  return url.replace(/^https?:\/\//, '').replace(/#.*$/, '');
}
