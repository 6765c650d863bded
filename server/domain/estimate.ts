/** The expected wait: an interval, or nothing at all when too little is known (SPEC E1). */
import type { EstimateInterval } from '#common/contract/views.ts';

export interface EstimateInput {
  /** Dossiers of the tickets that would be called before; most tickets have one (SPEC J130). */
  readonly ahead: number;
  /** For each open, unpaused counter that serves the service: the place of the service in its order, 0 = first. */
  readonly counterPlaces: readonly number[];
  /** Recent spans from call to end, ms a dossier, in any order. */
  readonly recentMs: readonly number[];
  /** Dossiers at the counters beyond one a ticket: left out for none. */
  readonly inHand?: number;
}

/** Fewer finished tickets than this tell too little. */
export const ESTIMATE_NEEDS = 5;

/** The expected wait of one ticket. */
export function estimateWait({ ahead, ...line }: EstimateInput): EstimateInterval | undefined {
  return estimator(line)(ahead);
}

/**
 * Answers the wait behind any number of dossiers of one line: minutes, low and high. A quarter of recent tickets were faster than the pace of `low`, a quarter slower than that of
 * `high`. A counter that serves the service only after others counts for a part: 1, 1/2, 1/3 … by place.
 */
export function estimator({
  counterPlaces,
  recentMs,
  inHand = 0,
}: Omit<EstimateInput, 'ahead'>): (ahead: number) => EstimateInterval | undefined {
  if (recentMs.length < ESTIMATE_NEEDS || counterPlaces.length === 0) return () => undefined;
  const hands = counterPlaces.reduce((sum, place) => sum + 1 / (place + 1), 0);
  const sorted = [...recentMs].sort((a, b) => a - b);
  const quick = quantile(sorted, 0.25);
  const slow = quantile(sorted, 0.75);
  return (ahead) => ({
    low: roundDown((ahead * quick) / hands / 60_000),
    high: Math.max(roundUp(((ahead + 1 + inHand) * slow) / hands / 60_000), 1),
  });
}

/** Linear between neighbours; `sorted` is not empty. */
function quantile(sorted: readonly number[], q: number): number {
  const place = (sorted.length - 1) * q;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** Beyond ten minutes a figure to the minute would pretend to know more than it does. */
const STEP_FROM = 10;
const STEP = 5;

function roundDown(minutes: number): number {
  return minutes >= STEP_FROM ? Math.floor(minutes / STEP) * STEP : Math.floor(minutes);
}

function roundUp(minutes: number): number {
  return minutes > STEP_FROM ? Math.ceil(minutes / STEP) * STEP : Math.ceil(minutes);
}
