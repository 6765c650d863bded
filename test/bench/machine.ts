/** What the figures were measured on, for the head of the table. */
import { availableParallelism, cpus, release, totalmem } from 'node:os';
import type { Calibration } from './calibration.ts';
import { median } from './statistics.ts';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
}

export function describeMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()} ${process.arch}`,
    node: process.version,
  };
}

export function describeCalibrations(calibrations: readonly Calibration[]): string {
  if (calibrations.length === 0) return '';
  const of = (name: keyof Calibration): string => {
    const figures = calibrations.map((one) => one[name]);
    return `${median(figures).toFixed(2)} (${Math.min(...figures).toFixed(2)}–${Math.max(...figures).toFixed(2)}) ms`;
  };
  return `fixed loop ${of('cpuMs')}, flush of 4 KiB ${of('flushMs')}`;
}
