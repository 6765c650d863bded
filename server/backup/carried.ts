/**
 * The office's pictures and own voice recordings, carried inside a copy of its database: one FILE is the whole office.
 * They lie in a table of their own, which a restore unpacks and takes out again.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type Database from 'better-sqlite3';

/** Folders of the data folder that belong to the office. `printed` does not: it is for trying out. */
const FOLDERS = ['pictures', 'voice'] as const;
const TABLE = 'carried_files';
const TRIES = 5;

interface CarriedFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/** Bytes of all files that a copy would carry. */
export function carriedBytes(dataFolder: string): number {
  return filesIn(dataFolder).reduce((sum, path) => sum + statSync(join(dataFolder, path)).size, 0);
}

/** Puts the office's files into a copy. */
export function packFiles(copy: Database.Database, dataFolder: string): number {
  copy.exec(`drop table if exists ${TABLE}; create table ${TABLE} (path text primary key, bytes blob not null) strict`);
  const insert = copy.prepare(`insert into ${TABLE} values (?, ?)`);
  const pack = copy.transaction((): number => {
    const files = filesIn(dataFolder);
    for (const path of files) insert.run(path, readFileSync(join(dataFolder, path)));
    return files.length;
  });
  for (let tries = 1; ; tries += 1) {
    try {
      return pack();
    } catch (error) {
      // Somebody publishes recordings or takes a picture away meanwhile: what lies there now is carried.
      const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (!isGone || tries === TRIES) throw error;
    }
  }
}

/** Whether a database still carries files: a restore that a power cut ended before it had unpacked them. */
export function carriesFiles(office: Database.Database): boolean {
  return office.prepare('select 1 from sqlite_master where name = ?').get(TABLE) !== undefined;
}

/**
 * Puts the carried files into the data folder, those that were there aside, then takes the table out. Begun again after a
 * power cut it comes to the same end. `stamp` goes into the names of what is put aside.
 */
export function unpackFiles(office: Database.Database, dataFolder: string, stamp: string): void {
  for (const folder of FOLDERS) {
    const fresh = join(dataFolder, `${folder}.part`);
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    const carried = office.prepare<[string], CarriedFile>(`select path, bytes from ${TABLE} where path glob ?`);
    for (const { path, bytes } of carried.iterate(`${folder}/*`)) {
      const file = resolve(fresh, path.slice(folder.length + 1));
      // A copy comes from outside: it may write nowhere else.
      if (!file.startsWith(resolve(fresh) + sep))
        throw new Error(`the copy carries a file outside its folder: ${path}`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes, { flush: true });
    }
    const place = join(dataFolder, folder);
    if (existsSync(place)) {
      if (readdirSync(place).length === 0) rmSync(place, { recursive: true });
      else renameSync(place, `${place}.before-restore-${stamp}`);
    }
    renameSync(fresh, place);
  }
  office.exec(`drop table ${TABLE}`);
}

/** Paths relative to the data folder, with `/`. */
function filesIn(dataFolder: string): string[] {
  return FOLDERS.flatMap((folder) => {
    const place = join(dataFolder, folder);
    if (!existsSync(place)) return [];
    return readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.new'))
      .map((entry) => relative(dataFolder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  });
}
