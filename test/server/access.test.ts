/** Every route says who may use it, and means it: tried on each (CONTRACT "Who may do what", SPEC A1–A3). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '#common/contract/refusal.ts';
import type { Actor } from '#server/actor.ts';
import { readConfig } from '#server/config.ts';
import { databaseFile } from '#server/data-folder.ts';
import { type Access, actorFor, declaredRoutes, type Identity } from '#server/http/access.ts';
import { DEVICE_KINDS } from '#server/http/cookies.ts';
import { makeLogger } from '#server/logger.ts';
import { type Server, startServer } from '#server/main.ts';
import { openStore } from '#server/store/open.ts';
import {
  type CallOptions,
  callOn,
  DOOR_START,
  type Keys,
  keysTo,
  type Method,
  openDoor,
  seedPeople,
} from '../support/door.ts';

const ROLES = ['operator', 'supervisor', 'admin'] as const;
const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const isMethod = (method: string): method is Method => METHODS.includes(method);

let server: Server;
let keys: Keys;
let dataFolder: string;
const call = (method: Method, url: string, options: CallOptions) => callOn(server.app, method, url, options);

beforeAll(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'luot-access-'));
  const store = openStore(databaseFile(dataFolder));
  await seedPeople(store.db);
  store.close();
  // The whole process, so that no route is forgotten, whoever registers it.
  const config = {
    ...readConfig({ LUOT_DATA: dataFolder, LUOT_BACKUP: 'off' }, { demo: false }),
    port: 0,
    rateLimit: false,
  };
  server = await startServer({ config, logger: makeLogger('silent'), now: () => DOOR_START });
  keys = keysTo(server.core.store.db, () => DOOR_START);
});
afterAll(async () => {
  await server.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

/** Every guarded route with an address that matches it. */
function guarded(): { method: Method; url: string; access: Exclude<Access, 'anybody'> }[] {
  return declaredRoutes(server.app).flatMap(({ method, url, access }) =>
    access === 'anybody' || !isMethod(method) ? [] : [{ method, url: url.replace(/:\w+/g, 'some-id'), access }],
  );
}

describe('every route', () => {
  it('is guarded, or stands on this list of what anybody may do', () => {
    const open = declaredRoutes(server.app)
      .filter(({ access, method }) => access === 'anybody' && method !== 'HEAD')
      .map(({ method, url }) => `${method} ${url}`)
      .filter((route) => !route.startsWith('GET /api/docs'));
    expect(open.sort()).toEqual([
      'DELETE /api/session',
      'GET /',
      'GET /admin',
      'GET /api/appointments/by/:token',
      'GET /api/appointments/offer',
      'GET /api/appointments/offer/:serviceId/:day',
      'GET /api/feed',
      'GET /api/follow/:token',
      'GET /api/health',
      'GET /api/metrics',
      'GET /api/openapi.json',
      'GET /api/procedures',
      'GET /assets/*',
      'GET /counter',
      'GET /danh-gia',
      'GET /dat-hen',
      'GET /dat-hen/:token',
      'GET /display',
      'GET /favicon.ico',
      'GET /ghi-am',
      'GET /giay-to',
      'GET /kiosk',
      'GET /lay-so',
      'GET /notice.css',
      'GET /pair/:code',
      'GET /papers',
      'GET /pictures/:name',
      'GET /rating',
      'GET /reception',
      'GET /record-voice',
      'GET /t/:token',
      'GET /t/worker.js',
      'GET /tiep-dan',
      'GET /voice/:language/:name',
      'GET /voice/:language/manifest.json',
      'POST /api/appointments',
      'POST /api/appointments/by/:token/cancel',
      'POST /api/appointments/by/:token/move',
      'POST /api/follow/:token/cancel',
      'POST /api/follow/:token/postpone',
      'POST /api/follow/:token/rating',
      'POST /api/hall-passes',
      'POST /api/hall-tickets',
      'POST /api/pair',
      'POST /api/session',
    ]);
    expect(guarded().length).toBeGreaterThan(25);
  });

  it('asks strangers to sign in', async () => {
    for (const { method, url } of guarded()) {
      const answer = await call(method, url, { body: method === 'GET' ? undefined : {} });
      expect([method, url, answer.json().code]).toEqual([method, url, 'auth.required']);
      expect(answer.statusCode).toBe(401);
    }
  });

  it('forbids a token of another kind of device', async () => {
    const tokens = DEVICE_KINDS.map((kind) => ({ kind, headers: keys.token(kind) }));
    for (const { method, url, access } of guarded()) {
      for (const { kind, headers } of tokens.filter((token) => !access.includes(token.kind))) {
        const answer = await call(method, url, { headers, body: method === 'GET' ? undefined : {} });
        expect([method, url, kind, answer.json().code]).toEqual([method, url, kind, 'auth.forbidden']);
        expect(answer.statusCode).toBe(403);
      }
    }
  });

  it('forbids a lower role, and lets a higher one do what a lower may', async () => {
    const sessions = ROLES.map((role) => ({ role, headers: keys.signedIn(role) }));
    for (const { method, url, access } of guarded()) {
      const least = ROLES.findIndex((role) => access.includes(role));
      for (const [rank, { role, headers }] of sessions.entries()) {
        if (least >= 0 && rank >= least) continue;
        const answer = await call(method, url, { headers, body: method === 'GET' ? undefined : {} });
        expect([method, url, role, answer.json().code]).toEqual([method, url, role, 'auth.forbidden']);
      }
    }
    for (const { method, url, access } of guarded().filter((route) => route.method === 'GET')) {
      const least = ROLES.findIndex((role) => access.includes(role));
      for (const { headers } of least < 0 ? [] : sessions.slice(least)) {
        const { statusCode } = await call(method, url, { headers });
        expect([method, url, statusCode]).not.toContain(401);
        expect([method, url, statusCode]).not.toContain(403);
      }
    }
  });

  it('shows the metrics to this machine and to admins only', async () => {
    const ask = async (options: CallOptions) => (await call('GET', '/api/metrics', options)).statusCode;
    expect(await ask({})).toBe(401);
    expect(await ask({ headers: keys.signedIn('supervisor') })).toBe(403);
    expect(await ask({ headers: keys.signedIn('admin') })).toBe(200);
    expect(await ask({ remoteAddress: '127.0.0.1' })).toBe(200);
    // Behind a proxy on this machine it is the client that counts.
    expect(await ask({ remoteAddress: '127.0.0.1', headers: { 'x-forwarded-for': '192.0.2.7' } })).toBe(401);
  });

  it('refuses to be registered without saying who may use it', async () => {
    await expect(
      openDoor({ routes: [(app) => void app.get('/api/forgotten', async () => 'all of it')] }),
    ).rejects.toThrow('GET /api/forgotten does not declare who may use it');
  });
});

