/** Numbers (SPEC N1–N4). */
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { ServiceBody } from '#common/contract/office.ts';
import { label, prefixesCollide } from '#server/domain/numbering.ts';
import { runs } from '#test/support/fc-settings.ts';
import { makeQueue } from '#test/support/queue.ts';

const DIGITS = ['', ...'0123456789', '00', '01', '05', '10', '11', '12', '50', '99'];
const LETTERS = ['A', 'B', 'K', 'AA', 'AB', 'BA', 'KK'];
const PREFIXES = [...DIGITS, ...LETTERS];

/** All labels up to six digits would be millions: those around each growth, and one of each thousand, are enough. */
const NUMBERS = [
  ...Array.from({ length: 1_300 }, (_, index) => index + 1),
  ...Array.from({ length: 198 }, (_, index) => (index + 2) * 1_000 + 1),
  ...[9_998, 9_999, 10_000, 10_999, 99_999, 100_000],
];

describe('N2: a label', () => {
  test('has three digits and grows where they run out', () => {
    expect([1, 12, 999, 1_000, 12_345].map((number) => label('A', number))).toEqual([
      'A001',
      'A012',
      'A999',
      'A1000',
      'A12345',
    ]);
    expect(label('', 7)).toBe('007');
  });

  test('is never made twice by one prefix', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PREFIXES), fc.nat(2_000_000), fc.nat(2_000_000), (prefix, a, b) => {
        expect(label(prefix, a) === label(prefix, b)).toBe(a === b);
      }),
      runs(500),
    );
  });
});

describe('N3: prefixes that collide', () => {
  const labels = new Map(PREFIXES.map((prefix) => [prefix, new Set(NUMBERS.map((number) => label(prefix, number)))]));
  const meet = (a: string, b: string): boolean => {
    const [mine, others] = [labels.get(a), labels.get(b)];
    return [...(mine ?? [])].some((made) => others?.has(made));
  };

  test('every pair that can make one label is refused', () => {
    for (const a of PREFIXES) {
      for (const b of PREFIXES) {
        if (meet(a, b)) expect(prefixesCollide(a, b), `"${a}" and "${b}"`).toBe(true);
      }
    }
  });

  test('a pair is refused for a label that both make, or since one goes on with 0', () => {
    for (const a of PREFIXES) {
      for (const b of PREFIXES) {
        if (!prefixesCollide(a, b) || meet(a, b)) continue;
        // `1` and `10`: 1 + 0001 is never made, but nobody at a counter should have to know.
        const [short, long] = a.length < b.length ? [a, b] : [b, a];
        expect(long.slice(short.length), `"${a}" and "${b}"`).toMatch(/^0/);
      }
    }
  });

  test('the order of the two does not matter, and a prefix collides with itself', () => {
    for (const a of PREFIXES) {
      expect(prefixesCollide(a, a)).toBe(true);
      for (const b of PREFIXES) expect(prefixesCollide(a, b)).toBe(prefixesCollide(b, a));
    }
  });

  test('letters never collide with digits or with other letters', () => {
    for (const letters of LETTERS) {
      for (const other of PREFIXES) expect(prefixesCollide(letters, other)).toBe(letters === other);
    }
  });

  test('every prefix of these is one that a service may have', () => {
    for (const prefix of PREFIXES) {
      expect(Value.Check(ServiceBody, { prefix, name: { vi: 'Tên', en: '' } }), prefix).toBe(true);
    }
  });
});

test('N2: the thousandth ticket of a day has four digits, the next day begins with 001', async () => {
  const queue = await makeQueue({ prefixes: ['A', '1'], counters: [[0]] });
  try {
    await Promise.all(Array.from({ length: 1_001 }, () => queue.issue(0)));
    queue.clock.now += 24 * 3_600_000;
    await queue.issue(0);
    const labels = queue.core.store.sqlite
      .prepare('select label from tickets order by business_day, length(label), label')
      .pluck()
      .all();
    expect(labels.slice(998)).toEqual(['A999', 'A1000', 'A1001', 'A001']);
  } finally {
    queue.close();
  }
});

test('N3: a database edited by hand, with one prefix for two services, does not lead to one label twice', async () => {
  const queue = await makeQueue({ prefixes: ['A', 'B'], counters: [[0]] });
  try {
    await queue.issue(0);
    queue.core.store.sqlite.exec(`drop index services_prefix; update services set prefix = 'A'`);
    await expect(queue.issue(1)).rejects.toThrow('prefix.collides');
    await queue.issue(0);
    expect(queue.core.store.sqlite.prepare('select label from tickets').pluck().all()).toEqual(['A001', 'A002']);
  } finally {
    queue.close();
  }
});
