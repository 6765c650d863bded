/** SPEC J111: how a recording is watched in the browser: when the word is over, how loud it is, what is told of it. */
import { describe, expect, it } from 'vitest';
import type { VoiceFragment } from '#common/contract/voice.ts';
import { readWav } from '#server/voice/wav.ts';
import { groupsOf, missingForCalls, nextAfter } from '../../voice-page/desk/order.ts';
import { barOf, loudnessOf } from '../../voice-page/sound/level.ts';
import { FRESH_WATCH, isOver, type Watch, warningOf, watch } from '../../voice-page/sound/watch.ts';
import { joined, wavFrom } from '../../voice-page/sound/wav.ts';

const RATE = 48_000;
const PIECE = 2_048;
/** A hum of this peak, piece by piece as a worklet hands it on. */
const pieces = (ms: number, peak: number): Float32Array[] =>
  Array.from({ length: Math.ceil(((ms / 1000) * RATE) / PIECE) }, () =>
    Float32Array.from({ length: PIECE }, (_, index) => peak * Math.sin(index / 9)),
  );
/** What was watched when it was over, and after how many ms. */
function record(...parts: readonly (readonly [ms: number, peak: number])[]): { over: string | undefined; at: Watch } {
  let at = FRESH_WATCH;
  for (const piece of parts.flatMap(([ms, peak]) => pieces(ms, peak))) {
    at = watch(at, piece, RATE);
    const over = isOver(at);
    if (over !== undefined) return { over, at };
  }
  return { over: undefined, at };
}

describe('a recording', () => {
  it('J111: is over a second after the last sound, however long one takes to begin', () => {
    const { over, at } = record([3_000, 0.001], [600, 0.3], [400, 0.001], [600, 0.3], [3_000, 0.001]);
    expect(over).toBe('said');
    expect(at.ms).toBeGreaterThan(5_500);
    expect(at.ms).toBeLessThan(5_900);
  });

  it('J111: is over where nobody speaks, and at 20 seconds', () => {
    expect(record([30_000, 0.001])).toMatchObject({ over: 'nothing' });
    expect(record([200, 0.001], [30_000, 0.3])).toMatchObject({ over: 'full' });
    expect(record([3_000, 0.001]).over).toBeUndefined();
  });

  it('J111: a cup on the table is no word', () => {
    expect(record([1_000, 0.001], [60, 0.4], [8_000, 0.001])).toMatchObject({ over: 'nothing' });
  });

  it('J111: in a room that hums the word is still found', () => {
    expect(record([1_500, 0.03], [600, 0.3], [3_000, 0.03])).toMatchObject({ over: 'said' });
  });

  it('J111: tells of tops that were cut off, and of a voice that is too far away', () => {
    expect(warningOf(record([300, 0.001], [500, 1], [2_000, 0.001]).at)).toBe('clipped');
    expect(warningOf(record([300, 0.001], [500, 0.05], [2_000, 0.001]).at)).toBe('quiet');
    expect(warningOf(record([300, 0.001], [500, 0.4], [2_000, 0.001]).at)).toBeUndefined();
  });

  it('J112: goes to the server as a WAV that it reads back', () => {
    const sound = joined([Float32Array.of(0, 0.5), Float32Array.of(-0.5, 2)]);
    const read = readWav(Buffer.from(wavFrom(sound, RATE)));
    expect(Array.from(read ?? [], (value) => Math.round(value * 100) / 100)).toEqual([0, 0.5, -0.5, 1]);
  });
});

describe('the level', () => {
  it.each([
    [0, 'none', 0],
    [0.005, 'none', 0.15],
    [0.04, 'quiet', 0.48],
    [0.08, 'good', 0.59],
    [0.5, 'good', 0.89],
    [0.97, 'loud', 0.99],
    [1, 'loud', 1],
  ])('J111: %d is %s', (peak, word, bar) => {
    expect(loudnessOf(peak)).toBe(word);
    expect(barOf(peak)).toBeCloseTo(bar, 1);
  });
});

describe('the way through the words', () => {
  const one = (name: string, group: VoiceFragment['group'], source: VoiceFragment['source']): VoiceFragment => ({
    name,
    text: name,
    group,
    source,
    ms: 1,
    pauseMs: 0,
    version: '',
  });
  const all = [
    one('a', 'call', 'draft'),
    one('b', 'call', 'built-in'),
    one('c', 'digits', 'own'),
    one('d', 'kiosk', 'none'),
  ];

  it('J111: goes to the next that is not recorded, round the end, and counts', () => {
    expect(nextAfter(all, '')?.name).toBe('b');
    expect(nextAfter(all, 'b')?.name).toBe('d');
    expect(nextAfter(all, 'd')?.name).toBe('b');
    expect(nextAfter([one('a', 'call', 'own'), one('b', 'call', 'own')], 'a')?.name).toBe('b');
    expect(groupsOf(all).map(({ group, done }) => [group, done])).toEqual([
      ['call', 1],
      ['digits', 1],
      ['kiosk', 0],
    ]);
    expect(missingForCalls(all)).toBe(1);
  });
});
