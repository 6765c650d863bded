import { Temporal } from 'temporal-polyfill';

const QUARTER_MS = 15 * 60_000;

/** Makes a function from ms UTC to ISO 8601 with the zone's offset, e.g. `2026-11-23T08:43:00.000+07:00`. */
export function momentFormat(timeZone: string): (ms: number) => string {
  // Offsets change on a quarter of an hour in every zone: one look-up serves all moments of the same quarter.
  let quarter = Number.NaN;
  let offsetMs = 0;
  let suffix = '';
  return (ms) => {
    const now = Math.floor(ms / QUARTER_MS);
    if (now !== quarter) {
      const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
      quarter = now;
      offsetMs = zoned.offsetNanoseconds / 1_000_000;
      suffix = zoned.offset;
    }
    return new Date(ms + offsetMs).toISOString().slice(0, -1) + suffix;
  };
}
