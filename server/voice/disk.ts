/** The few things that the office's recordings ask of the disk, in one place, so that a test can cut the power at each. */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';

export interface Disk {
  folder(path: string): void;
  /** On the disk when it answers. */
  write(path: string, bytes: string | Uint8Array): Promise<void>;
  /** What was written into a folder stays in it, whatever happens to the power. */
  settle(folder: string): Promise<void>;
  rename(from: string, to: string): void;
  /** A file or a whole folder; nothing when it is not there. */
  remove(path: string): void;
}

export const REAL_DISK: Disk = {
  folder: (path) => void mkdirSync(path, { recursive: true }),
  write: (path, bytes) => writeFile(path, bytes, { flush: true }),
  async settle(folder) {
    // Windows knows no flush of a folder, and needs none.
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  rename: renameSync,
  remove: (path) => rmSync(path, { recursive: true, force: true }),
};
