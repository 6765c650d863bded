/** SPEC B1, B7: a copy taken under load comes back whole with its pictures and recordings; what a restore refuses, and the way out. */
import { createHash } from 'node:crypto';
import { mkdirSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { databaseFile } from '#server/data-folder.ts';
import { workThrough } from '../support/busy-night.ts';
import { buildServer, cleanUp, emptyFolder, luot, start } from '../support/process.ts';
import { run } from '../support/running.ts';
import { Client } from '../support/running-http.ts';

vi.setConfig({ testTimeout: 120_000 });
beforeAll(buildServer, 120_000);
afterAll(cleanUp);

const PICTURE = '01900000-0000-7000-8000-000000000001.png';

describe('a copy taken under load', () => {
  it('B1: is restored, passes luot check, its books balance, and pictures and recordings are back', async () => {
    const office = await run({ start: Date.parse('2026-11-23T10:00:00+07:00') });
    const [picture, sound] = [Buffer.alloc(50_000, 'picture'), Buffer.alloc(3_000, 'sound')];
    writeFileSync(join(office.dataFolder, 'pictures', PICTURE), picture);
    mkdirSync(join(office.dataFolder, 'voice', 'vi'), { recursive: true });
    writeFileSync(join(office.dataFolder, 'voice', 'vi', 'digit-0.opus'), sound);
    const kiosks = [(await office.device('kiosk')).client, (await office.device('kiosk', 'Second')).client];
    const file = join(emptyFolder(), 'copy.db');
    let copied = false;
    let acknowledgedBefore: string[] = [];
    // People come for as long as the copy takes; what was acknowledged before it began is in it.
    const copying = (async () => {
      while (office.server.core.hall.figures.issued < 100) await pause(5);
      acknowledgedBefore = labels(office.server.core.store.sqlite);
      const made = await luot(['backup', file], { LUOT_DATA: office.dataFolder });
      copied = true;
      return made;
    })();
    while (!copied) await workThrough(office, kiosks, office.clock.now + 1_000);
    expect(await copying).toMatchObject({ code: 0, err: '' });
    const taken = labels(office.server.core.store.sqlite);
    await office.stop();

    const LUOT_DATA = emptyFolder();
    expect(await luot(['restore', file], { LUOT_DATA })).toMatchObject({ code: 0, err: '' });
    expect(await luot(['check'], { LUOT_DATA })).toMatchObject({ code: 0, err: '' });
    const books = new Database(databaseFile(LUOT_DATA), { readonly: true });
    const restored = labels(books);
    // The copy is one moment between its beginning and its end, and that moment fell into the work.
    expect(acknowledgedBefore.filter((label) => !restored.includes(label))).toEqual([]);
    expect(restored.filter((label) => !taken.includes(label))).toEqual([]);
    expect(restored.length).toBeLessThan(taken.length);
    for (const prefix of ['A', 'B', 'C', 'E']) {
      const numbers = restored.filter((label) => label.startsWith(prefix)).map((label) => Number(label.slice(1)));
      expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, place) => place + 1));
    }
    const count = (sql: string): number => Number(books.prepare(sql).pluck().get());
    expect(count(`select count(*) from events where type = 'ticket.issued'`)).toBe(restored.length);
    expect(count('select count(*) from answers')).toBeGreaterThan(0);
    expect(count('select count(*) from follow_tokens')).toBe(restored.length);
    books.close();

    const served = start(['demo'], { LUOT_DATA });
    const who = new Client(await served.origin());
    expect((await who.ask(`/pictures/${PICTURE}`)).headers['content-length']).toBe(String(picture.length));
    const voice = (await who.ask('/voice/vi/own-digit-0.opus')).headers;
    expect(voice['content-length']).toBe(String(sound.length));
    who.close();
    expect(await served.stop()).toMatchObject({ code: 0 });
    expect(readFileSync(join(LUOT_DATA, 'pictures', PICTURE)).equals(picture)).toBe(true);
    expect(readFileSync(join(LUOT_DATA, 'voice', 'vi', 'digit-0.opus')).equals(sound)).toBe(true);
  });
});

