/** Records one take at a time: a short breath, then the word, which ends by itself when nobody speaks any more. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { barOf, type Level, type Loudness, levelOf, loudnessOf } from '../sound/level.ts';
import { type Microphone, type MicrophoneTrouble, openMicrophone } from '../sound/microphone.ts';
import { FRESH_WATCH, isOver, type Warning, type Watch, warningOf, watch } from '../sound/watch.ts';
import { joined, wavFrom } from '../sound/wav.ts';

export type Phase = 'rest' | 'opening' | 'lead' | 'recording';

/** `muted`: it is there and gives nothing but zeros. */
export type Trouble = MicrophoneTrouble | 'muted';

export interface Recording {
  readonly wav: Uint8Array<ArrayBuffer>;
  readonly warning?: Warning;
}

export interface Meter {
  readonly bar: number;
  readonly loudness: Loudness;
}

export interface Recorder {
  readonly phase: ReadonlySignal<Phase>;
  /** What the microphone hears now; undefined while it is closed. */
  readonly meter: ReadonlySignal<Meter | undefined>;
  readonly trouble: ReadonlySignal<Trouble | undefined>;
  /** Of the take that is recorded now. */
  readonly seconds: ReadonlySignal<number>;
  /** Answers the take; undefined: there is none (`trouble`, nobody spoke, it was given up). */
  record(): Promise<Recording | 'nothing' | undefined>;
  /** The word was said. */
  stop(): void;
  /** Gives the take up and closes the microphone. */
  close(): void;
}

/** The key that starts it clicks, and nobody speaks at once. */
const LEAD_MS = 500;
/** The click of the key that stops it. */
const TAIL_MS = 80;
const MUTED_AFTER_MS = 2_500;
/** The bar falls slower than a voice, or nobody could read it. */
const FALL = 0.85;

export function createRecorder(): Recorder {
  const phase = signal<Phase>('rest');
  const meter = signal<Meter | undefined>(undefined);
  const trouble = signal<Trouble | undefined>(undefined);
  const seconds = signal(0);
  let microphone: Microphone | undefined;
  let pieces: Float32Array[] = [];
  let watched: Watch = FRESH_WATCH;
  let lead = 0;
  let zeros = 0;
  let shown: Level = { peak: 0, rms: 0 };
  /** Given up while the browser still asks whether the microphone may be used. */
  let givenUp = false;
  let finish: ((take: Recording | 'nothing' | undefined) => void) | undefined;

  function end(take: Recording | 'nothing' | undefined): void {
    phase.value = 'rest';
    const done = finish;
    finish = undefined;
    done?.(take);
  }

  /** `cut`: samples at the end that are not of the word. */
  function takeOf(rate: number, cut: number): Recording {
    const whole = joined(pieces);
    const warning = warningOf(watched);
    const wav = wavFrom(whole.subarray(0, Math.max(0, whole.length - cut)), rate);
    return warning === undefined ? { wav } : { wav, warning };
  }

  function heard(samples: Float32Array): void {
    const rate = microphone?.rate;
    if (rate === undefined) return;
    const ms = (samples.length / rate) * 1000;
    const level = levelOf(samples);
    shown = { peak: Math.max(level.peak, shown.peak * FALL), rms: level.rms };
    meter.value = { bar: barOf(shown.peak), loudness: loudnessOf(shown.peak) };
    zeros = level.peak === 0 ? zeros + ms : 0;
    if (zeros >= MUTED_AFTER_MS) {
      trouble.value = 'muted';
      if (finish !== undefined) end(undefined);
    } else if (level.peak > 0 && trouble.value === 'muted') trouble.value = undefined;
    if (phase.value === 'lead') {
      lead += ms;
      // The room before anybody speaks.
      watched = { ...watch(watched, samples, rate), ...{ ms: 0, spokenMs: 0, peak: 0, clipped: 0 } };
      if (lead >= LEAD_MS) phase.value = 'recording';
      return;
    }
    if (phase.value !== 'recording') return;
    pieces.push(samples);
    watched = watch(watched, samples, rate);
    seconds.value = watched.ms / 1000;
    const over = isOver(watched);
    if (over === 'nothing') end('nothing');
    else if (over !== undefined) end(takeOf(rate, 0));
  }

  function close(): void {
    end(undefined);
    microphone?.close();
    microphone = undefined;
    meter.value = undefined;
  }

  return {
    phase,
    meter,
    trouble,
    seconds,
    async record() {
      if (phase.peek() !== 'rest') return undefined;
      phase.value = 'opening';
      givenUp = false;
      if (microphone === undefined) {
        const opened = await openMicrophone({
          heard,
          lost() {
            close();
            trouble.value = 'missing';
          },
        });
        if (typeof opened === 'string') {
          trouble.value = opened;
          phase.value = 'rest';
          return undefined;
        }
        microphone = opened;
      }
      trouble.value = undefined;
      if (givenUp) {
        phase.value = 'rest';
        return undefined;
      }
      pieces = [];
      watched = FRESH_WATCH;
      lead = 0;
      zeros = 0;
      seconds.value = 0;
      phase.value = 'lead';
      return new Promise((resolve) => {
        finish = resolve;
      });
    },
    stop() {
      if (phase.peek() === 'opening') givenUp = true;
      else if (phase.peek() === 'lead') end(undefined);
      else if (phase.peek() === 'recording' && microphone !== undefined) {
        const { rate } = microphone;
        end(watched.spokenMs === 0 ? 'nothing' : takeOf(rate, Math.round((TAIL_MS / 1000) * rate)));
      }
    },
    close,
  };
}
