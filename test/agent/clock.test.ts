import { describe, expect, test } from 'vitest';
import { createOfficeClock } from '#server/agent/clock.ts';

const TRUE = Date.parse('2026-11-23T08:00:00+07:00');
const HOUR = 3_600_000;

/** A PC whose clock and whose even clock a test moves. */
function pc(wall: number, kept: { readonly offsetMs?: number; readonly seenAt?: number } = {}) {
  const at = { wall, ticks: 5_000 };
  const clock = createOfficeClock({
    wall: () => at.wall,
    ticks: () => at.ticks,
    offsetMs: kept.offsetMs ?? 0,
    seenAt: kept.seenAt ?? 0,
  });
  const pass = (ms: number): void => {
    at.wall += ms;
    at.ticks += ms;
  };
  return { at, clock, pass };
}

describe('G14: the office’s time', () => {
  test('the server’s word counts, and a PC’s clock that is set afterwards changes nothing', () => {
    const { at, clock, pass } = pc(TRUE - 400 * HOUR);
    clock.confirm(TRUE);
    pass(HOUR);
    at.wall += 5_000 * HOUR;
    expect(clock.now()).toBe(TRUE + HOUR);
  });

  test('after a start without the server the kept difference counts', () => {
    const { clock, pass } = pc(TRUE - 3 * HOUR, { offsetMs: 3 * HOUR, seenAt: TRUE - HOUR });
    pass(60_000);
    expect([clock.now(), clock.confirmed]).toEqual([TRUE + 60_000, false]);
  });

  test('a PC that wakes up in 2010 goes on from what was seen, and time passes', () => {
    const { clock, pass } = pc(Date.parse('2010-01-01T00:00:00Z'), { seenAt: TRUE });
    pass(HOUR);
    expect(clock.now()).toBe(TRUE + HOUR);
  });
});
