/** Which copies stay (SPEC B2), against its sentences read one by one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Copy, copiesToDrop, KEEP } from '#server/backup/keep.ts';
import { runs } from '#test/support/fc-settings.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-23T09:00:00Z');
const copyAt = (at: number): Copy => ({ name: `luot-${at}.db`, at, day: new Date(at).toISOString().slice(0, 10) });
/** Monday of a copy's week, as a date. */
const mondayOf = ({ day }: Copy): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
};
const lastIn = (copies: readonly Copy[], groupOf: (copy: Copy) => string, count: number): Copy[] =>
  [...new Set(copies.map(groupOf))]
    .sort()
    .slice(-count)
    .map((group) => copies.filter((copy) => groupOf(copy) === group).reduce((a, b) => (b.at > a.at ? b : a)));

// Half a year of copies, some from a clock that ran ahead; often several an hour.
const copies = fc
  .uniqueArray(fc.integer({ min: -4_400 * 4, max: 8 }), { maxLength: 120, size: 'max' })
  .map((quarters) => quarters.map((quarter) => copyAt(NOW + quarter * 15 * 60_000)));

describe('copies that stay', () => {
  test('B2: all of 24 hours, the last of 14 days and of 8 weeks that have copies, and nothing else', () => {
    fc.assert(
      fc.property(copies, (all) => {
        const dropped = new Set(copiesToDrop(all, NOW));
        const young = all.filter(({ at }) => at <= NOW && at > NOW - KEEP.hours * HOUR);
        const wanted = new Set([
          ...young,
          ...lastIn(all, ({ day }) => day, KEEP.days),
          ...lastIn(all, mondayOf, KEEP.weeks),
        ]);
        expect(all.filter((copy) => !dropped.has(copy)).sort(byAge)).toEqual([...wanted].sort(byAge));
      }),
      runs(100),
    );
  });

  test('B2: the newest never goes, and once thinned nothing more does', () => {
    fc.assert(
      fc.property(copies, fc.integer({ min: -400, max: 400 }), (all, days) => {
        const now = NOW + days * 24 * HOUR;
        const dropped = new Set(copiesToDrop(all, now));
        const kept = all.filter((copy) => !dropped.has(copy));
        if (all.length > 0) expect(Math.max(...kept.map(({ at }) => at))).toBe(Math.max(...all.map(({ at }) => at)));
        expect(copiesToDrop(kept, now)).toEqual([]);
      }),
      runs(100),
    );
  });
});

function byAge(a: Copy, b: Copy): number {
  return a.at - b.at;
}
