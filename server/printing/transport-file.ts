import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { PrinterState } from '#common/contract/office.ts';
import { toPng } from '#server/printing/encode.ts';
import { whole } from '#server/printing/parts.ts';
import type { Delivery, Outcome, PrinterTransport } from '#server/printing/types.ts';

/** Prints each slip as a picture `<time>-<label>.png` into a folder, which never lies outside the data folder. */
export function fileTransport(dataFolder: string, folder: string): PrinterTransport {
  const target = folderInside(dataFolder, folder);
  return {
    deliver: (job) => printToFile(dataFolder, target, job),
    probe: () => probeFolder(dataFolder, target),
  };
}

/** The folder's full path; throws when it would lie outside. */
function folderInside(dataFolder: string, folder: string): string {
  const target = resolve(dataFolder, folder);
  if (!isInside(resolve(dataFolder), target)) throw new Error(`the folder ${folder} is not inside the data folder`);
  return target;
}

function isInside(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way !== '' && !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
}

async function printToFile(dataFolder: string, target: string, job: Delivery): Promise<Outcome> {
  const picture = await whole(job.parts);
  if (!(await job.begun)) return { state: 'not-printed', reason: 'interrupted' };
  try {
    await prepare(dataFolder, target);
    await writeWhole(join(target, `${fileName(job)}.png`), toPng(picture));
    return { state: 'printed' };
  } catch (cause) {
    return { state: 'not-printed', reason: 'not-writable', detail: messageOf(cause) };
  }
}

async function probeFolder(dataFolder: string, target: string): Promise<PrinterState> {
  try {
    await prepare(dataFolder, target);
    await access(target, constants.W_OK);
    return 'ready';
  } catch {
    return 'unreachable';
  }
}

/** Makes the folder. A link inside the data folder must not lead out of it either. */
async function prepare(dataFolder: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  const [outer, inner] = await Promise.all([realpath(dataFolder), realpath(target)]);
  if (!isInside(outer, inner)) throw new Error('the folder leads out of the data folder');
}

/** The time to the millisecond keeps names apart; the label keeps only what is safe in a file's name. */
function fileName({ createdAt, timeZone, label }: Delivery): string {
  const at = Temporal.Instant.fromEpochMilliseconds(createdAt).toZonedDateTimeISO(timeZone).toPlainDateTime();
  const time = at.toString({ fractionalSecondDigits: 3 }).replace('T', '-').replaceAll(':', '').replace('.', '-');
  const name = (label ?? 'test').replace(/[^A-Za-z0-9]/g, '').slice(0, 20);
  return `${time}-${name || 'slip'}`;
}

/** A reader of the folder never sees half a picture. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const partial = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(partial, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (cause) {
    await rm(partial, { force: true });
    throw cause;
  }
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
