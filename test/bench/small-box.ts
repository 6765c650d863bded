/** Holds a process to the share of a small box: half a core and 256 MB, by the kernel's control groups (version 1 or 2). */
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = '/sys/fs/cgroup';
const NAME = `luot-bench-${process.pid}`;
const PERIOD_US = 100_000;

export interface SmallBox {
  /** Lets the process go; call it when the process has ended. */
  leave(): void;
}

export interface Share {
  /** Of one core. */
  readonly cores: number;
  readonly bytes: number;
}

/** Throws in words where the kernel does not let us: it needs the right to make control groups. */
export function holdTo(pid: number, { cores, bytes }: Share): SmallBox {
  const quota = String(Math.round(cores * PERIOD_US));
  const groups = existsSync(join(ROOT, 'cgroup.controllers'))
    ? [group('', { 'cpu.max': `${quota} ${PERIOD_US}`, 'memory.max': String(bytes), 'memory.swap.max': '0' })]
    : [
        group('cpu', { 'cpu.cfs_period_us': String(PERIOD_US), 'cpu.cfs_quota_us': quota }),
        group('memory', { 'memory.limit_in_bytes': String(bytes) }),
      ];
  for (const folder of groups) writeFileSync(join(folder, 'cgroup.procs'), String(pid));
  return {
    leave() {
      for (const folder of groups) rmdirSync(folder);
    },
  };
}

function group(controller: string, settings: Readonly<Record<string, string>>): string {
  const folder = join(ROOT, controller, NAME);
  try {
    mkdirSync(folder);
    for (const [name, value] of Object.entries(settings)) writeFileSync(join(folder, name), value);
  } catch (cause) {
    throw new Error(`a small box cannot be made here: ${folder} cannot be written; run the bench as root`, { cause });
  }
  return folder;
}
