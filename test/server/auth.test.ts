/** Sign-in, sessions, the throttle and the origin check (CONTRACT "Who may do what", SPEC A4–A7). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '#common/contract/refusal.ts';
import { makeThrottle } from '#server/http/throttle.ts';
import { makeToken } from '#server/secrets.ts';
import { changeStaff, removeStaff } from '#server/store/staff.ts';
import { cookiesOf, type Door, openDoor, PASSWORD } from '../support/door.ts';

const HOUR = 3_600_000;
let door: Door;
beforeEach(async () => {
  door = await openDoor();
});
afterEach(() => door.close());

const signIn = (
  username: string,
  password = PASSWORD,
  more: { headers?: Record<string, string>; remoteAddress?: string } = {},
) => door.call('POST', '/api/session', { body: { username, password }, ...more });
const whoAmI = (headers: Record<string, string>) => door.call('GET', '/api/session', { headers });

describe('sign-in', () => {
  it('answers who signed in, and a cookie that scripts and other sites cannot use', async () => {
    const answer = await signIn('operator');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      staff: { id: 'operator', name: 'Name of operator', role: 'operator' },
      mustChangePassword: false,
      counterId: null,
    });
    const [cookie] = answer.cookies;
    expect(cookie).toMatchObject({ name: 'luot_session', httpOnly: true, sameSite: 'Strict', path: '/' });
    expect(cookie?.secure).toBeUndefined();
    expect((await whoAmI(cookiesOf(answer))).json()).toMatchObject({ staff: { id: 'operator' } });
  });

  it('takes a user name as a tablet writes it', async () => {
    expect((await signIn(' Operator ')).statusCode).toBe(200);
  });

  it('marks the cookie Secure behind a proxy on this machine that speaks https', async () => {
    const headers = { 'x-forwarded-proto': 'https' };
    const near = await signIn('operator', PASSWORD, { headers, remoteAddress: '127.0.0.1' });
    expect(near.cookies[0]?.secure).toBe(true);
    // Nobody else may say so.
    expect((await signIn('operator', PASSWORD, { headers })).cookies[0]?.secure).toBeUndefined();
  });

  it('answers the same for a wrong password and for an unknown user', async () => {
    const wrong = await signIn('operator', 'not the password');
    const unknown = await signIn('nobody', 'not the password');
    expect(wrong.statusCode).toBe(401);
    expect(wrong.json()).toEqual(unknown.json());
    expect(wrong.json()).toMatchObject({ code: 'auth.failed', status: 401 });
    expect(wrong.headers['content-type']).toContain('application/problem+json');
    expect(wrong.cookies).toEqual([]);
  });

  it('makes a new session each time and ends the one before (no fixation)', async () => {
    const first = cookiesOf(await signIn('operator'));
    const second = cookiesOf(await signIn('operator', PASSWORD, { headers: first }));
    expect(second.cookie).not.toBe(first.cookie);
    expect((await whoAmI(first)).statusCode).toBe(401);
    expect((await whoAmI(second)).statusCode).toBe(200);
  });

  it('ends with DELETE, which may be said twice', async () => {
    const headers = cookiesOf(await signIn('operator'));
    expect((await door.call('DELETE', '/api/session', { headers })).statusCode).toBe(204);
    expect((await whoAmI(headers)).statusCode).toBe(401);
    expect((await door.call('DELETE', '/api/session', { headers })).statusCode).toBe(204);
  });

  it('keeps no cookie and no token in the database, only hashes', async () => {
    const { cookie = '' } = cookiesOf(await signIn('operator'));
    const { authorization = '' } = door.token('kiosk');
    const { cookie: pairedCookie = '' } = door.paired('display');
    const { sqlite } = door.core.store;
    const kept = JSON.stringify([
      sqlite.prepare('select * from sessions').all(),
      sqlite.prepare('select * from device_credentials').all(),
      sqlite.prepare('select * from staff').all(),
    ]);
    for (const secret of [cookie.split('=')[1], authorization.split(' ')[1], pairedCookie.split('=')[1], PASSWORD]) {
      expect(secret?.length).toBeGreaterThan(8);
      expect(kept).not.toContain(secret);
    }
    expect(kept).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });
});

describe('expiry', () => {
  it('ends a session after 4 idle hours, and an active one after 12', async () => {
    const headers = door.signedIn('operator');
    for (let hour = 3; hour < 12; hour += 3) {
      door.clock.now += 3 * HOUR;
      expect((await whoAmI(headers)).statusCode).toBe(200);
    }
    door.clock.now += 3 * HOUR;
    expect((await whoAmI(headers)).json()).toMatchObject({ status: 401, code: 'auth.required' });
    const idle = door.signedIn('operator');
    door.clock.now += 4 * HOUR;
    expect((await whoAmI(idle)).statusCode).toBe(401);
  });

  it('writes "last seen" at most once a minute', async () => {
    const headers = door.signedIn('operator');
    const seen = () => door.core.store.sqlite.prepare('select last_seen_at as at from sessions').get();
    const before = seen();
    door.clock.now += 59_000;
    await whoAmI(headers);
    expect(seen()).toEqual(before);
    door.clock.now += 1_000;
    await whoAmI(headers);
    expect(seen()).toEqual({ at: door.clock.now });
  });

  it('ends at once for staff who are removed, and follows a change of role', async () => {
    const headers = door.signedIn('supervisor');
    expect((await door.call('GET', '/api/staff', { headers })).statusCode).toBe(200);
    changeStaff(door.core.store.db, 'supervisor', { role: 'operator' });
    expect((await door.call('GET', '/api/staff', { headers })).statusCode).toBe(403);
    removeStaff(door.core.store.db, 'supervisor', door.clock.now);
    expect((await whoAmI(headers)).statusCode).toBe(401);
    expect((await signIn('supervisor')).statusCode).toBe(401);
  });
});

describe('wrong tries', () => {
  it('are throttled after five, longer each time, and forgotten after a success', async () => {
    for (let i = 0; i < 5; i += 1) expect((await signIn('operator', 'wrong')).statusCode).toBe(401);
    const sixth = await signIn('operator');
    expect(sixth.json()).toMatchObject({ status: 429, code: 'rate.limited' });
    expect(sixth.headers['retry-after']).toBe('30');
    door.clock.now += 30_000;
    expect((await signIn('operator', 'wrong')).statusCode).toBe(401);
    expect((await signIn('operator')).headers['retry-after']).toBe('60');
    // Another address and another account are not held up.
    expect((await signIn('operator', PASSWORD, { remoteAddress: '192.0.2.2' })).statusCode).toBe(200);
    expect((await signIn('admin')).statusCode).toBe(200);
    door.clock.now += 60_000;
    expect((await signIn('operator')).statusCode).toBe(200);
    expect((await signIn('operator', 'wrong')).statusCode).toBe(401);
    expect((await signIn('operator')).statusCode).toBe(200);
  });

  it('that come all at once are not all let through', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('operator', 'wrong')));
    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5);
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(7);
  });

  it('are remembered in bounded memory, the newest first', () => {
    const throttle = makeThrottle(1, 100);
    expect(throttle.begin('first', 0)).toBeUndefined();
    for (let i = 0; i < 100; i += 1) throttle.begin(`key ${i}`, 0);
    expect(throttle.begin('first', 0)).toBeUndefined();
    expect(throttle.begin('key 99', 0)).toBe(30);
    expect(throttle.begin('key 99', 24 * HOUR)).toBeUndefined();
  });

  it('grow to a quarter of an hour, not further', () => {
    const throttle = makeThrottle(1);
    let now = 0;
    const waits = Array.from({ length: 8 }, () => {
      throttle.begin('key', now);
      const seconds = throttle.begin('key', now) ?? 0;
      now += seconds * 1_000;
      return seconds;
    });
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });
});

describe('a password that has to be changed', () => {
  it('locks everything but the session until it is, and then makes a new session', async () => {
    const { db } = door.core.store;
    changeStaff(db, 'supervisor', { mustChangePassword: true });
    const answer = await signIn('supervisor');
    expect(answer.json()).toMatchObject({ mustChangePassword: true });
    const headers = cookiesOf(answer);
    expect((await door.call('GET', '/api/staff', { headers })).json()).toMatchObject({
      status: 403,
      code: 'auth.password-change',
    });
    expect((await whoAmI(headers)).json()).toMatchObject({ mustChangePassword: true });
    const change = (current: string, password: string) =>
      door.call('POST', '/api/session/password', { headers, body: { current, password } });
    expect((await change('wrong', 'a new password')).json()).toMatchObject({ code: 'auth.failed' });
    expect((await change(PASSWORD, PASSWORD)).json()).toMatchObject({ code: 'request.invalid', field: 'password' });
    expect((await change(PASSWORD, 'short')).json()).toMatchObject({ code: 'request.invalid', field: 'password' });
    const changed = await change(PASSWORD, 'a new password');
    expect(changed.statusCode).toBe(204);
    expect((await whoAmI(headers)).statusCode).toBe(401);
    expect((await door.call('GET', '/api/staff', { headers: cookiesOf(changed) })).statusCode).toBe(200);
    expect((await signIn('supervisor')).statusCode).toBe(401);
    expect((await signIn('supervisor', 'a new password')).json()).toMatchObject({ mustChangePassword: false });
  });
});

describe('a change of the password that the store does not take whole', () => {
  it('R2: changes nothing: the old password and the old session go on', async () => {
    const { sqlite } = door.core.store;
    const signedIn = await signIn('admin');
    const headers = cookiesOf(signedIn);
    sqlite.exec(`create temp trigger full before insert on main.sessions begin select raise(abort, 'full'); end`);
    const body = { current: PASSWORD, password: 'a new password' };
    const failed = await door.call('POST', '/api/session/password', { headers, body });
    sqlite.exec('drop trigger full');
    expect(failed.statusCode).toBe(500);
    expect((await whoAmI(headers)).statusCode).toBe(200);
    expect((await signIn('admin')).statusCode).toBe(200);
  });
});

describe('pages of other sites', () => {
  const foreign = { origin: 'http://evil.test' };

  it.each([
    ['a foreign origin', foreign],
    ['another port', { origin: 'http://luot.test:8081' }],
    ['an opaque origin', { origin: 'null' }],
    ['no origin but a cross-site mark', { 'sec-fetch-site': 'cross-site' }],
    ['a broken origin', { origin: '::' }],
  ])('%s may not sign in nor change anything', async (_name, headers: Record<string, string>) => {
    expect((await signIn('operator', PASSWORD, { headers })).json()).toMatchObject({
      status: 403,
      code: 'auth.forbidden',
    });
    const patch = { headers: { ...door.signedIn('admin'), ...headers }, body: {} };
    expect((await door.call('PATCH', '/api/office', patch)).statusCode).toBe(403);
  });

  it.each([
    ['its own origin', { origin: 'http://luot.test:8080' }],
    ['its own host behind an https proxy', { origin: 'https://luot.test:8080' }],
    ['no browser at all', {}],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['a browser that hides where it comes from on the same site', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
  ])('%s may', async (_name, headers: Record<string, string>) => {
    expect((await signIn('operator', PASSWORD, { headers })).statusCode).toBe(200);
  });

  it('the address that the office says is its own may', async () => {
    const admin = door.signedIn('admin');
    const headers = { ...admin, origin: 'http://192.168.1.10:8080' };
    expect((await door.call('PATCH', '/api/office', { headers, body: {} })).statusCode).toBe(403);
    const body = { publicUrl: 'http://192.168.1.10:8080' };
    expect((await door.call('PATCH', '/api/office', { headers: admin, body })).statusCode).toBe(200);
    expect((await door.call('PATCH', '/api/office', { headers, body: {} })).statusCode).toBe(200);
  });

  it('a bearer of a token is no browser that could be misused', async () => {
    const headers = { ...door.token('kiosk'), ...foreign };
    expect((await door.call('GET', '/api/device', { headers })).statusCode).toBe(200);
  });
});

describe('tokens', () => {
  it.each(['Bearer', 'Bearer ', 'Basic abc', `Bearer ${makeToken()}`, 'Bearer a b', 'bearer \u0001'])(
    '%s is nobody, even with a good session beside it',
    async (authorization) => {
      const headers = { ...door.signedIn('admin'), authorization };
      expect((await whoAmI(headers)).json()).toMatchObject({ status: 401, code: 'auth.required' });
    },
  );

  it('a cookie is no token and a token is no cookie', async () => {
    const cookie = door.paired('kiosk').cookie?.split('=')[1];
    const token = door.token('kiosk').authorization?.split(' ')[1];
    const asToken = await door.call('GET', '/api/device', { headers: { authorization: `Bearer ${cookie}` } });
    const asCookie = await door.call('GET', '/api/device', { headers: { cookie: `luot_device_kiosk=${token}` } });
    expect([asToken.statusCode, asCookie.statusCode]).toEqual([401, 401]);
  });
});

it('the log holds no cookie, no password, no token and no address of a ticket (SPEC R8)', async () => {
  const answer = await signIn('operator');
  const { cookie = '' } = cookiesOf(answer);
  await whoAmI({ cookie });
  const { authorization = '' } = door.token('kiosk');
  await door.call('GET', '/api/device', { headers: { authorization } });
  await door.call('GET', '/t/tokenOfATicket123');
  await door.call('GET', '/pair/abcd-efgh-jkmn');
  await door.call('POST', '/api/session', { body: '{"username": "broken' });
  const log = door.log.join('');
  expect(log).toContain('/t/:token');
  for (const secret of [
    PASSWORD,
    cookie.split('=')[1],
    authorization.split(' ')[1],
    'tokenOfATicket123',
    'abcd-efgh',
    'broken',
    '192.0.2.1',
  ]) {
    expect(log).not.toContain(secret);
  }
});

it('a refusal of the last administrator is a value', () => {
  expect(isRefusal(removeStaff(door.core.store.db, 'admin', 0))).toBe(true);
});
