/** The short form of `npm run torture` (SPEC R13): a few kills, one stop; the seed stands in the message. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { buildServer, cleanUp } from '../support/process.ts';
import { runCampaign } from '../torture/campaign.ts';

vi.setConfig({ testTimeout: 600_000 });
beforeAll(buildServer, 120_000);
afterAll(cleanUp);

it('R13, R14: killed under load and in the middle of starts, stopped under load, it loses nothing', async () => {
  const seed = Date.now() % 1_000_000;
  const wishes = { kills: 3, seed, sigterms: 1, diskFulls: 0, folder: undefined, json: undefined };
  const { faults, tallies, kills } = await runCampaign(wishes, () => undefined);
  expect(faults, `seed ${seed}`).toEqual([]);
  expect(kills.starting + kills.early + kills.burst).toBe(3);
  expect(tallies.get('acknowledged') ?? 0, `seed ${seed}`).toBeGreaterThan(0);
});
