import type fc from 'fast-check';

/**
 * How many runs a property gets, and with which seed. A failure prints its seed and path; `FC_SEED=… npx vitest run FILE`
 * runs it again, `FC_RUNS=…` searches longer.
 */
export function runs<T>(count: number): fc.Parameters<T> {
  const seed = Number(process.env.FC_SEED ?? Number.NaN);
  return {
    numRuns: Number(process.env.FC_RUNS ?? count),
    ...(Number.isNaN(seed) ? {} : { seed }),
    // A slow machine searches less; it does not fail for it.
    interruptAfterTimeLimit: process.env.FC_RUNS === undefined ? 20_000 : 3_600_000,
  };
}
