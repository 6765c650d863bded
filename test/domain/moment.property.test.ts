/** Moments as the office's clock shows them (SPEC C1), against Temporal asked each time anew. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { momentFormat } from '#server/moment.ts';
import { runs } from '#test/support/fc-settings.ts';

const ZONES = [
  'Asia/Ho_Chi_Minh',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Santiago',
  'UTC',
];

const asked = (ms: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', fractionalSecondDigits: 3 });

/** Turns of the clocks in these zones, and any moment of thirty years. */
const near = fc.constantFrom(
  ...['2026-03-29T01:00Z', '2026-10-25T01:00Z', '2026-03-08T07:00Z', '2026-11-01T06:00Z', '2026-10-03T15:30Z'].map(
    (text) => Temporal.Instant.from(text).epochMilliseconds,
  ),
);
const moment = fc.oneof(
  fc.tuple(near, fc.integer({ min: -3_600_000, max: 3_600_000 })).map(([at, by]) => at + by),
  fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2045, 0) }),
);

test('C1: a moment is written as Temporal writes it, whatever was asked before', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), fc.array(moment, { maxLength: 60 }), (timeZone, moments) => {
      const toMoment = momentFormat(timeZone);
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
