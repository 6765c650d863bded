/** What the server asks of the process that makes a copy, and what it hears back. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupProblem } from '#common/contract/views.ts';
import { CopyFailed, copyOffice } from './copy.ts';
import { thinOut, wipeCopies } from './folder.ts';

export interface CopyJob {
  readonly dataFolder: string;
  readonly folder: string;
  /** The office's own default folder is made when it is missing. One that somebody named must be there: a stick that was
   *  taken out would else be replaced by a folder of the same name on the disk below it. */
  readonly make: boolean;
  /** Name of the new copy. */
  readonly name: string;
  /** The business day; copies of earlier days lose the links of phones. */
  readonly today: string;
  /** ms UTC */
  readonly now: number;
}

export type CopyResult =
  | { readonly ok: true; readonly unwiped: readonly string[] }
  | { readonly ok: false; readonly problem: BackupProblem; readonly detail: string };

/** Old copies first, since a full stick has to be thinned before there is room. */
export async function runCopyJob(job: CopyJob): Promise<CopyResult> {
  const { dataFolder, folder, make, name, today, now } = job;
  try {
    if (make) mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!existsSync(folder)) throw new CopyFailed('folder-missing', `there is no folder ${folder}`);
    const unwiped = wipeCopies(folder, dataFolder, today);
    thinOut(folder, now);
    await copyOffice(dataFolder, join(folder, name));
    thinOut(folder, now);
    return { ok: true, unwiped };
  } catch (error) {
    const { problem, message } =
      error instanceof CopyFailed
        ? error
        : { problem: 'failed' as const, message: error instanceof Error ? error.message : String(error) };
    return { ok: false, problem, detail: message };
  }
}