describe('who a request acts as', () => {
  const operator: Actor = { kind: 'staff', id: 's', name: 'S', role: 'operator' };
  const kiosk: Actor = { kind: 'device', id: 'k', deviceKind: 'kiosk', label: 'K' };
  const nobody: Identity = { devices: [], bearer: false, mustChangePassword: false };
  const decide = (identity: Identity, access: Access): string => {
    const actor = actorFor(identity, access);
    return isRefusal(actor) ? actor.code : actor.kind;
  };

  it.each<[string, Identity, Access, string]>([
    ['nobody where anybody may', nobody, 'anybody', 'anybody'],
    ['staff where anybody may', { ...nobody, staff: operator }, 'anybody', 'staff'],
    [
      'a kiosk in whose browser somebody is signed in',
      { ...nobody, staff: operator, devices: [kiosk] },
      ['kiosk', 'operator'],
      'device',
    ],
    [
      'staff in a browser that is paired as another device',
      { ...nobody, staff: operator, devices: [kiosk] },
      ['operator'],
      'staff',
    ],
    [
      'a paired browser whose session ran out can sign in',
      { ...nobody, devices: [kiosk] },
      ['operator'],
      'auth.required',
    ],
    ['a paired browser of another kind cannot', { ...nobody, devices: [kiosk] }, ['display'], 'auth.forbidden'],
    ['a token of another kind never', { ...nobody, devices: [kiosk], bearer: true }, ['operator'], 'auth.forbidden'],
    [
      'staff with a password to change',
      { ...nobody, staff: operator, mustChangePassword: true },
      ['operator'],
      'auth.password-change',
    ],
    [
      'staff with a password to change are strangers elsewhere',
      { ...nobody, staff: operator, mustChangePassword: true },
      'anybody',
      'anybody',
    ],
  ])('%s', (_name, identity, access, expected) => {
    expect(decide(identity, access)).toBe(expected);
  });
});

describe('a browser that is paired as two devices of a demo', () => {
  it('is each of them, by its kind', async () => {
    const cookie = [keys.paired('kiosk').cookie, keys.paired('display').cookie].join('; ');
    const ask = async (query: string) => (await call('GET', `/api/device${query}`, { headers: { cookie } })).json();
    expect(await ask('')).toMatchObject({ kind: 'kiosk' });
    expect(await ask('?kind=display')).toMatchObject({ kind: 'display' });
    expect(await ask('?kind=counter')).toMatchObject({ code: 'auth.required' });
    expect(await ask('?kind=printer')).toMatchObject({ code: 'request.invalid', field: 'kind' });
    expect(await ask('?x=1')).toMatchObject({ code: 'request.invalid', field: 'x' });
  });
});
