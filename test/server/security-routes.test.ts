/** Every route at once: pages of other sites, a password to be changed, strange file names, guesses (SPEC A4, A7, A10, A15). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#server/config.ts';
import { databaseFile } from '#server/data-folder.ts';
import { declaredRoutes } from '#server/http/access.ts';
import { makeLogger } from '#server/logger.ts';
import { type Server, startServer } from '#server/main.ts';
import { makeFollowToken, makePairingCode } from '#server/secrets.ts';
import { openStore } from '#server/store/open.ts';
import { changeStaff } from '#server/store/staff.ts';
import { type CallOptions, callOn, DOOR_START, type Keys, keysTo, type Method, seedPeople } from '../support/door.ts';
import { Listener } from '../support/running-feed.ts';

const CHANGING: readonly string[] = ['POST', 'PUT', 'PATCH', 'DELETE'];
let server: Server;
let keys: Keys;
let dataFolder: string;
const call = (method: string, url: string, options: CallOptions) => callOn(server.app, method as Method, url, options);
const routes = () =>
  declaredRoutes(server.app)
    .filter(({ method }) => method === 'GET' || CHANGING.includes(method))
    .map(({ method, url, access }) => ({ method, url: url.replace(/:\w+/g, 'some-id'), access }));

beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'luot-routes-'));
  const store = openStore(databaseFile(dataFolder));
  await seedPeople(store.db);
  store.close();
  const config = { ...readConfig({ LUOT_DATA: dataFolder }, { demo: false }), port: 0, rateLimit: true };
  server = await startServer({ config, logger: makeLogger('silent'), now: () => DOOR_START });
  keys = keysTo(server.core.store.db, () => DOOR_START);
});
afterAll(async () => {
  await server.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

describe('every route that changes something', () => {
  const elsewhere = [
    'http://evil.test',
    'null',
    'http://luot.test',
    'http://luot.test:8081',
    'http://sub.luot.test:8080',
    'http://luot.test.evil.test:8080',
  ];

  it('A4: refuses a page of another site, whatever its visitor may do', async () => {
    const admin = keys.signedIn('admin');
    const changing = routes().filter(({ method }) => CHANGING.includes(method));
    expect(changing.length).toBeGreaterThan(30);
    for (const [n, { method, url }] of changing.entries()) {
      const origin = elsewhere[n % elsewhere.length] ?? '';
      const answer = await call(method, url, { headers: { ...admin, origin }, body: {} });
      expect([method, url, origin, answer.statusCode, answer.json().code]).toEqual([
        method,
        url,
        origin,
        403,
        'auth.forbidden',
      ]);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
    expect((await call('GET', '/api/session', { headers: admin })).statusCode).toBe(200);
  });
});

describe('the first administrator, before the password is changed', () => {
  it('A7: may see who is signed in, change the password and leave, and nothing else', async () => {
    const { db } = server.core.store;
    changeStaff(db, 'admin', { mustChangePassword: true });
    const headers = keys.signedIn('admin');
    const let_in: string[] = [];
    for (const { method, url, access } of routes()) {
      if (access === 'anybody' || (url === '/api/sessions' && method === 'DELETE')) continue;
      const { statusCode, body } = await call(method, url, { headers, body: method === 'GET' ? undefined : {} });
      if (statusCode !== 403) let_in.push(`${method} ${url}`);
      else if (access.some((who) => ['operator', 'supervisor', 'admin'].includes(who))) {
        expect([method, url, body]).toEqual([method, url, expect.stringContaining('auth.password-change')]);
      }
    }
    changeStaff(db, 'admin', { mustChangePassword: false });
    expect(let_in.sort()).toEqual(['GET /api/session', 'GET /api/sessions', 'POST /api/session/password']);
  });
});

describe('addresses of files', () => {
  it('A15: lead to nothing outside what is served', async () => {
    const names = [
      '../luot.db',
      '..%2fluot.db',
      '%2e%2e%2fluot.db',
      '..%5cluot.db',
      '%00',
      '....//luot.db',
      'luot.db',
      '/etc/passwd',
    ];
    for (const folder of [
      '/assets/',
      '/pictures/',
      '/voice/vi/',
      '/voice/..%2f..%2f/',
      '/voice/__proto__/',
      '/api/docs/static/',
    ]) {
      for (const name of names) {
        const answer = await call('GET', folder + name, {});
        expect([folder, name, answer.statusCode >= 400 && answer.statusCode < 500]).toEqual([folder, name, true]);
        expect(answer.body).not.toContain('SQLite format');
      }
    }
  });
});

describe('guesses', () => {
  it('A10: of a ticket’s link are one in 2^128, and answered alike however near they are', async () => {
    const token = makeFollowToken();
    expect(Buffer.from(token, 'base64url')).toHaveLength(16);
    const answers = await Promise.all(
      [token, `${token.slice(0, -1)}A`, 'AAAAAAAAAAAAAAAAAAAAAA'].map((guess) =>
        call('GET', `/api/follow/${guess}`, {}),
      ),
    );
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
  });

  it('A8: of a pairing code take longer than it lives: 2^59 of them, 300 a minute, for a quarter of an hour', () => {
    const signs = new Set(Array.from({ length: 400 }, makePairingCode).join('').replaceAll('-', ''));
    expect(signs.size).toBe(31);
    const guesses = 300 * 15 * 254;
    expect(guesses / 31 ** 12).toBeLessThan(1e-11);
  });
});

describe('headers', () => {
  it('A15: take from every page what none of them needs', async () => {
    const { headers } = await call('GET', '/api/health', {});
    expect(headers['permissions-policy']).toContain('camera=(), microphone=(), geolocation=()');
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });
});

describe('the feed', () => {
  const origin = () => server.origin.replace('localhost', '127.0.0.1');

  it('A15: is closed to a socket that says more than any client would', async () => {
    for (const flood of ['message', 'ping'] as const) {
      const listener = new Listener(origin(), 'display', { headers: keys.token('display') });
      await listener.until(() => listener.messages.length > 0, 20_000);
      for (let n = 0; n < 130; n += 1) flood === 'ping' ? listener.socket.ping() : listener.say('{}');
      // A socket that goes on while it is closed may be cut before it hears why.
      expect([1006, 1008]).toContain((await listener.closed).code);
    }
  });

  it('A15: holds at most a hundred sockets of one device, and others are not held up', async () => {
    const headers = keys.token('display');
    const held = Array.from({ length: 100 }, () => new Listener(origin(), 'display', { headers }));
    await Promise.all(held.map((listener) => listener.until(() => listener.messages.length > 0, 20_000)));
    const more = new Listener(origin(), 'display', { headers });
    expect((await more.closed).code).toBe(1008);
    const other = new Listener(origin(), 'display', { headers: keys.token('display') });
    await other.until(() => other.messages.length > 0, 20_000);
    for (const { socket } of [...held, other]) socket.terminate();
  });
});
