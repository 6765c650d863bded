/** The chime when no pack could be loaded: the same two tones below 1 kHz, made by the browser. */

export const CHIME_SECONDS = 1.3;

const TONES = [
  { after: 0, hertz: 659.26 },
  { after: 0.42, hertz: 523.25 },
] as const;

/** Draws the chime into a buffer, so that it is scheduled and stopped as every other fragment. */
export function drawChime(sampleRate: number): AudioBuffer {
  const buffer = new AudioBuffer({ length: Math.round(CHIME_SECONDS * sampleRate), sampleRate });
  const samples = buffer.getChannelData(0);
  for (const { after, hertz } of TONES) {
    for (let index = Math.round(after * sampleRate); index < samples.length; index += 1) {
      const seconds = index / sampleRate - after;
      const fadeOut = Math.min(1, (CHIME_SECONDS - index / sampleRate) / 0.12);
      const envelope = Math.min(1, seconds / 0.015) * Math.exp(-seconds / 0.3) * fadeOut;
      const phase = 2 * Math.PI * hertz * seconds;
      samples[index] = (samples[index] ?? 0) + 0.34 * envelope * (Math.sin(phase) + 0.25 * Math.sin(phase / 2));
    }
  }
  return buffer;
}
