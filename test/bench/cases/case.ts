/** What a measurement is given, and what it answers. */

import type { Calibration } from '../calibration.ts';
import type { Figure } from '../figure.ts';

export interface Bench {
  readonly name: string;
  run(stage: Stage): Promise<Measured>;
}

export interface Stage {
  /** An empty folder on the disk that is measured. */
  readonly folder: string;
  readonly rounds: number;
  progress(line: string): void;
}

export interface Measured {
  readonly figures: readonly Figure[];
  readonly calibrations: readonly Calibration[];
}
