/** Pages, headers, rate limits and the server's description of itself. */
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type Door, openDoor } from '../support/door.ts';

let door: Door;
afterEach(() => door.close());

describe('pages', () => {
  it.each([
    ['/', 'admin-console/start'],
    ['/kiosk', 'kiosk-ui/index'],
    ['/kiosk/', 'kiosk-ui/index'],
    ['/counter', 'counter-terminal/index'],
    ['/display', 'display-board/index'],
    ['/admin', 'admin-console/index'],
    ['/t/some-token_12', 'ticket-page/index'],
  ])('%s', async (url, title) => {
    door = await openDoor();
    const answer = await door.call('GET', url);
    expect(answer.body).toContain(`<title>${title}</title>`);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      // The token in a ticket's address must not leak to another site.
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.headers['strict-transport-security']).toBeUndefined();
    expect(answer.headers['content-security-policy']).toBe(
      "default-src 'self';script-src 'self';style-src 'self';font-src 'self';img-src 'self' data: blob:;media-src 'self';" +
        "connect-src 'self' ws://luot.test:8080 wss://luot.test:8080;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
    );
  });

  it('keep their assets for good', async () => {
    door = await openDoor();
    const answer = await door.call('GET', '/assets/kiosk-abc123.js');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-type']).toContain('javascript');
    for (const name of [
      'gone.js',
      '../kiosk-ui/index.html',
      '%2e%2e%2fkiosk-ui%2findex.html',
      '..%2f..%2f..%2fetc%2fpasswd',
    ]) {
      expect((await door.call('GET', `/assets/${name}`)).statusCode).toBeGreaterThanOrEqual(400);
    }
  });

  it('O11: are sent packed to who can unpack them', async () => {
    door = await openDoor();
    const file = `${door.dataFolder}/pages/assets/kiosk-abc123.js`;
    writeFileSync(`${file}.br`, 'packed');
    const ask = (encoding: string) =>
      door.call('GET', '/assets/kiosk-abc123.js', { headers: { 'accept-encoding': encoding } });
    const packed = await ask('gzip, br');
    expect(packed.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
    expect(packed.headers['content-type']).toContain('javascript');
    expect(packed.body).toBe('packed');
    const plain = await ask('identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers.vary).toBe('accept-encoding');
    expect(plain.body).toBe('export {};');
  });

  it('cannot have their policy widened by a strange host', async () => {
    door = await openDoor();
    const answer = await door.call('GET', '/kiosk', { headers: { host: 'x; script-src *' } });
    expect(answer.headers['content-security-policy']).toContain("connect-src 'self' 'self';");
  });
});

describe('the voice', () => {
  it('is served from the pack, and only what the pack has', async () => {
    const files = await openDoor();
    const file = `${files.dataFolder}/pages/assets/kiosk-abc123.js`;
    door = await openDoor({
      parts: { voiceFile: (lang, name) => (`${lang}/${name}` === 'vi/a.js' ? file : undefined) },
    });
    expect((await door.call('GET', '/voice/vi/a.js')).body).toBe('export {};');
    expect((await door.call('GET', '/voice/en/a.js')).json()).toMatchObject({ code: 'route.unknown' });
    await files.close();
  });
});

describe('rate limits', () => {
  const ask = async (times: number, headers: Record<string, string>, remoteAddress?: string) => {
    let last = await door.call('GET', '/api/device', {
      headers,
      ...(remoteAddress === undefined ? {} : { remoteAddress }),
    });
    for (let i = 1; i < times; i += 1) {
      last = await door.call('GET', '/api/device', {
        headers,
        ...(remoteAddress === undefined ? {} : { remoteAddress }),
      });
    }
    return last;
  };

  it('are 300 a minute for an unknown address, and say when to come back', async () => {
    door = await openDoor({ rateLimit: true });
    expect((await ask(300, {})).statusCode).toBe(401);
    const refused = await ask(1, {});
    expect(refused.json()).toMatchObject({ status: 429, code: 'rate.limited' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    // Unknown addresses count too.
    expect((await door.call('GET', '/api/nothing')).statusCode).toBe(429);
    // Another address, and a device at the same address, are not held up.
    expect((await ask(1, {}, '192.0.2.9')).statusCode).toBe(401);
    const kiosk = door.token('kiosk');
    expect((await ask(1_200, kiosk)).statusCode).toBe(200);
    expect((await ask(1, kiosk)).statusCode).toBe(429);
    expect((await ask(1, door.token('kiosk'))).statusCode).toBe(200);
  });

  it('can be turned off, which the log says', async () => {
    door = await openDoor({ rateLimit: false });
    expect((await ask(400, {})).statusCode).toBe(401);
    expect(door.log.join('')).toContain('LUOT_RATE_LIMIT is off');
  });
});

describe('the description of the API', () => {
  it('is OpenAPI 3.1, names every route below /api, and its references resolve', async () => {
    door = await openDoor();
    const answer = await door.call('GET', '/api/openapi.json');
    const spec = answer.json();
    expect(spec.openapi).toBe('3.1.0');
    expect(Object.keys(spec.paths)).toEqual(
      expect.arrayContaining(['/api/session', '/api/services/{id}', '/api/devices/{id}/pairing']),
    );
    expect(Object.keys(spec.paths).every((path) => path.startsWith('/api/'))).toBe(true);
    const references = [...answer.body.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    expect(references).toContain('Problem');
    for (const name of references) expect(spec.components.schemas).toHaveProperty([name ?? '']);
  });

  it('can be read, with its own scripts by their hashes and nothing inline elsewhere', async () => {
    door = await openDoor();
    const page = await door.call('GET', '/api/docs');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('swagger-ui');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect((await door.call('GET', '/api/docs/static/swagger-ui-bundle.js')).statusCode).toBe(200);
  });
});

describe('a server that stops', () => {
  it('finishes what is open and says so to whoever still asks', async () => {
    const entered = defer();
    const gate = defer();
    door = await openDoor({
      routes: [
        (app) =>
          void app.get('/api/slow', { config: { access: 'anybody' } }, async () => {
            entered.resolve();
            await gate.promise;
            return 'finished';
          }),
      ],
    });
    const { port } = new URL(await door.app.listen({ port: 0, host: '127.0.0.1' }));
    const socket = connect(Number(port), '127.0.0.1');
    let received = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      received += text;
    });
    const ended = new Promise((resolve) => socket.on('close', resolve));
    const get = (url: string) => socket.write(`GET ${url} HTTP/1.1\r\nHost: luot.test\r\n\r\n`);
    get('/api/slow');
    await entered.promise;
    const closing = door.app.close();
    await setTimeout(50);
    get('/api/session');
    await setTimeout(50);
    gate.resolve();
    await Promise.all([closing, ended]);
    expect(received).toContain('finished');
    expect(received).toContain('HTTP/1.1 503');
    expect(received).toContain('server.stopping');
  });

  it('answers what is not HTTP with a problem too', async () => {
    door = await openDoor();
    const { port } = new URL(await door.app.listen({ port: 0, host: '127.0.0.1' }));
    const socket = connect(Number(port), '127.0.0.1');
    let received = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      received += text;
    });
    const ended = new Promise((resolve) => socket.on('close', resolve));
    socket.write('nonsense\r\n\r\n');
    await ended;
    expect(received).toContain('HTTP/1.1 400');
    expect(received).toContain('"code":"request.invalid"');
  });
});

/** A promise that the test settles; Node 20 has no Promise.withResolvers. */
function defer(): { readonly promise: Promise<void>; resolve(): void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: () => resolve() };
}
