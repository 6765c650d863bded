/** The short form of `npm run chaos` (SPEC R3, R4, R11, R12, F8): a few dozen disconnects; the seed stands in the message. */
import { expect, test, vi } from 'vitest';
import { runChaos } from '../chaos/campaign.ts';

// Seconds on a machine of its own; the pages' patience is in real time.
vi.setConfig({ testTimeout: 180_000 });

test('F8, R12: through a network that breaks all the time each view heals, and each call is spoken once or too old', async () => {
  const seed = Date.now() % 1_000_000;
  const wishes = { disconnects: 30, seed, blackouts: 1, quick: true, json: undefined };
  const { faults, figures, disconnects } = await runChaos(wishes, () => undefined);
  expect(faults, `seed ${seed}: npm run chaos -- --disconnects 30 --seed ${seed}`).toEqual([]);
  expect(disconnects).toBeGreaterThanOrEqual(30);
  expect(figures.get('announcements spoken'), `seed ${seed}`).toBeGreaterThan(0);
});
