/** How fast the machine is at this moment, in work that has nothing to do with the product. */
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './statistics.ts';

export interface Calibration {
  /** A fixed loop of whole numbers, ms. */
  readonly cpuMs: number;
  /** Writing one of the pages of a file and having it on the disk, ms. */
  readonly flushMs: number;
}

/** A round in which the machine changed by more than this share tells nothing. */
export const MOST_DRIFT = 0.15;

const LOOPS = 31;
const FLUSHES = 1_000;
const PAGE = Buffer.alloc(4096, 7);
/** Written before it is measured, as a log in use is: a file that grows is measured with the file system's own journal. */
const PAGES = 64;

/** `folder`: on the disk that is measured. */
export function calibrate(folder: string): Calibration {
  return { cpuMs: median(times(LOOPS, spin)), flushMs: flushMs(folder) };
}

/** How far the machine moved between the two, as a share; 0 is not at all. */
export function drift(before: Calibration, after: Calibration): number {
  return Math.max(change(before.cpuMs, after.cpuMs), change(before.flushMs, after.flushMs));
}

const change = (a: number, b: number): number => Math.max(a, b) / Math.min(a, b) - 1;

function times(count: number, work: () => void): number[] {
  return Array.from({ length: count }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
}

/** The generator of a linear congruence; what it ends with is used, so that the loop is not left out. */
function spin(): void {
  let x = 1;
  for (let i = 0; i < 4_000_000; i += 1) x = (Math.imul(x, 1664525) + 1013904223) | 0;
  if (x === 0) throw new Error('the loop ended in a way that it cannot');
}

function flushMs(folder: string): number {
  const path = join(folder, 'calibration');
  const file = openSync(path, 'w');
  const write = (page: number): number => writeSync(file, PAGE, 0, PAGE.length, page * PAGE.length);
  try {
    for (let page = 0; page < PAGES; page += 1) write(page);
    fdatasyncSync(file);
    let page = 0;
    return median(
      times(FLUSHES, () => {
        write(page);
        fdatasyncSync(file);
        page = (page + 1) % PAGES;
      }),
    );
  } finally {
    closeSync(file);
    rmSync(path);
  }
}
