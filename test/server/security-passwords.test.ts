/** Passwords: how they are kept, which are refused, and how tries are slowed down (SPEC A5–A7, A13). */
import { hash } from '@node-rs/argon2';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { staff } from '#server/store/schema.ts';
import { cookiesOf, type Door, openDoor, PASSWORD } from '../support/door.ts';

const verified = vi.hoisted(() => {
  // Files before this one have loaded the modules that ask argon2, with the real one.
  vi.resetModules();
  return { hashes: [] as string[] };
});
vi.mock('@node-rs/argon2', async (load) => {
  const argon2 = await load<typeof import('@node-rs/argon2')>();
  const verify = (stored: string, password: string): Promise<boolean> => {
    verified.hashes.push(stored);
    return argon2.verify(stored, password);
  };
  return { ...argon2, verify };
});

let door: Door;
beforeEach(async () => {
  door = await openDoor({ rateLimit: true });
  verified.hashes.length = 0;
});
afterEach(() => door.close());

interface From {
  readonly headers?: Record<string, string>;
  readonly remoteAddress?: string;
}
const signIn = (username: string, password: string, from: From = {}) =>
  door.call('POST', '/api/session', { body: { username, password }, ...from });
const hashOf = (id: string): string =>
  door.core.store.db.select({ kept: staff.passwordHash }).from(staff).where(eq(staff.id, id)).get()?.kept ?? '';

describe('the hash of a password', () => {
  it('A5: is argon2id of OWASP’s strength at least', () => {
    const [, kind, version, parameters = ''] = hashOf('operator').split('$');
    const [memory, passes] = (parameters.match(/\d+/g) ?? []).map(Number);
    expect([kind, version]).toEqual(['argon2id', 'v=19']);
    expect(memory).toBeGreaterThanOrEqual(19_456);
    expect(passes).toBeGreaterThanOrEqual(2);
  });

  it('A5: of an older kind is made anew at the sign-in, which signs nobody out', async () => {
    const old = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    door.core.store.db.update(staff).set({ passwordHash: old }).where(eq(staff.id, 'operator')).run();
    const elsewhere = door.signedIn('operator');
    expect((await signIn('operator', 'wrong')).statusCode).toBe(401);
    expect(hashOf('operator')).toBe(old);
    expect((await signIn('operator', PASSWORD)).statusCode).toBe(200);
    expect(hashOf('operator')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await signIn('operator', PASSWORD)).statusCode).toBe(200);
    expect((await door.call('GET', '/api/session', { headers: elsewhere })).statusCode).toBe(200);
  });

  it('A6: an unknown user costs the same work as a known one', async () => {
    await signIn('operator', 'wrong');
    await signIn('nobody-of-that-name', 'wrong');
    expect(verified.hashes.map((stored) => stored.replace(/\$[^$]+\$[^$]+$/, ''))).toEqual([
      '$argon2id$v=19$m=19456,t=2,p=1',
      '$argon2id$v=19$m=19456,t=2,p=1',
    ]);
  });
});

describe('a new password', () => {
  it('A13: is refused wherever one is set, with words in both languages', async () => {
    const headers = door.signedIn('admin');
    const person = { username: 'hoai', name: 'Hoài', role: 'operator' };
    const made = await door.call('POST', '/api/staff', { headers, body: { ...person, password: 'hoai2026' } });
    expect(made.json()).toMatchObject({ status: 400, field: 'password' });
    expect(made.json().message.vi).toContain('dễ đoán');
    expect(made.json().message.en).toContain('easy to guess');
    const reset = { headers, body: { password: 'operator1' } };
    expect((await door.call('PATCH', '/api/staff/operator', reset)).json()).toMatchObject({ field: 'password' });
    const own = { headers: door.signedIn('operator'), body: { current: PASSWORD, password: 'matkhau123' } };
    expect((await door.call('POST', '/api/session/password', own)).json()).toMatchObject({ field: 'password' });
    expect((await signIn('operator', PASSWORD)).statusCode).toBe(200);
  });
});

describe('somebody on the network who tries passwords of a clerk', () => {
  const address = (n: number): string => `192.0.2.${n + 10}`;
  const hammer = async (addresses: number, each: number): Promise<number[]> => {
    const statuses: number[] = [];
    for (let n = 0; n < addresses; n += 1) {
      for (let i = 0; i < each; i += 1) {
        statuses.push((await signIn('operator', 'wrong', { remoteAddress: address(n) })).statusCode);
      }
    }
    return statuses;
  };

  it('A6: gets five tries from an address and fifty from all of them, and the clerk’s own PC is not held up', async () => {
    const browser = cookiesOf(await signIn('operator', PASSWORD));
    expect(browser.cookie).toMatch(/luot_known_\w{10}=/);
    const statuses = await hammer(12, 5);
    expect(statuses.filter((status) => status === 401)).toHaveLength(50);
    expect(statuses.slice(50)).toEqual(Array.from({ length: 10 }, () => 429));
    // A browser that nobody has used before waits with them, even with the right password …
    const elsewhere = await signIn('operator', PASSWORD, { remoteAddress: '192.0.2.200' });
    expect([elsewhere.statusCode, elsewhere.headers['retry-after']]).toEqual([429, '30']);
    // … her own does not, not even from an address that is blocked itself.
    const own = await signIn('operator', PASSWORD, { headers: browser, remoteAddress: address(1) });
    expect(own.statusCode).toBe(200);
    // Nor is it for ever for anybody.
    door.clock.now += 15 * 60_000;
    expect((await signIn('operator', PASSWORD, { remoteAddress: '192.0.2.200' })).statusCode).toBe(200);
  });

  it('A6: has only five tries from her own PC', async () => {
    const browser = cookiesOf(await signIn('operator', PASSWORD));
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1) statuses.push((await signIn('operator', 'wrong', { headers: browser })).statusCode);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  it('A6: gets nothing from a cookie of another account, of an older password or of his own making', async () => {
    const old = cookiesOf(await signIn('operator', PASSWORD));
    const [name = '', value = ''] = /luot_known_\w{10}=([^;]+)/.exec(old.cookie ?? '') ?? [];
    const admin = cookiesOf(await signIn('admin', PASSWORD));
    const forged = `${name.split('=')[0]}=${value.split('.')[0]}x.${value.split('.')[1]}`;
    const change = {
      headers: door.signedIn('operator'),
      body: { current: PASSWORD, password: 'con cò bay lả bay la' },
    };
    expect((await door.call('POST', '/api/session/password', change)).statusCode).toBe(204);
    await hammer(10, 5);
    for (const headers of [old, admin, { cookie: forged }]) {
      const answer = await signIn('operator', 'con cò bay lả bay la', { headers, remoteAddress: '192.0.2.201' });
      expect(answer.statusCode).toBe(429);
    }
  });
});
