import { constants, copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { uuidv7 } from 'uuidv7';
import { carriesFiles, unpackFiles } from '#server/backup/carried.ts';
import { flush } from '#server/backup/copy.ts';
import { readConfig } from '#server/config.ts';
import { databaseFile, holdsOffice, takeDataFolder } from '#server/data-folder.ts';
import { auditTrail, BY_LUOT } from '#server/store/audit.ts';
import { officeEntry } from '#server/store/audit-notes.ts';
import { findFaults } from '#server/store/faults.ts';
import { readOffice } from '#server/store/office.ts';
import { openStore } from '#server/store/open.ts';
import { OfficeUnusable } from '#server/store/unusable.ts';
import { refuseNewer } from '#server/store/upgrade.ts';
import { UsageError } from './usage.ts';

/**
 * `luot restore FILE`: puts a copy in the place of the office, which must not be served meanwhile (SPEC B7). The copy is
 * made ready beside the office and checked first; one rename then changes the one for the other, so a power cut leaves
 * the old office or the new one.
 */
export async function restore(args: readonly string[], { force }: { readonly force: boolean }): Promise<number> {
  const [file] = args;
  if (file === undefined) {
    throw new UsageError('restore needs the FILE to read', 'Lệnh restore cần TỆP sao lưu: luot restore TỆP');
  }
  if (!existsSync(file)) {
    throw new UsageError(
      `there is no file ${file}. Is the stick with the copies in? Copies are named luot-DATE….db`,
      `Không có tệp ${file}. Đã cắm USB chứa bản sao chưa? Bản sao có tên luot-NGÀY….db`,
    );
  }
  const config = readConfig(process.env, { demo: false });
  const target = databaseFile(config.data);
  if (resolve(file) === resolve(target)) {
    throw new UsageError(
      `${file} is the office itself; name a copy of it`,
      `${file} là dữ liệu đang dùng, không phải bản sao. Xin ghi tên một bản sao.`,
    );
  }
  if (holdsOffice(config.data) && !force) {
    throw new UsageError(
      `there is an office in ${config.data}; --force puts it aside and takes the backup`,
      `Trong ${config.data} đã có dữ liệu. Thêm --force để cất dữ liệu đó sang bên và dùng bản sao.`,
    );
  }
  const release = takeDataFolder(config.data);
  const ready = `${target}.part`;
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  try {
    const { carries, doubts } = makeReady(file, ready);
    if (existsSync(target)) {
      const aside = `${target}.before-restore-${stamp}`;
      putAside(target, aside);
      process.stdout.write(`The office that was there is now ${aside}.\n`);
    }
    renameSync(ready, target);
    flush(config.data);
    if (carries) unpack(target, config.data, stamp);
    else
      process.stdout.write('The backup holds no pictures and recordings; those of the data folder stay as they are.\n');
    for (const doubt of doubts) process.stderr.write(`luot: ${doubt}\n`);
  } finally {
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(ready + rest, { force: true });
    release();
  }
  process.stdout.write('The backup was restored. Next: luot check, then luot serve\n');
  return 0;
}

/** Copies the backup beside the office, looks whether it is one, and makes it today's. */
function makeReady(file: string, ready: string): { readonly carries: boolean; readonly doubts: readonly string[] } {
  // Whoever copied a database by hand may have brought the log of its last writes.
  for (const rest of ['', '-wal']) {
    rmSync(ready + rest, { force: true });
    if (existsSync(file + rest)) copyFileSync(file + rest, ready + rest, constants.COPYFILE_FICLONE);
  }
  assertOffice(file, ready);
  const store = openStore(ready);
  try {
    beginNewHistory(store.sqlite);
    const entry = officeEntry('office.restored', readOffice(store.db).settings.name);
    auditTrail(store).append(entry, BY_LUOT, Date.now());
    // Not a reason to refuse: when it is the only copy, a ticket that looks wrong is better than no office.
    return { carries: carriesFiles(store.sqlite), doubts: findFaults(store) };
  } finally {
    store.close();
    for (const rest of ['.before-upgrade', '-wal', '-shm']) rmSync(ready + rest, { force: true });
    flush(ready);
  }
}

function assertOffice(file: string, ready: string): void {
  let db: Database.Database | undefined;
  try {
    db = new Database(ready);
    refuseNewer(db, file);
    const found = db.prepare<[], string>('pragma integrity_check(1)').pluck().get();
    if (found !== 'ok') throw damaged(file, String(found).replaceAll(/\s+/g, ' '));
    if (db.prepare('select 1 from office').get() === undefined) throw noBackup(file, 'it holds no office');
  } catch (error) {
    if (error instanceof UsageError || error instanceof OfficeUnusable) throw error;
    const why = error instanceof Error ? error.message : 'unreadable';
    const broken = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CORRUPT');
    throw broken ? damaged(file, why) : noBackup(file, why);
  } finally {
    db?.close();
  }
}

const damaged = (file: string, why: string): UsageError =>
  new UsageError(
    `${file} is damaged (${why}); take an earlier backup. Nothing was changed`,
    `${file} đã hỏng. Xin dùng bản sao cũ hơn. Không có gì bị thay đổi.`,
  );

const noBackup = (file: string, why: string): UsageError =>
  new UsageError(
    `${file} is no backup of an office (${why}); take a file that "luot backup" or the server itself has made. Nothing was changed`,
    `${file} không phải bản sao của Lượt. Xin dùng tệp do "luot backup" hoặc máy chủ tự tạo. Không có gì bị thay đổi.`,
  );

/** More events than any office has between a backup and the moment when it is needed. */
const SEQ_LEAP = 1_000_000;

/**
 * Lets the log go on far behind what it may have reached after the backup, and names another history: a screen that saw
 * those events must not take the new ones for the sequel of its own (SPEC D8), and a kiosk's agent then hands in what the
 * backup does not know (SPEC D9).
 */
function beginNewHistory(db: Database.Database): void {
  db.transaction(() => {
    const { changes } = db.prepare(`update sqlite_sequence set seq = seq + ? where name = 'events'`).run(SEQ_LEAP);
    if (changes === 0) db.prepare(`insert into sqlite_sequence values ('events', ?)`).run(SEQ_LEAP);
    db.prepare('update office set history = ?').run(uuidv7());
  })();
}

/** Gives the old office another name. It keeps its own until the new one takes it. */
function putAside(target: string, aside: string): void {
  try {
    // The last connection that closes takes the log into the file and removes it.
    const office = new Database(target);
    office.pragma('wal_checkpoint(TRUNCATE)');
    office.close();
  } catch {
    // Damaged, which is why somebody restores: it goes aside as it is, with its log.
  }
  try {
    linkSync(target, aside);
  } catch {
    // A file system without links.
    copyFileSync(target, aside);
  }
  for (const rest of ['-wal', '-shm']) if (existsSync(target + rest)) renameSync(target + rest, aside + rest);
}

function unpack(target: string, dataFolder: string, stamp: string): void {
  const store = openStore(target);
  try {
    unpackFiles(store.sqlite, dataFolder, stamp);
  } finally {
    store.close();
  }
}
