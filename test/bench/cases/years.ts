/** What ten years of numbers cost: the start, the call, and what staff look up. */
import { cpSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Calibration } from '../calibration.ts';
import { atMost, type Figure, middles, ratio } from '../figure.ts';
import { fillLine, holdLine } from '../line.ts';
import { type Gun, startGun } from '../load/gun.ts';
import { type BenchOffice, makeOffice } from '../office.ts';
import { openCounters, type Product, serve, startProduct } from '../product.ts';
import { playRounds } from '../rounds.ts';
import { backdate, DAYS_A_YEAR, TICKETS_A_DAY } from '../years.ts';
import type { Bench, Stage } from './case.ts';
import { callLanes } from './lanes.ts';

const YEARS = Number(process.env.LUOT_BENCH_YEARS ?? 10);
const COUNTERS = 40;
const CALLS = 400;
const WAITING = 500;

export const years: Bench = {
  name: 'years',
  async run(stage) {
    const gun = startGun();
    try {
      const office = makeOffice(mkdtempSync(join(stage.folder, 'plan-')), { counters: COUNTERS, kiosks: 4, displays: 1 });
      void office;
      return { figures: [], calibrations: [] };
    } finally {
      gun.stop();
    }
  },
};
