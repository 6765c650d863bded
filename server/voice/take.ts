/** A recording as it comes from a microphone or a file, made into a fragment: trimmed, of the common loudness (SPEC J112). */
import type { Refusal } from '#common/contract/errors.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { durationMs, equalLoudness, trimSilence } from './sound.ts';
import { readWav, wavMs, wavOf } from './wav.ts';

/** The longest that a pack may hold; a stopped recording ends a little after what it was stopped at. */
const LONGEST_MS = 20_500;
/** Shorter than any word: a click. */
const SHORTEST_MS = 100;

export interface Take {
  /** A WAV of the packs' rate. */
  readonly file: Buffer;
  readonly ms: number;
}

const wrong = (code: 'sound.unreadable' | 'sound.silent' | 'sound.too-short' | 'sound.too-long', detail: string) =>
  refuse(code, { field: 'sound', detail: `sound: ${detail}` });

/** Makes a fragment of a recording, or says why it is none. */
export function readTake(recording: Buffer): Take | Refusal {
  const raw = samplesWithin(recording);
  if (isRefusal(raw)) return raw;
  const trimmed = trimSilence(raw);
  if (trimmed.length === 0) return wrong('sound.silent', 'nothing is heard in it');
  if (durationMs(trimmed) < SHORTEST_MS) return wrong('sound.too-short', 'is shorter than any word');
  const sound = equalLoudness(trimmed);
  return { file: wavOf(sound), ms: durationMs(sound) };
}

function samplesWithin(recording: Buffer): Float32Array | Refusal {
  const ms = wavMs(recording);
  if (ms === undefined) return wrong('sound.unreadable', 'must be a WAV of 16 bits');
  if (ms > LONGEST_MS) return wrong('sound.too-long', 'may be 20 seconds long');
  return readWav(recording) ?? wrong('sound.unreadable', 'must be a WAV of 16 bits');
}
