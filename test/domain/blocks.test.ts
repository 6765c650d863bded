/** Blocks of numbers and how the main line goes past them (SPEC G1, G2, N1). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, type HeldBlock, holds, nextNumber, planBlocks, standingBlock } from '#server/domain/blocks.ts';
import { runs } from '#test/support/fc-settings.ts';

const SERVICES = [
  { id: 's0', prefix: 'A', active: true },
  { id: 's1', prefix: '1', active: true },
  { id: 's2', prefix: '', active: false },
];

describe('N1: the main line', () => {
  test('goes one by one where nobody holds numbers', () => {
    expect([0, 1, 899, 900, 930, 12_345].map((last) => nextNumber(last, [], () => false))).toEqual([
      1, 2, 900, 901, 931, 12_346,
    ]);
  });

  test('takes the first number that is neither held nor given', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000),
        fc.array(fc.constantFrom(901, 931, 961), { maxLength: 3 }),
        fc.array(fc.integer({ min: 880, max: 1_000 })),
        (last, froms, given) => {
          const held = froms.map((from) => ({ from, to: from + 29 }));
          const free = (number: number): boolean =>
            !held.some((span) => holds(span, number)) && !given.includes(number);
          const next = nextNumber(last, held, (number) => given.includes(number));
          let expected = last + 1;
          while (!free(expected)) expected += 1;
          expect(next).toBe(expected);
        },
      ),
      runs(300),
    );
  });
});

test('G1: blocks have 30 numbers of one length, and only these are blocks', () => {
  for (const number of [1, 900, 991, 999, 1_000, 9_000, 9_991, 10_000, 90_000, 99_991, 99_999]) {
    expect(standingBlock(number)).toBeUndefined();
  }
  for (const number of [901, 930, 931, 990, 9_001, 9_990, 90_001, 99_990]) {
    const block = standingBlock(number);
    expect(block === undefined ? 0 : block.to - block.from + 1).toBe(30);
    expect(String(block?.from).length).toBe(String(block?.to).length);
  }
});

/** What agents say, true or not. */
const wish = fc.record({
  deviceId: fc.constantFrom('k1', 'k2', 'k3'),
  lowOn: fc.array(fc.constantFrom('s0', 's1', 's2', 'gone'), { maxLength: 3 }),
  claimed: fc.array(
    fc.record({
      serviceId: fc.constantFrom('s0', 's1', 's2', 'gone'),
      prefix: fc.constantFrom('A', '1', '', 'B'),
      from: fc.constantFrom(1, 901, 910, 931, 961, 9_001, 90_001),
      to: fc.constantFrom(1, 930, 939, 960, 990, 9_030, 90_030, 99_990),
    }),
    { maxLength: 6 },
  ),
  /** Whether it also says what it really holds. */
  honest: fc.boolean(),
});

test('G1, G2: whatever agents say, no number is in two blocks and every block is one of the service', () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 20 }), fc.nat(1_200), (wishes, last) => {
      let held: HeldBlock[] = [];
      for (const { deviceId, lowOn, claimed, honest } of wishes) {
        const own = held.filter((block) => block.deviceId === deviceId);
        const facts = { services: SERVICES, held, lastNumber: () => last, anyGiven: () => false };
        const { giveBack, grant } = planBlocks(facts, {
          deviceId,
          lowOn,
          claimed: honest ? [...claimed, ...own] : claimed,
        });
        held = [
          ...held.filter((block) => !giveBack.includes(block)),
          ...grant.map((block) => ({ ...block, deviceId })),
        ];
        const mine = held.filter((block) => block.deviceId === deviceId);
        for (const { id } of SERVICES.filter(({ active }) => active)) {
          const count = mine.filter(({ serviceId }) => serviceId === id).length;
          expect(count).toBeGreaterThan(0);
          expect(count).toBeLessThanOrEqual(10);
        }
        for (const block of grant) if (!claimed.some(isSame(block))) expect(block.from).toBeGreaterThan(last);
      }
      for (const [place, block] of held.entries()) {
        expect(SERVICES).toContainEqual(expect.objectContaining({ id: block.serviceId, prefix: block.prefix }));
        expect(standingBlock(block.from)).toEqual({ from: block.from, to: block.to });
        const twice = held.some(
          (other, at) => at !== place && other.prefix === block.prefix && other.from === block.from,
        );
        expect(twice).toBe(false);
      }
    }),
    runs(200),
  );
});

const isSame =
  (a: Block) =>
  (b: Block): boolean =>
    a.serviceId === b.serviceId && a.prefix === b.prefix && a.from === b.from && a.to === b.to;

test('G2: a new block avoids numbers of today, a block that is claimed comes back as it was', () => {
  const facts = {
    services: SERVICES,
    held: [] as HeldBlock[],
    lastNumber: () => 940,
    anyGiven: (prefix: string, { from }: { from: number }) => prefix === 'A' && from === 961,
  };
  const claimed = [{ serviceId: 's0', prefix: 'A', from: 901, to: 930 }];
  const plan = planBlocks(facts, { deviceId: 'k1', claimed, lowOn: ['s0'] });
  expect(plan.grant).toEqual([
    ...claimed,
    { serviceId: 's0', prefix: 'A', from: 9_001, to: 9_030 },
    { serviceId: 's1', prefix: '1', from: 961, to: 990 },
  ]);
});
