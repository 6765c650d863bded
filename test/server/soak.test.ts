/** The short form of `npm run soak` (SPEC B8): two days, without a browser; the seed stands in the message. */
import { expect, test, vi } from 'vitest';
import { runSoak } from '../soak/campaign.ts';

vi.setConfig({ testTimeout: 180_000 });

test('B5, B8: two days pass; nothing personal is left, no ticket open, no file and no handle more than before', async () => {
  const seed = Date.now() % 1_000_000;
  const wishes = { days: 2, tickets: 40, seed, page: false, json: undefined };
  const outcome = await runSoak(wishes, () => undefined);
  expect(outcome.faults, `seed ${seed}`).toEqual([]);
  expect(outcome.tickets).toBe(80);
  expect(outcome.slips).toBeGreaterThan(0);
  // Memory needs more days than these to show anything.
  const held = outcome.levels.filter(({ name }) => name === 'open files' || name === 'handles');
  expect(
    held.map(({ level }) => level),
    JSON.stringify({ seed, held }),
  ).toEqual([true, true]);
  expect(outcome.bytesPerTicket).toBeGreaterThan(0);
});
