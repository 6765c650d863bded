/** In place of Web Audio: notes down what is spoken, and takes a moment for it. */
import { signal } from '@preact/signals';
import type { Dice } from '#test/support/dice.ts';
import type { Player } from '../../display-board/player.ts';
import type { Spoken } from './record.ts';

export interface FakePlayer extends Player {
  /** The page is gone: its voice with it. */
  end(): void;
}

/** A sentence takes this long at least, ms, and as much again at most. */
const SENTENCE_MS = 20;

export function fakePlayer(spoken: Spoken[], dice: Dice, now: () => number): FakePlayer {
  const ready = signal(false);
  let speaking: { readonly entry: Spoken; readonly timer: ReturnType<typeof setTimeout> } | undefined;
  let ended = false;
  // As packs are loaded: a little after the page.
  setTimeout(() => {
    ready.value = !ended;
  }, dice(300));
  const hush = (outcome: Spoken['outcome']): void => {
    if (speaking === undefined) return;
    clearTimeout(speaking.timer);
    speaking.entry.outcome = outcome;
    speaking = undefined;
  };
  return {
    ready,
    blocked: signal(false),
    missing: signal([]),
    unblock: () => undefined,
    useVoice: () => undefined,
    speak({ callSeq }, _voice, done) {
      if (ended) return;
      const entry: Spoken = { callSeq, begunAt: now(), outcome: 'speaking' };
      spoken.push(entry);
      const timer = setTimeout(() => {
        hush('spoken');
        done();
      }, SENTENCE_MS + dice(SENTENCE_MS));
      speaking = { entry, timer };
    },
    stop(silent) {
      hush('stopped');
      if (!ended) setTimeout(silent, dice(SENTENCE_MS));
    },
    end() {
      ended = true;
      hush('cut');
    },
  };
}
