/** LOOK "Sound": one loudness, no silence at the edges, a two-tone chime below 1 kHz. */
import { describe, expect, it } from 'vitest';
import { chime, durationMs, equalLoudness, SAMPLE_RATE, trimSilence } from '#server/voice/sound.ts';
import { speak, splitCommand } from '#server/voice/speak.ts';

const tone = (seconds: number, level: number): Float32Array =>
  Float32Array.from(
    { length: seconds * SAMPLE_RATE },
    (_, i) => level * Math.sin((2 * Math.PI * 200 * i) / SAMPLE_RATE),
  );

/** How strong one frequency is in a sound (Goertzel). */
function strength(sound: Float32Array, hertz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / SAMPLE_RATE);
  let before = 0;
  let last = 0;
  for (const value of sound) [before, last] = [last, value + turn * last - before];
  return Math.sqrt(Math.max(0, before * before + last * last - turn * before * last)) / sound.length;
}

describe('fragments of a voice pack', () => {
  it('lose the silence at both ends', () => {
    const padded = new Float32Array(SAMPLE_RATE * 2);
    padded.set(tone(0.5, 0.4), SAMPLE_RATE);
    const trimmed = trimSilence(padded);
    expect(durationMs(trimmed)).toBeGreaterThan(500);
    expect(durationMs(trimmed)).toBeLessThan(540);
    expect(trimmed[0]).toBe(0);
    expect(trimmed.at(-1)).toBe(0);
    expect(trimSilence(new Float32Array(100))).toHaveLength(0);
  });

  it('are brought to one loudness without clipping', () => {
    const loudness = (sound: Float32Array): number =>
      Math.sqrt(sound.reduce((sum, value) => sum + value * value, 0) / sound.length);
    const ratio = loudness(equalLoudness(tone(1, 0.05))) / loudness(equalLoudness(tone(1, 0.8)));
    expect(Math.abs(20 * Math.log10(ratio))).toBeLessThan(1);
    const spiky = tone(1, 0.05);
    spiky[100] = 1;
    expect(Math.max(...equalLoudness(spiky))).toBeLessThan(0.9);
  });

  it('begin with a chime of about 1.2 s whose tones lie below 1 kHz', () => {
    const sound = chime();
    expect(durationMs(sound)).toBeGreaterThan(1_000);
    expect(durationMs(sound)).toBeLessThan(1_500);
    expect(Math.max(...sound.map(Math.abs))).toBeLessThan(0.9);
    expect(Math.abs(sound.at(-1) ?? 1)).toBeLessThan(0.001);
    const tones = Math.min(strength(sound, 659.26), strength(sound, 523.25));
    for (const hertz of [1_100, 1_500, 2_000, 4_000]) expect(strength(sound, hertz)).toBeLessThan(tones / 50);
  });
});

describe('the command that speaks', () => {
  it('is split without a shell', () => {
    expect(splitCommand(`say -v "Giọng Bắc" '{text}' {file}`)).toEqual(['say', '-v', 'Giọng Bắc', '{text}', '{file}']);
  });

  it('must say where text and sound go, and a program that fails is told', async () => {
    await expect(speak('espeak-ng {text}', 'ba', '/dev/null')).rejects.toThrow('{file}');
    await expect(speak('no-such-program {text} {file}', 'ba', '/dev/null')).rejects.toThrow('no-such-program');
    await expect(speak('false {text} {file}', 'ba', '/dev/null')).rejects.toThrow('ended with 1');
  });
});
