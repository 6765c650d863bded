/** SPEC B5, B9 with the office's clock in hand: what has had its time opens nothing at that moment, and is in no row an hour later. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IssueAnswer } from '#common/contract/commands.ts';
import { isRefusal } from '#common/contract/refusal.ts';
import { createPairing } from '#server/store/devices.ts';
import { type Running, run } from '../support/running.ts';
import type { Client } from '../support/running-http.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let office: Running;
let kiosk: { readonly id: string; readonly client: Client };
beforeEach(async () => {
  office = await run();
  kiosk = await office.device('kiosk');
});
afterEach(() => office.stop());

const rows = (table: string, where = '1'): number =>
  Number(office.server.core.store.sqlite.prepare(`select count(*) from ${table} where ${where}`).pluck().get());
/** Time goes by as it does in an office: the clockwork looks now and then. */
async function pass(ms: number): Promise<void> {
  for (const end = office.clock.now + ms; office.clock.now < end; ) {
    office.clock.now = Math.min(end, office.clock.now + 10 * MINUTE);
    await office.server.tick();
  }
}
const take = async (key: string): Promise<IssueAnswer> =>
  (await kiosk.client.post('/api/tickets', { serviceId: office.service('A') }, key)).json as IssueAnswer;

describe('what has had its time', () => {
  it('A7, B9: a sign-in ends four hours after its last use, and its row goes', async () => {
    const lan = await office.signIn('lan');
    const status = async (): Promise<number> => (await lan.ask('/api/counters')).status;
    await pass(3 * HOUR);
    expect(await status()).toBe(200);
    office.clock.now += 4 * HOUR - 1;
    expect([await status(), rows('sessions')]).toEqual([200, 1]);
    await pass(4 * HOUR);
    expect(await status()).toBe(401);
    await pass(HOUR);
    expect(rows('sessions')).toBe(0);
  });

  it('A7, B9: a sign-in ends after twelve hours however busy it is', async () => {
    const lan = await office.signIn('lan');
    const status = async (): Promise<number> => (await lan.ask('/api/counters')).status;
    for (let half = 0; half < 23; half += 1) {
      await pass(30 * MINUTE);
      expect([half, await status()]).toEqual([half, 200]);
    }
    office.clock.now += 30 * MINUTE - 1;
    expect(await status()).toBe(200);
    office.clock.now += 1;
    expect(await status()).toBe(401);
    await pass(HOUR);
    expect(rows('sessions')).toBe(0);
  });

  it('A8, B9: a pairing code works for fifteen minutes, and its row goes', async () => {
    const code = async (): Promise<string> => {
      const made = await office.server.core.desk.change('devices', {}, (db, now) => createPairing(db, kiosk.id, now));
      if (isRefusal(made)) throw new Error(made.code);
      return made.code;
    };
    const use = async (secret: string): Promise<number> => (await office.stranger().ask(`/pair/${secret}`)).status;
    const [good, late] = [await code(), await code()];
    office.clock.now += 15 * MINUTE - 1;
    expect(await use(good)).toBe(302);
    office.clock.now += 1;
    expect(await use(late)).toBe(404);
    await pass(HOUR);
    expect(rows('device_credentials', `kind = 'pairing'`)).toBe(0);
    // The browser that came in time stays paired.
    expect(rows('device_credentials', `kind = 'cookie'`)).toBe(1);
  });

  it('R5, B9: a kept answer serves a retry for two days, and goes within the hour after', async () => {
    const { ticket } = await take('once');
    await pass(48 * HOUR - 1);
    expect((await take('once')).ticket.id).toBe(ticket.id);
    expect(rows('answers')).toBe(1);
    await pass(HOUR + 1);
    expect(rows('answers')).toBe(0);
    // Another intent by now: today's first number.
    expect((await take('once')).ticket).toMatchObject({ label: 'A001', businessDay: '2026-11-25' });
  });

  it('B5: a phone’s link goes with its business day, not with a day of hours', async () => {
    const { token } = await take('phone');
    const follow = async (): Promise<number> => (await office.stranger().ask(`/api/follow/${token}`)).status;
    await pass(16 * HOUR - 1);
    expect([await follow(), rows('follow_tokens')]).toEqual([200, 1]);
    office.clock.now += 1;
    await office.server.tick();
    expect([await follow(), rows('follow_tokens'), rows('answers', `answer ->> '$.token' <> ''`)]).toEqual([404, 0, 0]);
  });

  it('B9: a machine that was off meanwhile lets go at its start', async () => {
    await office.signIn('lan');
    await take('before');
    await office.server.core.desk.change('devices', {}, (db, now) => createPairing(db, kiosk.id, now));
    office.clock.now += 72 * HOUR;
    await office.restart();
    expect([rows('sessions'), rows('answers'), rows('follow_tokens')]).toEqual([0, 0, 0]);
    expect(rows('device_credentials', `kind = 'pairing'`)).toBe(0);
    expect(office.faults()).toEqual([]);
  });
});
