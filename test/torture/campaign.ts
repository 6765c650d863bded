/** The whole run: kills at random moments, stops under load, a disk that fills up; a check after each. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseFile } from '#server/data-folder.ts';
import { dice as makeDice } from '#test/support/dice.ts';
import type { Wishes } from './arguments.ts';
import { fillUp } from './disk-full.ts';
import type { Tally } from './ledger.ts';
import { pause } from './patient.ts';
import { besiege, type Siege } from './siege.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';

export interface Outcome {
  readonly kills: { readonly starting: number; readonly early: number; readonly burst: number };
  readonly sigterms: readonly number[];
  readonly diskFulls: number;
  readonly checks: number;
  readonly tallies: ReadonlyMap<Tally, number>;
  readonly faults: readonly string[];
  readonly complaints: readonly string[];
  readonly seconds: number;
}

export type Progress = (line: string) => void;

/** Kills of one data folder, before the next begins: then a check can read everything each time. */
const KILLS_OF_AN_ERA = 25;
const EARLY_MS = 150;
const BURST_MS = 900;

/** Runs it. Nothing is thrown for a loss: it stands in `faults`. */
export async function runCampaign(wishes: Wishes, progress: Progress): Promise<Outcome> {
  const dice = makeDice(wishes.seed);
  const started = Date.now();
  const kills = { starting: 0, early: 0, burst: 0 };
  const tallies = new Map<Tally, number>();
  const faults: string[] = [];
  const complaints: string[] = [];
  const sigterms: number[] = [];
  let checks = 0;
  let diskFulls = 0;
  let era = 0;
  const done = (): number => kills.starting + kills.early + kills.burst;

  const withSiege = async (folder: string, work: (siege: Siege) => Promise<void>): Promise<void> => {
    era += 1;
    const siege = await besiege(folder, wishes.seed + era);
    siege.victim.launch();
    await siege.victim.origin();
    siege.load();
    await work(siege);
    const last = await siege.end();
    for (const fault of last) progress(`  ✗ ${fault}`);
    faults.push(...last);
    complaints.push(...siege.victim.complaints);
    for (const [what, count] of siege.tallies) tallies.set(what, (tallies.get(what) ?? 0) + count);
  };

  const verify = async (siege: Siege, what: string): Promise<void> => {
    await siege.victim.origin();
    const found = await siege.check();
    faults.push(...found.map((fault) => `${what}: ${fault}`));
    for (const fault of found) progress(`  ✗ ${fault}`);
    checks += 1;
    siege.load();
    const seconds = Math.round((Date.now() - started) / 1_000);
    const heard = siege.tallies.get('acknowledged') ?? 0;
    progress(
      `${String(seconds).padStart(4)} s  kill ${done()}/${wishes.kills}  sigterm ${sigterms.length}/${wishes.sigterms}  ` +
        `era ${era}: ${heard} acknowledged  faults ${faults.length}  (${what})`,
    );
  };

  const strike = async (siege: Siege): Promise<void> => {
    const early = dice(3) === 0;
    siege.stir();
    await pause(early ? dice(EARLY_MS) : 100 + dice(BURST_MS));
    await siege.victim.kill();
    kills[early ? 'early' : 'burst'] += 1;
    const begun = Date.now();
    siege.victim.launch();
    // Some of the starts are cut off too, at any moment up to the first requests.
    while (done() < wishes.kills && dice(10) < 3) {
      await pause(dice(startMs));
      await siege.victim.kill();
      kills.starting += 1;
      siege.victim.launch();
    }
    await siege.victim.origin();
    startMs = Math.min(4_000, Date.now() - begun);
    await verify(siege, `kill ${done()}`);
  };
  let startMs = 1_500;

  const stopUnderLoad = async (siege: Siege, folder: string): Promise<void> => {
    siege.stir();
    await pause(100 + dice(BURST_MS));
    const { code, ms, err } = await siege.victim.terminate();
    sigterms.push(ms);
    if (code !== 0 || ms > 5_000 || err !== '')
      faults.push(`SIGTERM ${sigterms.length}: code ${code}, ${ms} ms, ${err}`);
    if (existsSync(`${databaseFile(folder)}-wal`))
      faults.push(`SIGTERM ${sigterms.length}: it left its journal behind`);
    siege.victim.launch();
    await verify(siege, `SIGTERM ${sigterms.length}, ${ms} ms`);
  };

  const folders = wishes.folder ?? tmpdir();
  while (done() < wishes.kills || sigterms.length < wishes.sigterms) {
    const folder = mkdtempSync(join(folders, 'luot-torture-'));
    await withSiege(folder, async (siege) => {
      const until = done() + KILLS_OF_AN_ERA;
      const share = wishes.kills === 0 ? 0 : wishes.sigterms / wishes.kills;
      while (
        (done() < wishes.kills && done() < until) ||
        (done() >= wishes.kills && sigterms.length < wishes.sigterms)
      ) {
        if (done() < wishes.kills) await strike(siege);
        if (sigterms.length < wishes.sigterms && sigterms.length <= done() * share) await stopUnderLoad(siege, folder);
      }
    });
    rmSync(folder, { recursive: true, force: true });
  }
  if (wishes.diskFulls > 0) {
    const disk: SmallDisk = mountSmallDisk();
    try {
      await withSiege(disk.folder, async (siege) => {
        while (diskFulls < wishes.diskFulls) {
          faults.push(...(await fillUp(siege, disk, dice)));
          diskFulls += 1;
          await verify(siege, `disk full ${diskFulls}`);
        }
      });
    } finally {
      disk.unmount();
    }
  }
  return {
    kills,
    sigterms,
    diskFulls,
    checks,
    tallies,
    faults,
    complaints,
    seconds: Math.round((Date.now() - started) / 1_000),
  };
}
