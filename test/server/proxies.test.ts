/** SPEC O7: only proxies that the office names may say for whom they ask. Real connections from two loopback addresses. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, run } from '#test/support/running.ts';

/** Named as a proxy; every other address of this machine is a stranger. */
const PROXY = '127.0.0.2';
const STRANGER = '127.0.0.1';

interface Told {
  readonly status: number;
  readonly cookie: string;
}

describe('O7: proxies', () => {
  let office: Running;
  beforeAll(async () => {
    office = await run({ rateLimit: true, environment: { LUOT_TRUSTED_PROXIES: PROXY } });
  });
  afterAll(() => office.stop());

  function ask(from: string, path: string, headers: Record<string, string>, body?: object): Promise<Told> {
    const { hostname, port } = new URL(office.origin);
    const sent = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          hostname,
          port,
          path,
          localAddress: from,
          agent: false,
          method: sent === undefined ? 'GET' : 'POST',
          headers: { ...(sent === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        },
        (answer) => {
          answer.resume();
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, cookie: String(answer.headers['set-cookie'] ?? '') }),
          );
        },
      );
      asked.on('error', reject);
      asked.end(sent);
    });
  }

  const wrong = (from: string, username: string, forwarded: string): Promise<Told> =>
    ask(from, '/api/session', { 'x-forwarded-for': forwarded }, { username, password: 'not-the-password' });

  it('O7: a stranger cannot escape the throttle of passwords by naming other addresses', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) statuses.push((await wrong(STRANGER, 'hoai', `198.51.100.${i}`)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('O7: through a named proxy each of its visitors counts for himself', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) statuses.push((await wrong(PROXY, 'ngoc', `203.0.113.${i}`)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401]);
  });

  it('O7: a visitor of a proxy is never this machine, whatever he writes into the header', async () => {
    expect((await ask(STRANGER, '/api/metrics', { 'x-forwarded-for': '127.0.0.1' })).status).toBe(401);
    expect((await ask(PROXY, '/api/metrics', { 'x-forwarded-for': '127.0.0.1' })).status).toBe(401);
    expect((await ask(PROXY, '/api/metrics', { 'x-forwarded-for': '127.0.0.1, 203.0.113.77' })).status).toBe(401);
    expect((await ask(PROXY, '/api/metrics', { via: '1.1 proxy' })).status).toBe(401);
    expect((await ask(PROXY, '/api/metrics', {})).status).toBe(200);
  });

  it('O7: only a named proxy can say that its visitor came by https', async () => {
    const { id } = await office.device('display');
    const admin = office.signedIn('admin');
    const link = async () =>
      ((await admin.post(`/api/devices/${id}/pairing`)).json as { readonly url: string }).url.replace(
        /^.*\/pair\//,
        '/pair/',
      );
    const secure = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.200' };
    expect((await ask(PROXY, await link(), secure)).cookie).toMatch(/; Secure/);
    const plain = await ask('127.0.0.3', await link(), secure);
    expect(plain.cookie).toContain('luot_device_display=');
    expect(plain.cookie).not.toContain('Secure');
  });

  it('O7: nor the limit of requests', async () => {
    let limited = 0;
    for (let sent = 0; sent < 320 && limited === 0; sent += 32) {
      const round = await Promise.all(
        Array.from({ length: 32 }, (_, i) =>
          ask(STRANGER, '/api/services', { 'x-forwarded-for': `10.9.${sent}.${i}` }),
        ),
      );
      limited += round.filter(({ status }) => status === 429).length;
    }
    expect(limited).toBeGreaterThan(0);
  });
});
