import type { DaySpans, Hours } from '#common/contract/office.ts';

const OFFICE_DAY: DaySpans = [
  ['07:30', '11:30'],
  ['13:30', '17:00'],
];

/** A week to begin with, as many provinces have it; the office changes it to its own. */
export const DEFAULT_HOURS: Hours = {
  week: [OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, [], []],
  seasons: [],
  exceptions: [],
};
