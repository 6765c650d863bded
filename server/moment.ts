import { Temporal } from 'temporal-polyfill';

const QUARTER_MS = 15 * 60_000;
/** Ten days of quarters: a screen asks about today, a report about more. */
const QUARTERS_KEPT = 960;

interface Offset {
  readonly ms: number;
  readonly suffix: string;
}

/** Makes a function from ms UTC to ISO 8601 with the zone's offset, e.g. `2026-11-23T08:43:00.000+07:00`. */
export function momentFormat(timeZone: string): (ms: number) => string {
  // Offsets change on a quarter of an hour in every zone: one look-up serves all moments of the same quarter.
  const offsets = new Map<number, Offset>();
  const offsetAt = (ms: number): Offset => {
    const quarter = Math.floor(ms / QUARTER_MS);
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
      offset = { ms: zoned.offsetNanoseconds / 1_000_000, suffix: zoned.offset };
      if (offsets.size >= QUARTERS_KEPT) offsets.clear();
      offsets.set(quarter, offset);
    }
    return offset;
  };
  return (ms) => {
    const offset = offsetAt(ms);
    return new Date(ms + offset.ms).toISOString().slice(0, -1) + offset.suffix;
  };
}
