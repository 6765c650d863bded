/** How loud a piece of sound is, as a bar and in a word. Pure. */

/** Loudest sample, and the mean power as an amplitude. */
export interface Level {
  readonly peak: number;
  readonly rms: number;
}

export type Loudness = 'none' | 'quiet' | 'good' | 'loud';

/** The ends of the bar, dB below full. */
const LOWEST_DB = -54;
const QUIET_BELOW = 0.08;
const NONE_BELOW = 0.012;
/** From here on a microphone cuts the tops off. */
export const CLIPPED_FROM = 0.97;

export function levelOf(samples: Float32Array): Level {
  let peak = 0;
  let power = 0;
  for (const value of samples) {
    peak = Math.max(peak, Math.abs(value));
    power += value * value;
  }
  return { peak, rms: samples.length === 0 ? 0 : Math.sqrt(power / samples.length) };
}

export function loudnessOf(peak: number): Loudness {
  if (peak >= CLIPPED_FROM) return 'loud';
  if (peak >= QUIET_BELOW) return 'good';
  return peak >= NONE_BELOW ? 'quiet' : 'none';
}

/** Length of the bar, 0 … 1; an ear hears in steps of dB. */
export function barOf(peak: number): number {
  if (peak <= 0) return 0;
  return Math.min(1, Math.max(0, 1 - (20 * Math.log10(peak)) / LOWEST_DB));
}
