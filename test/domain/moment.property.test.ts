/** Moments as the office's clock shows them (SPEC C1), against Temporal asked each time anew. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { momentFormat } from '#server/moment.ts';
import { runs } from '#test/support/fc-settings.ts';

/** Each with a turn of its clocks; Lord Howe's is on a half hour of Greenwich, Kathmandu's zone on a quarter. */
const ZONES = [
  ['Asia/Ho_Chi_Minh', '2026-01-01T00:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00Z'],
  ['America/New_York', '2026-03-08T07:00Z'],
  ['America/Santiago', '2026-09-06T04:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['Asia/Kathmandu', '1985-12-31T18:30Z'],
] as const;

const asked = (ms: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', fractionalSecondDigits: 3 });

const anyMoment = fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2045, 0) });
const aroundTurn = fc.integer({ min: -3_600_000, max: 3_600_000 });

test('C1: a moment is written as Temporal writes it, whatever was asked before', () => {
  const some = fc.array(fc.tuple(anyMoment, aroundTurn), { maxLength: 20, size: 'max' });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), some, ([timeZone, turn], pairs) => {
      const toMoment = momentFormat(timeZone);
      const turned = Temporal.Instant.from(turn).epochMilliseconds;
      const moments = pairs.flatMap(([any, by]) => [any, turned + by]);
      for (const ms of [...moments, ...moments]) expect(toMoment(ms)).toBe(asked(ms, timeZone));
    }),
    runs(150),
  );
});

test('C1: more moments than are remembered are as right as few', () => {
  const toMoment = momentFormat('Europe/Berlin');
  const start = Date.UTC(2026, 9, 10);
  // Twenty days of quarters, over the night in which the clocks go back, there and back again.
  const quarters = Array.from({ length: 20 * 96 }, (_, quarter) => start + quarter * 900_000);
  for (const ms of [...quarters, ...quarters.toReversed()]) expect(toMoment(ms)).toBe(asked(ms, 'Europe/Berlin'));
});
