/** Ties the announcer to the feed, the clock and the voice; holds the only timer that announcements need. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { DisplayView } from '#common/contract/views.ts';
import type { Feed } from '#common/web/feed-client.ts';
import { clockTime } from '#common/web/time.ts';
import { isQuiet } from '#common/web/voice/speech.ts';
import {
  type AnnouncerState,
  advance,
  dropOld,
  FRESH_MS,
  finishSpeaking,
  freshAnnouncer,
  restUntil,
  takeIn,
  wakeAt,
} from './announcer.ts';
import { type Announced, keepAnnounced, keptAnnounced } from './kept.ts';
import type { Player } from './player.ts';

export interface Announcing {
  readonly state: ReadonlySignal<AnnouncerState>;
  /** Whether the call on the screen is spoken, or only shown (voice off, quiet hours, no sound). */
  readonly aloud: ReadonlySignal<boolean>;
}

/** What the page has from its browser. */
export interface Surroundings {
  /** Milliseconds that go on steadily. */
  clock(): number;
  /** What was announced before a reload. */
  kept(): Announced;
  keep(announced: Announced): void;
}

const BROWSER: Surroundings = { clock: () => performance.now(), kept: keptAnnounced, keep: keepAnnounced };

/** Whether the office wants sound now. */
export function wantsSound(view: DisplayView, serverNow: number): boolean {
  return view.voice.enabled && !isQuiet(clockTime(serverNow, view.office.timeZone), view.voice.quiet);
}

export function startAnnouncing(feed: Feed<DisplayView>, player: Player, around: Surroundings = BROWSER): Announcing {
  const { clock } = around;
  const state = signal(freshAnnouncer(around.kept()));
  const aloud = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lostSince: number | undefined;
  let speakWhenReady: (() => void) | undefined;

  function begin({ call }: NonNullable<AnnouncerState['now']>, view: DisplayView): void {
    const done = (): void => {
      state.value = finishSpeaking(state.value, call.callSeq, clock());
      around.keep({ seq: call.callSeq, at: Date.parse(call.at) });
      step();
    };
    aloud.value = wantsSound(view, feed.serverNow());
    if (!aloud.value) done();
    else if (player.ready.peek()) player.speak(call, view.voice, done);
    // Just loaded: the call is on the screen already, its voice follows as soon as the packs are there.
    else speakWhenReady = () => state.peek().now?.call === call && player.speak(call, view.voice, done);
  }

  function step(): void {
    const view = feed.view.peek();
    clearTimeout(timer);
    if (view === undefined) return;
    const minimumMs = view.minimumShowSeconds * 1000;
    const held = feed.link.peek() !== 'live';
    const before = state.peek().now?.call.callSeq;
    state.value = advance(state.peek(), { clock: clock(), minimumMs, held });
    const { now } = state.peek();
    if (now !== undefined && now.call.callSeq !== before) {
      begin(now, view);
      return;
    }
    const wake = wakeAt(state.peek(), minimumMs);
    if (!held && Number.isFinite(wake)) timer = setTimeout(step, Math.max(20, wake - clock()));
  }

  effect(() => {
    const view = feed.view.value;
    if (view === undefined) return;
    const shown = state.peek().now?.call.callSeq;
    state.value = takeIn(state.peek(), view.calls, feed.serverNow(), clock());
    if (shown !== undefined && state.peek().now === undefined) {
      // Undone: off the screen at once; the voice ends its word, and the next call waits for that.
      state.value = restUntil(state.peek(), Number.POSITIVE_INFINITY);
      player.stop(() => {
        state.value = restUntil(state.peek(), clock());
        step();
      });
    }
    step();
  });

  effect(() => {
    if (feed.link.value !== 'live') {
      lostSince ??= clock();
      return;
    }
    if (lostSince !== undefined && clock() - lostSince > FRESH_MS)
      state.value = dropOld(state.peek(), feed.serverNow());
    lostSince = undefined;
    step();
  });

  effect(() => {
    if (!player.ready.value) return;
    speakWhenReady?.();
    speakWhenReady = undefined;
  });

  return { state, aloud };
}
