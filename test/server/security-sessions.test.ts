/** Sessions end when they should, and what they had opened ends with them (SPEC A7, A12, F6). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLOSE } from '#common/contract/feed.ts';
import { changeStaff } from '#server/store/staff.ts';
import { PASSWORD, type Running, run } from '../support/running.ts';

const HOUR = 3_600_000;
let office: Running;
beforeEach(async () => {
  office = await run();
});
afterEach(() => office.stop());

const staffId = (username: string): string =>
  office.db.query.staff.findFirst({ where: (row, { eq }) => eq(row.username, username) }).sync()?.id ?? '';

describe('the feed of a session that ends', () => {
  it('F6: is closed before the sign-out is answered, and nobody else’s', async () => {
    const clerk = await office.signIn('admin');
    const other = await office.signIn('admin');
    const [ended, kept] = [await office.follow('monitor', clerk), await office.follow('monitor', other)];
    expect((await clerk.ask('/api/session', { method: 'DELETE' })).status).toBe(204);
    expect((await ended.closed).code).toBe(CLOSE.notAuthenticated);
    await office.settle(kept);
  });

  it('F6: is closed when the same browser signs in as somebody else', async () => {
    const browser = await office.signIn('admin');
    const feed = await office.follow('monitor', browser);
    expect((await browser.post('/api/session', { username: 'hoai', password: PASSWORD })).status).toBe(200);
    expect((await feed.closed).code).toBe(CLOSE.notAuthenticated);
  });

  it('F6: is closed when the password is changed, also elsewhere', async () => {
    const [here, there] = [await office.signIn('admin'), await office.signIn('admin')];
    const feed = await office.follow('monitor', there);
    const body = { current: PASSWORD, password: 'con cò bay lả bay la' };
    expect((await here.post('/api/session/password', body)).status).toBe(204);
    expect((await feed.closed).code).toBe(CLOSE.notAuthenticated);
    expect((await there.ask('/api/session')).status).toBe(401);
    expect((await here.ask('/api/session')).status).toBe(200);
  });

  it('F6: is closed when the role is too low by now', async () => {
    const admin = await office.signIn('admin');
    const { id } = (
      await admin.post('/api/staff', { username: 'pho', name: 'Phó', role: 'supervisor', password: PASSWORD })
    ).json as { id: string };
    const feed = await office.follow('monitor', await office.signIn('pho'));
    const kept = await office.follow('monitor', office.signedIn('admin'));
    expect((await admin.ask(`/api/staff/${id}`, { method: 'PATCH', body: { role: 'operator' } })).status).toBe(200);
    expect((await feed.closed).code).toBe(CLOSE.notAllowed);
    await office.settle(kept);
  });

  it('F6: hears no heartbeat once it has run out', async () => {
    const feed = await office.follow('monitor', office.signedIn('admin'));
    office.clock.now += 4 * HOUR;
    const before = feed.messages.length;
    expect((await feed.closed).code).toBe(CLOSE.notAuthenticated);
    expect(feed.messages.slice(before).filter(({ type }) => type === 'heartbeat')).toEqual([]);
  });
});

describe('one’s own sessions', () => {
  it('A12: are listed, the present one marked, without anything that opens them', async () => {
    const [here] = [await office.signIn('admin'), office.signedIn('hoai')];
    office.clock.now += HOUR;
    await office.signIn('admin');
    const answer = await here.ask('/api/sessions');
    const { sessions } = answer.json as { sessions: { current: boolean }[] };
    expect(sessions).toHaveLength(2);
    expect(sessions.find(({ current }) => current)).toEqual({
      startedAt: '2026-11-23T08:00:00.000+07:00',
      lastSeenAt: '2026-11-23T09:00:00.000+07:00',
      current: true,
    });
    expect(sessions.find(({ current }) => !current)).toMatchObject({ startedAt: '2026-11-23T09:00:00.000+07:00' });
  });

  it('A12: are ended everywhere by one touch, with their feeds', async () => {
    const [here, there, colleague] = [office.signedIn('admin'), office.signedIn('admin'), office.signedIn('hoai')];
    const feed = await office.follow('monitor', there);
    const gone = await here.ask('/api/sessions', { method: 'DELETE' });
    expect(gone.status).toBe(204);
    expect(gone.headers['set-cookie']?.[0]).toMatch(/^luot_session=;/);
    expect((await feed.closed).code).toBe(CLOSE.notAuthenticated);
    expect((await there.ask('/api/session')).status).toBe(401);
    expect((await colleague.ask('/api/session')).status).toBe(200);
  });
});

describe('a password that has to be changed (first start)', () => {
  it('A7: closes every feed but the ticket’s own, and opens them once it is changed', async () => {
    changeStaff(office.db, staffId('admin'), { mustChangePassword: true });
    const admin = await office.signIn('admin');
    for (const topic of ['monitor', 'display', 'kiosk', `counter:${office.counter(1)}`]) {
      expect([topic, (await office.listen(topic, admin).closed).code]).toEqual([topic, CLOSE.notAllowed]);
    }
    const body = { current: PASSWORD, password: 'con cò bay lả bay la' };
    expect((await admin.post('/api/session/password', body)).status).toBe(204);
    await office.follow('monitor', admin);
  });
});
