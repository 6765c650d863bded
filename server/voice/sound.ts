/** Pure work on sound: samples in, samples out. Everything is mono, −1 … 1. */

export const SAMPLE_RATE = 48_000;

/** Loudness that all fragments are brought to, so that a joined sentence keeps an even voice. */
const TARGET_RMS = 0.14;
const HIGHEST_PEAK = 0.89;
/** Quieter than this is silence at the edges of a fragment. */
const SILENCE = 0.012;
const EDGE_MS = 12;

const samplesOf = (ms: number): number => Math.round((ms / 1000) * SAMPLE_RATE);

/** Length in milliseconds. */
export function durationMs(sound: Float32Array): number {
  return Math.round((sound.length / SAMPLE_RATE) * 1000);
}

/** Takes the silence off both ends and fades the edges, so that joined fragments neither drag nor click. */
export function trimSilence(sound: Float32Array): Float32Array {
  const edge = samplesOf(EDGE_MS);
  const first = sound.findIndex((value) => Math.abs(value) > SILENCE);
  if (first < 0) return new Float32Array(0);
  const last = sound.findLastIndex((value) => Math.abs(value) > SILENCE);
  const trimmed = sound.slice(Math.max(0, first - edge), Math.min(sound.length, last + edge));
  return trimmed.map((value, index) => value * Math.min(1, index / edge, (trimmed.length - 1 - index) / edge));
}

/** Brings a fragment to the common loudness; loud peaks are held under the limit rather than clipped. */
export function equalLoudness(sound: Float32Array): Float32Array {
  let energy = 0;
  let voiced = 0;
  let peak = 0;
  for (const value of sound) {
    peak = Math.max(peak, Math.abs(value));
    if (Math.abs(value) <= SILENCE) continue;
    energy += value * value;
    voiced += 1;
  }
  if (voiced === 0) return sound;
  const gain = Math.min(TARGET_RMS / Math.sqrt(energy / voiced), HIGHEST_PEAK / peak);
  return sound.map((value) => value * gain);
}

/** Two falling tones below 1 kHz, which older ears hear well: E5, then C5, each with its octave below. */
const CHIME = [
  { startMs: 0, hertz: 659.26 },
  { startMs: 420, hertz: 523.25 },
] as const;
const CHIME_MS = 1_300;

/** The chime before each announcement. */
export function chime(): Float32Array {
  const sound = new Float32Array(samplesOf(CHIME_MS));
  for (const { startMs, hertz } of CHIME) {
    const start = samplesOf(startMs);
    for (let index = start; index < sound.length; index += 1) {
      const seconds = (index - start) / SAMPLE_RATE;
      const envelope = Math.min(1, seconds / 0.015) * Math.exp(-seconds / 0.3);
      const phase = 2 * Math.PI * hertz * seconds;
      sound[index] = (sound[index] ?? 0) + 0.34 * envelope * (Math.sin(phase) + 0.25 * Math.sin(phase / 2));
    }
  }
  const fade = samplesOf(120);
  return sound.map((value, index) => value * Math.min(1, (sound.length - 1 - index) / fade));
}
