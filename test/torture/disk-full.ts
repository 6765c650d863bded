/** The disk fills up under load: refused in words, readable meanwhile, and back to work without a restart. */
import type { Dice } from '#test/support/dice.ts';
import { pause } from './patient.ts';
import type { Siege } from './siege.ts';
import type { SmallDisk } from './small-disk.ts';

/** Refusals that are waited for. */
const REFUSALS = 40;
const WITHIN_MS = 60_000;

/** One round; answers what went wrong. The books are compared by the caller. */
export async function fillUp(siege: Siege, disk: SmallDisk, dice: Dice): Promise<string[]> {
  const faults: string[] = [];
  const refused = (): number => siege.tallies.get('refused: store.unavailable') ?? 0;
  const acknowledged = (): number => siege.tallies.get('acknowledged') ?? 0;
  const { incarnation } = siege.victim;
  siege.stir();
  await pause(200 + dice(500));
  const before = refused();
  disk.fill();
  if (!(await until(() => refused() >= before + REFUSALS))) {
    faults.push(`the disk is full, and only ${refused() - before} commands were refused for it`);
  }
  // What has been written down can still be read.
  const answer = await siege.passerBy.glance('/api/services');
  if (answer?.status !== 200)
    faults.push(`while the disk was full, reading was answered ${answer?.status} ${answer?.text}`);
  await pause(dice(1_500));
  disk.makeRoom();
  const after = acknowledged();
  if (!(await until(() => acknowledged() >= after + REFUSALS))) {
    faults.push('there is room again, and the office does not go on');
  }
  if (siege.victim.incarnation !== incarnation) faults.push('the server was started anew');
  return faults;
}

async function until(done: () => boolean): Promise<boolean> {
  const started = Date.now();
  while (!done()) {
    if (Date.now() - started > WITHIN_MS) return false;
    await pause(25);
  }
  return true;
}
