/** What this phone last knew of its number: shown again, with its age, when the page is opened and nobody answers (SPEC R11). */
import { computed, effect, signal } from '@preact/signals';
import type { TicketView } from '#common/contract/views.ts';
import { BUILD } from '#common/web/build.ts';
import type { Feed } from '#common/web/feed-client.ts';

const KEPT = 'luot.phone-last';
/** A page that connects at once must not show the old first. */
const OLD_AFTER_MS = 3_000;
/** A number is good on its day. */
const GOOD_FOR_MS = 16 * 3_600_000;

interface Kept {
  readonly token: string;
  readonly build: string;
  readonly at: number;
  readonly view: TicketView;
}

function read(token: string, now: number): Kept | undefined {
  const text = localStorage.getItem(KEPT);
  if (text === null) return undefined;
  try {
    // Written by this page of this build alone, below.
    const kept = JSON.parse(text) as Kept;
    const good = kept.token === token && kept.build === BUILD && now - kept.at < GOOD_FOR_MS;
    return good ? kept : undefined;
  } catch {
    // Cut off in the middle by a phone that ran out of power: as if there were none.
    return undefined;
  }
}

/** The feed of a number, with what was known of it before while the server has not answered yet. */
export function withMemory(feed: Feed<TicketView>, token: string): Feed<TicketView> {
  const keep = (): void => {
    const view = feed.view.peek();
    if (view === undefined) return;
    const kept: Kept = { token, build: BUILD, at: feed.lastAt.peek(), view };
    localStorage.setItem(KEPT, JSON.stringify(kept));
  };
  const kept = read(token, Date.now());
  effect(() => {
    if (feed.view.value !== undefined) keep();
  });
  addEventListener('pagehide', keep);
  if (kept === undefined) return feed;
  const late = signal(false);
  setTimeout(() => {
    late.value = true;
  }, OLD_AFTER_MS);
  const isOld = computed(() => late.value && feed.view.value === undefined && feed.link.value !== 'denied');
  return {
    ...feed,
    view: computed(() => (isOld.value ? kept.view : feed.view.value)),
    link: computed(() => (isOld.value ? 'lost' : feed.link.value)),
    lastAt: computed(() => (isOld.value ? kept.at : feed.lastAt.value)),
  };
}
