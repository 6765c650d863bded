/** Rounds in which the product and its limits are measured by turns, so that what the machine does meanwhile meets both. */
import { type Calibration, calibrate, drift, MOST_DRIFT } from './calibration.ts';

/** By contender, what one round measured: requests a second, or milliseconds. */
export type Round<Name extends string> = Readonly<Record<Name, number>>;

export interface Rounds<Name extends string> {
  readonly kept: readonly Round<Name>[];
  /** Rounds that were thrown away because the machine moved. */
  readonly dropped: number;
  readonly calibrations: readonly Calibration[];
}

export interface RoundsWanted<Name extends string> {
  readonly count: number;
  readonly folder: string;
  readonly contenders: Readonly<Record<Name, () => Promise<number>>>;
  /** Before each round, not measured: what every round must find as it was. */
  prepare?(): Promise<void>;
  progress(line: string): void;
}

/** Gives up after three times as many rounds as are wanted, with what there is; throws when no round could be kept. */
export async function playRounds<Name extends string>(wanted: RoundsWanted<Name>): Promise<Rounds<Name>> {
  const { count, folder, contenders, progress } = wanted;
  const names = Object.keys(contenders).filter((name): name is Name => name in contenders);
  const kept: Round<Name>[] = [];
  const calibrations: Calibration[] = [];
  let dropped = 0;
  for (let played = 0; kept.length < count && played < count * 3; played += 1) {
    progress(`round ${kept.length + 1} of ${count}${dropped > 0 ? `, ${dropped} dropped` : ''}`);
    await wanted.prepare?.();
    const before = calibrate(folder);
    const figures: Partial<Record<Name, number>> = {};
    // Another one begins each time: whoever comes first finds the machine colder.
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + played) % names.length];
      if (name !== undefined) figures[name] = await contenders[name]();
    }
    const after = calibrate(folder);
    calibrations.push(before, after);
    if (drift(before, after) > MOST_DRIFT) dropped += 1;
    else kept.push(complete(figures, names));
  }
  if (kept.length === 0) throw new Error(`the machine moved by more than ${MOST_DRIFT * 100} % in every round`);
  return { kept, dropped, calibrations };
}

function complete<Name extends string>(figures: Partial<Record<Name, number>>, names: readonly Name[]): Round<Name> {
  const isComplete = (some: Partial<Record<Name, number>>): some is Record<Name, number> =>
    names.every((name) => some[name] !== undefined);
  if (!isComplete(figures)) throw new Error('a contender was not measured');
  return figures;
}
