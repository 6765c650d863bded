/** Copies of the served office, and what goes with its day (SPEC B), by the real server with the office's clock in hand. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, test, vi } from 'vitest';
import { databaseFile } from '#server/data-folder.ts';
import { type Running, run } from '#test/support/running.ts';

// Each copy starts a process, and the machine may have other work.
vi.setConfig({ testTimeout: 120_000 });

const HOUR = 3_600_000;
let office: Running | undefined;
afterEach(() => office?.stop());

/** Takes a number and answers its token. */
async function take(served: Running, key: string): Promise<string> {
  const kiosk = await served.device('kiosk', key);
  const answer = await kiosk.client.post('/api/tickets', { serviceId: served.service('A') }, key);
  expect(answer.status).toBe(201);
  return (answer.json as { token: string }).token;
}

test('B1, B5, B6: the hourly copy is whole and private; after the day its links are in no file', async () => {
  office = await run({ environment: { LUOT_BACKUP: '' } });
  const { backups, core } = office.server;
  const token = await take(office, 'first');
  await backups.tick();
  expect(backups.state()).toMatchObject({ failing: null, lastSuccessAt: office.clock.now });
  const folder = join(office.dataFolder, 'backups');
  const [first = ''] = readdirSync(folder);
  expect(statSync(join(folder, first)).mode & 0o777).toBe(0o600);
  const copy = new Database(join(folder, first), { readonly: true });
  expect(copy.prepare('select label from tickets').pluck().all()).toEqual(['A001']);
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  copy.close();
  expect(readFileSync(join(folder, first)).includes(token)).toBe(true);

  // Nothing is due within the hour.
  await take(office, 'second');
  await backups.tick();
  expect(readdirSync(folder)).toHaveLength(1);

  office.clock.now += 24 * HOUR;
  await core.desk.turnDay();
  await office.server.sweep();
  expect((await office.stranger().ask(`/api/follow/${token}`)).status).toBe(404);
  await backups.tick();
  expect(readdirSync(folder)).toHaveLength(2);
  const files = [databaseFile(office.dataFolder), ...readdirSync(folder).map((name) => join(folder, name))];
  for (const file of files) expect([file, readFileSync(file).includes(token)]).toEqual([file, false]);
  expect(readFileSync(`${databaseFile(office.dataFolder)}-wal`).includes(token)).toBe(false);
  expect(office.faults()).toEqual([]);
});

test('B3: a folder that is gone is told once, harms nothing, and is used again when it is back', async () => {
  const folder = join(tmpdir(), `luot-stick-${process.pid}`);
  office = await run({ environment: { LUOT_BACKUP: folder } });
  const { backups, core } = office.server;
  await take(office, 'first');
  for (let tries = 0; tries < 3; tries += 1) {
    await backups.tick();
    office.clock.now += HOUR / 10;
  }
  expect(backups.state().failing?.problem).toBe('folder-missing');
  expect(core.hall.backup?.problem).toBe('folder-missing');
  expect(office.log.filter((line) => line.includes('could not be copied'))).toHaveLength(1);
  await take(office, 'second');
  mkdirSync(folder);
  await backups.tick();
  expect([backups.state().failing, core.hall.backup]).toEqual([null, undefined]);
  rmSync(folder, { recursive: true });
});
