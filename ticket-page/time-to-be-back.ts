import type { EstimateInterval } from '#common/contract/views.ts';

export interface TurnTimes {
  readonly from: number;
  readonly to: number;
  /** True when it is too late to go away. */
  readonly near: boolean;
}

/** Leaving makes no sense below this. */
const NEAR_MS = 3 * 60_000;

/** Clock times of the turn, ms. They are reckoned from the moment that the estimate was told (`toldAt`), not from now:
 *  a turn that is promised for 08:57 must not slide away minute by minute. */
export function turnTimes({ low, high }: EstimateInterval, toldAt: number, now: number): TurnTimes {
  const from = toldAt + low * 60_000;
  return { from, to: toldAt + high * 60_000, near: from - now < NEAR_MS };
}
