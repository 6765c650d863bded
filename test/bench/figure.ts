/** One line of the table: a figure of the product against its limit. */

import type { Round, Rounds } from './rounds.ts';
import { median } from './statistics.ts';

export interface Target {
  readonly at: 'least' | 'most';
  readonly value: number;
}

export interface Figure {
  /** Name of the measurement, and what of it. */
  readonly bench: string;
  readonly what: string;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  /** How the value is to be read: `×` for ratios. */
  readonly unit: string;
  readonly target?: Target;
  /** Rounds that count, and rounds that were dropped. */
  readonly rounds?: number;
  readonly dropped?: number;
  /** The absolute figures behind a ratio, for the reader; they mean little on another machine. */
  readonly note?: string;
}

export const atLeast = (value: number): Target => ({ at: 'least', value });
export const atMost = (value: number): Target => ({ at: 'most', value });

/** Whether the target was reached; undefined: there was none. */
export function reached({ value, target }: Figure): boolean | undefined {
  if (target === undefined) return undefined;
  return target.at === 'least' ? value >= target.value : value <= target.value;
}

/** The median of the rounds' ratios, with the smallest and the largest. */
export function ratio<Name extends string>(
  rounds: Rounds<Name>,
  about: { readonly bench: string; readonly what: string; readonly target?: Target },
  of: (round: Round<Name>) => number,
  note?: string,
): Figure {
  const ratios = rounds.kept.map(of);
  return {
    ...about,
    value: median(ratios),
    least: Math.min(...ratios),
    most: Math.max(...ratios),
    unit: '×',
    rounds: rounds.kept.length,
    dropped: rounds.dropped,
    ...(note === undefined ? {} : { note }),
  };
}

/** Medians of what the contenders measured, for a note. */
export function middles<Name extends string>(rounds: Rounds<Name>, name: Name): number {
  return median(rounds.kept.map((round) => round[name]));
}
