/** Since when the office's own recordings are spoken, as its settings tell every screen (SPEC J115). */
import type { Refusal } from '#common/contract/errors.ts';
import type { Office } from '#common/contract/office.ts';
import type { Desk } from './desk.ts';
import { changeOffice, readOffice } from './store/office.ts';
import type { Db } from './store/open.ts';

/** Writes it; undefined: the office has none. */
export function writeRecordedAt(db: Db, recordedAt: string | undefined): Office | Refusal {
  const { recordedAt: _before, ...voice } = readOffice(db).settings.voice;
  return changeOffice(db, { voice: recordedAt === undefined ? voice : { ...voice, recordedAt } });
}

/**
 * At the start: what lies on the disk counts. The power may have failed between the recordings and the settings, or somebody
 * has put a folder there or taken it away. `onDisk`: ms UTC.
 */
export async function tellRecordings(
  desk: Desk,
  db: Db,
  onDisk: number | undefined,
  toMoment: (ms: number) => string,
): Promise<void> {
  const told = readOffice(db).settings.voice.recordedAt;
  const isTold = onDisk === undefined ? told === undefined : told !== undefined && Date.parse(told) >= onDisk;
  if (isTold) return;
  await desk.change('office', {}, (tx) => writeRecordedAt(tx, onDisk === undefined ? undefined : toMoment(onDisk)));
}
