/**
 * Where an office's own recordings of a language lie: those that are spoken, those that were put aside, and the draft. One
 * set takes the place of another by renaming whole folders, so that a power cut leaves the old or the new, never half (SPEC J114).
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '#common/contract/text.ts';
import { type Disk, REAL_DISK } from './disk.ts';

export interface OwnFolders {
  /** What the lobby speaks, laid over the built-in pack (SPEC V4). */
  readonly own: string;
  /** The same, while the built-in pack speaks alone. */
  readonly aside: string;
  readonly draft: string;
  /** The next set while it is written. */
  readonly fresh: string;
  /** The set before, until the next one is in its place for good. */
  readonly before: string;
}

export function ownFolders(dataFolder: string, language: Language): OwnFolders {
  const own = join(dataFolder, 'voice', language);
  return {
    own,
    aside: `${own}.aside`,
    draft: `${own}.draft`,
    fresh: `${own}.publishing`,
    before: `${own}.before`,
  };
}

/** The folder of the office's recordings, spoken or put aside; undefined when it has none. */
export function recordingsIn({ own, aside }: OwnFolders): string | undefined {
  return [own, aside].find((folder) => existsSync(folder));
}

/** Brings a swap to its end that a power cut left between two steps. Begun again it comes to the same. */
export function finishSwap({ own, fresh, before }: OwnFolders, disk: Disk = REAL_DISK): void {
  // The set before is moved away only when the next one is whole.
  if (!existsSync(own) && existsSync(before)) disk.rename(existsSync(fresh) ? fresh : before, own);
  disk.remove(before);
  disk.remove(fresh);
}

/** Puts the set that was written in the place of the one that is spoken; `takeBack` undoes it until `finishSwap`. */
export function swapIn({ own, fresh, before }: OwnFolders, disk: Disk): void {
  const hadOwn = existsSync(own);
  if (hadOwn) disk.rename(own, before);
  try {
    disk.rename(fresh, own);
  } catch (error) {
    if (hadOwn) disk.rename(before, own);
    throw error;
  }
}

/** After a swap that was not to be. */
export function swapBack({ own, fresh, before }: OwnFolders, disk: Disk): void {
  disk.rename(own, fresh);
  if (existsSync(before)) disk.rename(before, own);
  disk.remove(fresh);
}
