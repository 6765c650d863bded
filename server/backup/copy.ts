/** One consistent copy of an office, also while it is served: partial name, checked, flushed, and only then its own name. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import type { BackupProblem } from '#common/contract/views.ts';
import { databaseFile } from '#server/data-folder.ts';
import { refuseNewer } from '#server/store/upgrade.ts';
import { carriedBytes, packFiles } from './carried.ts';

export class CopyFailed extends Error {
  override readonly name = 'CopyFailed';
  readonly problem: BackupProblem;

  constructor(problem: BackupProblem, detail: string) {
    super(detail);
    this.problem = problem;
  }
}

/** So much stays free on the disk of the copies: on the office's own disk the queue needs it. */
const KEPT_FREE_BYTES = 100 * 1024 * 1024;
const PRIVATE = 0o600;

/**
 * Copies the office in `dataFolder` to `file`, pictures and recordings included. It reads one moment of the office and
 * holds nobody up (SPEC B1). Throws CopyFailed; then nothing of `file` was touched.
 */
export async function copyOffice(dataFolder: string, file: string): Promise<void> {
  const folder = dirname(resolve(file));
  if (!existsSync(folder)) throw new CopyFailed('folder-missing', `there is no folder ${folder}`);
  const partial = `${file}.part`;
  try {
    refuseWithoutRoom(dataFolder, folder);
    rmSync(partial, { force: true });
    closeSync(openSync(partial, 'wx', PRIVATE));
    await copyDatabase(databaseFile(dataFolder), partial);
    finishCopy(partial, dataFolder);
    flush(partial);
    renameSync(partial, file);
    flush(folder);
  } catch (error) {
    throw problemOf(error);
  } finally {
    for (const rest of ['', '-journal', '-wal', '-shm']) rmSync(partial + rest, { force: true });
  }
}

function refuseWithoutRoom(dataFolder: string, folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const database = databaseFile(dataFolder);
  const log = `${database}-wal`;
  const needed =
    statSync(database).size + (existsSync(log) ? statSync(log).size : 0) + carriedBytes(dataFolder) + KEPT_FREE_BYTES;
  if (bavail * bsize < needed) {
    throw new CopyFailed('no-room', `${folder} has ${inMb(bavail * bsize)} MB free, ${inMb(needed)} MB are needed`);
  }
}

const inMb = (bytes: number): number => Math.round(bytes / 1024 / 1024);

/** A read that stays open keeps one moment of the office: whatever is written meanwhile, the copy need not begin again. */
async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new Database(from, { readonly: true, fileMustExist: true });
  try {
    refuseNewer(source, from);
    source.exec('begin');
    source.prepare('select 1 from office').get();
    await source.backup(to);
    source.exec('rollback');
  } finally {
    source.close();
  }
}

/** One plain file without a log beside it, so that it can be read from a stick or a disc that nobody may write. */
function finishCopy(partial: string, dataFolder: string): void {
  const copy = new Database(partial);
  try {
    copy.pragma('journal_mode = DELETE');
    packFiles(copy, dataFolder);
    const found = copy.prepare<[], string>('pragma quick_check(1)').pluck().get();
    if (found !== 'ok') throw new CopyFailed('damaged', `the copy is not whole: ${found}`);
  } finally {
    copy.close();
  }
}

/** Flushes a file, or a folder's names where the file system can. */
export function flush(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function problemOf(error: unknown): CopyFailed {
  if (error instanceof CopyFailed) return error;
  const detail = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].includes(code)) return new CopyFailed('no-room', detail);
  if (['EACCES', 'EPERM', 'EROFS', 'SQLITE_READONLY', 'SQLITE_CANTOPEN'].includes(code)) {
    return new CopyFailed('not-writable', detail);
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return new CopyFailed('damaged', detail);
  if (code === 'ENOENT') return new CopyFailed('folder-missing', detail);
  return new CopyFailed('failed', detail);
}