describe('what a restore refuses', () => {
  let LUOT_DATA: string;
  let copy: string;
  beforeAll(async () => {
    LUOT_DATA = emptyFolder();
    copy = join(emptyFolder(), 'copy.db');
    await luot(['init'], { LUOT_DATA, LUOT_ADMIN_PASSWORD: 'mot-mat-khau-tot' });
    expect((await luot(['backup', copy], { LUOT_DATA })).code).toBe(0);
  }, 120_000);

  const made = (name: string, make: (file: string) => void): string => {
    const file = join(emptyFolder(), name);
    make(file);
    return file;
  };
  const spoilt = (change: (db: Database.Database) => void) => (file: string) => {
    writeFileSync(file, readFileSync(copy));
    const db = new Database(file);
    change(db);
    db.close();
  };
  const CASES: readonly (readonly [string, readonly string[], () => string, string, string])[] = [
    ['an office that is there, without the flag', [], () => copy, '--force', '--force'],
    ['no file named', ['--force'], () => '', 'needs the FILE', 'luot restore TỆP'],
    ['a file that is missing', ['--force'], () => join(emptyFolder(), 'gone.db'), 'Is the stick', 'USB'],
    ['the office itself', ['--force'], () => databaseFile(LUOT_DATA), 'name a copy', 'tên một bản sao'],
    [
      'a file that is no database',
      ['--force'],
      () => made('notes.txt', (file) => writeFileSync(file, 'notes, whatever they are called '.repeat(300))),
      'luot backup',
      'luot backup',
    ],
    [
      'an empty file',
      ['--force'],
      () => made('empty.db', (file) => writeFileSync(file, '')),
      'luot backup',
      'luot backup',
    ],
    [
      'a database of something else',
      ['--force'],
      () => made('other.db', (file) => new Database(file).exec('create table office (a)').close()),
      'luot backup',
      'luot backup',
    ],
    [
      'a copy that is damaged in the middle',
      ['--force'],
      () =>
        made('damaged.db', (file) => {
          writeFileSync(file, readFileSync(copy));
          const bytes = Buffer.alloc(20_000, 0x5a);
          writeSync(openSync(file, 'r+'), bytes, 0, bytes.length, Math.floor(statSync(file).size / 2));
        }),
      'earlier backup',
      'bản sao cũ hơn',
    ],
    [
      'a copy that was cut short',
      ['--force'],
      () =>
        made('short.db', (file) => {
          const whole = readFileSync(copy);
          writeFileSync(file, whole.subarray(0, Math.floor(whole.length * 0.6)));
        }),
      'earlier backup',
      'bản sao cũ hơn',
    ],
    [
      'a copy of a newer version',
      ['--force'],
      () =>
        made(
          'newer.db',
          spoilt((db) => db.exec(`insert into __drizzle_migrations (hash, created_at) values ('x', 9999999999999)`)),
        ),
      'Install that version',
      'Phiên bản',
    ],
  ];

  it.each(CASES)(
    'B7: %s: says the way out in both languages and changes nothing',
    async (_, flags, file, en, vietnamese) => {
      const before = hashOf(databaseFile(LUOT_DATA));
      const name = file();
      const ended = await luot(['restore', ...flags, ...(name === '' ? [] : [name])], { LUOT_DATA });
      expect(ended.code).toBe(2);
      expect(ended.err).not.toMatch(/^ +at /m);
      const [first = '', second = ''] = ended.err.split('\n');
      expect([first, second]).toEqual([expect.stringContaining(vietnamese), expect.stringContaining(en)]);
      expect(hashOf(databaseFile(LUOT_DATA))).toBe(before);
    },
  );

  it('D8, D9: each restore names another history and lets the log go on far behind; what was there is put aside', async () => {
    const look = (file: string) => {
      const db = new Database(file, { readonly: true });
      const history = db.prepare<[], string>('select history from office').pluck().get();
      const seq = db.prepare<[], number>(`select seq from sqlite_sequence where name = 'events'`).pluck().get() ?? 0;
      db.close();
      return { history, seq };
    };
    // Whatever was done after the copy, far fewer events than the leap.
    const before = look(copy);
    const histories = new Set([before.history]);
    for (let times = 1; times <= 2; times += 1) {
      const present = hashOf(databaseFile(LUOT_DATA));
      const { code, out } = await luot(['restore', '--force', copy], { LUOT_DATA });
      const aside = / is now (.+)\.$/m.exec(out)?.[1] ?? '';
      expect([code, hashOf(aside)]).toEqual([0, present]);
      const { history, seq } = look(databaseFile(LUOT_DATA));
      histories.add(history);
      expect(seq).toBe(before.seq + 1_000_000);
    }
    expect(histories.size).toBe(3);
    expect((await luot(['check'], { LUOT_DATA })).code).toBe(0);
  });

  it('R1, B7: an office that is served: it must be stopped first', async () => {
    const served = start(['serve'], { LUOT_DATA });
    await served.origin();
    const ended = await luot(['restore', '--force', copy], { LUOT_DATA });
    expect(ended.code).toBe(2);
    expect(ended.err.split('\n')).toEqual([
      expect.stringContaining('Xin dừng nó trước'),
      expect.stringContaining('Stop it first'),
      '',
    ]);
    expect(await served.stop()).toMatchObject({ code: 0 });
    expect((await luot(['check'], { LUOT_DATA })).code).toBe(0);
  });
});

const labels = (db: Database.Database): string[] =>
  db.prepare<[], string>('select label from tickets order by id').pluck().all();
const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
