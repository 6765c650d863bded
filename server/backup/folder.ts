/** The folder of the copies: how they are called, which are there, and what of them has to go. */
import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { databaseFile } from '#server/data-folder.ts';
import { maybeToWipe, wipeEndedDays } from '#server/store/wipe.ts';
import { type Copy, copiesToDrop } from './keep.ts';

const NAME = /^luot-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)([+-]\d\d)-(\d\d)\.db$/;

/** The name of a copy made at a moment such as `2026-11-23T09:00:00.000+07:00`; without a colon, which a stick may refuse. */
export function copyName(moment: string): string {
  const [, date = '', time = '', zone = ''] = /^(.{10})T(.{8}).*([+-]\d\d:\d\d)$/.exec(moment) ?? [];
  return `luot-${date}T${time.replaceAll(':', '-')}${zone.replace(':', '-')}.db`;
}

/** What a name says; undefined for files of others, which are never touched. */
export function readCopyName(name: string): Copy | undefined {
  const [, day, hour, minute, second, zoneHour, zoneMinute] = NAME.exec(name) ?? [];
  if (day === undefined) return undefined;
  const at = Date.parse(`${day}T${hour}:${minute}:${second}${zoneHour}:${zoneMinute}`);
  return Number.isNaN(at) ? undefined : { name, at, day };
}

/** The copies among the names of a folder. */
export function copiesAmong(names: readonly string[]): Copy[] {
  return names.flatMap((name) => readCopyName(name) ?? []);
}

/** Removes the copies that are not kept any more, and what a power cut has left half-written. */
export function thinOut(folder: string, now: number): void {
  const names = readdirSync(folder);
  const half = names.filter((name) => /\.db\.part(-journal|-wal|-shm)?$/.test(name) && name.startsWith('luot-'));
  for (const name of [...half, ...copiesToDrop(copiesAmong(names), now).map((copy) => copy.name)]) {
    rmSync(join(folder, name), { force: true });
  }
}

/**
 * Takes the phones' links of ended days out of the copies of those days, and of what a restore or an upgrade has put aside
 * in the data folder (SPEC B5). Answers what could not be wiped, with the reason: an old copy may be damaged, and that
 * must not hold up the next one.
 */
export function wipeCopies(folder: string, dataFolder: string, today: string): string[] {
  const copies = copiesAmong(readdirSync(folder))
    .filter(({ day }) => day <= today)
    .map(({ name }) => join(folder, name));
  const office = basename(databaseFile(dataFolder));
  const aside = readdirSync(dataFolder)
    .filter((name) => name.startsWith(`${office}.before-`) && !/\.part$|-wal$|-shm$|-journal$/.test(name))
    .map((name) => join(dataFolder, name));
  return [...copies, ...aside].flatMap((file) => {
    try {
      wipeFile(file, today);
      return [];
    } catch (error) {
      return [`${basename(file)}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

function wipeFile(file: string, today: string): void {
  const copy = new Database(file, { fileMustExist: true });
  try {
    if (!maybeToWipe(copy, today)) return;
    copy.pragma('secure_delete = ON');
    copy.pragma('journal_mode = DELETE');
    copy.transaction(() => {
      while (wipeEndedDays(copy, today) > 0);
    })();
  } finally {
    copy.close();
  }
}
