/** A disk of a few megabytes that can really fill up. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  readonly folder: string;
  /** Takes all the room that is left. */
  fill(): void;
  /** Gives it back. */
  makeRoom(): void;
  unmount(): void;
}

const SIZE = '24m';
const BLOCK = Buffer.alloc(64 * 1024, 1);

/** Mounts a tmpfs; throws with a sentence where this is not allowed. */
export function mountSmallDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'luot-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (cause) {
    rmdirSync(folder);
    throw new Error('--disk-full needs the right to mount a tmpfs: run it as root, or in "unshare -rm"', { cause });
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill() {
      for (const block of [BLOCK, BLOCK.subarray(0, 4096), BLOCK.subarray(0, 1)]) pour(ballast, block);
    },
    makeRoom() {
      rmSync(ballast, { force: true });
    },
    unmount() {
      execFileSync('umount', [folder], { stdio: 'pipe' });
      rmdirSync(folder);
    },
  };
}

function pour(file: string, block: Uint8Array): void {
  for (;;) {
    try {
      writeFileSync(file, block, { flag: 'a' });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return;
      throw error;
    }
  }
}
