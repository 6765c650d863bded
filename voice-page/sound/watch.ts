/** Watches a recording piece by piece: whether anybody speaks, when the word is over, what is wrong with it. Pure. */
import { CLIPPED_FROM, levelOf } from './level.ts';

export interface Watch {
  readonly ms: number;
  /** Of these somebody spoke. */
  readonly spokenMs: number;
  /** Since the last sound. */
  readonly silentMs: number;
  readonly peak: number;
  /** The room when nobody speaks. */
  readonly floor: number;
  /** Pieces whose tops were cut off. */
  readonly clipped: number;
}

export const FRESH_WATCH: Watch = { ms: 0, spokenMs: 0, silentMs: 0, peak: 0, floor: 1, clipped: 0 };

const SPEECH_RMS = 0.012;
/** So much above the room. */
const ABOVE_FLOOR = 2.5;
/** A key or a cup is shorter. */
const A_WORD_MS = 120;
/** Between two words of a sentence people pause for less. */
const OVER_AFTER_MS = 1_000;
const NOTHING_AFTER_MS = 6_000;
export const LONGEST_MS = 20_000;

export function watch(before: Watch, samples: Float32Array, rate: number): Watch {
  const { peak, rms } = levelOf(samples);
  const ms = (samples.length / rate) * 1000;
  const floor = Math.min(before.floor, Math.max(rms, 0.001));
  const speaks = rms > Math.max(SPEECH_RMS, floor * ABOVE_FLOOR);
  return {
    ms: before.ms + ms,
    spokenMs: before.spokenMs + (speaks ? ms : 0),
    silentMs: speaks ? 0 : before.silentMs + ms,
    peak: Math.max(before.peak, peak),
    floor,
    clipped: before.clipped + (peak >= CLIPPED_FROM ? 1 : 0),
  };
}

/** Whether the recording is over: the word was said, nobody says anything, or it is as long as it may be. */
export function isOver({ ms, spokenMs, silentMs }: Watch): 'said' | 'nothing' | 'full' | undefined {
  if (ms >= LONGEST_MS) return 'full';
  if (spokenMs >= A_WORD_MS) return silentMs >= OVER_AFTER_MS ? 'said' : undefined;
  return ms >= NOTHING_AFTER_MS ? 'nothing' : undefined;
}

/** What whoever recorded should know although the take can be used. */
export type Warning = 'clipped' | 'quiet';
const QUIET_PEAK = 0.08;

export function warningOf({ clipped, peak }: Watch): Warning | undefined {
  if (clipped > 1) return 'clipped';
  return peak < QUIET_PEAK ? 'quiet' : undefined;
}
