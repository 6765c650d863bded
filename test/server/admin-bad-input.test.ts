/** Bad input of each kind on each route: its code from the contract as a problem, never a 500 (SPEC A9). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERROR_STATUS } from '#common/contract/errors.ts';
import { errors as english } from '#common/i18n/en/errors.ts';
import { errors as vietnamese } from '#common/i18n/vi/errors.ts';
import { declaredRoutes } from '#server/http/access.ts';
import { problemOf, refusalOf } from '#server/http/problem.ts';
import { type Door, type Method, openDoor } from '../support/door.ts';

let door: Door;
let admin: Record<string, string>;
beforeAll(async () => {
  door = await openDoor({
    routes: [
      (app) =>
        void app.get('/api/broken', { config: { access: 'anybody' } }, async () => {
          throw new TypeError('Nguyễn Văn A is not a function');
        }),
      (app) =>
        void app.get('/api/disk-full', { config: { access: 'anybody' } }, async () => {
          throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
        }),
    ],
  });
  admin = door.signedIn('admin');
});
afterAll(() => door.close());

const service = { prefix: 'A', name: { vi: 'x', en: 'x' } };
const post = (body: unknown, headers: Record<string, string> = {}) =>
  door.call('POST', '/api/services', { headers: { ...admin, ...headers }, body });

describe('a body', () => {
  it.each<[string, unknown, string | undefined]>([
    ['with a field of another type', { ...service, position: '3' }, 'position'],
    ['with a whole number that is not', { ...service, position: 1.5 }, 'position'],
    ['with a number out of range', { ...service, position: 1000 }, 'position'],
    ['without a required field', { prefix: 'A' }, 'name'],
    ['with a deep field missing', { prefix: 'A', name: { vi: 'x' } }, 'name/en'],
    ['with an unknown field', { ...service, colour: 'red' }, 'colour'],
    ['with a field written wrongly', { ...service, prefix: 'a' }, 'prefix'],
    ['with a text that is too long', { ...service, name: { vi: 'x'.repeat(401), en: '' } }, 'name/vi'],
    ['that is a list', [service], undefined],
    ['that is null', 'null', undefined],
    ['that is a text', '"A"', undefined],
    ['that is empty', '', undefined],
  ])('%s', async (_name, body, field) => {
    const answer = await post(body);
    expect(answer.json()).toMatchObject({
      status: 400,
      code: 'request.invalid',
      ...(field === undefined ? {} : { field }),
    });
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json().detail.length).toBeGreaterThan(10);
    if (field !== undefined) expect(answer.json().message.vi).toContain(field);
  });

  it.each([
    ['broken JSON', '{"prefix": "A", ', {}],
    ['a prototype', '{"prefix":"A","__proto__":{"role":"admin"},"name":{"vi":"x","en":""}}', {}],
    ['another content type', '<service/>', { 'content-type': 'application/xml' }],
    ['a form', 'prefix=A', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text', JSON.stringify(service), { 'content-type': 'text/plain' }],
    ['a nonsense content type', '{}', { 'content-type': ';;;' }],
    ['a picture', 'GIF89a', { 'content-type': 'image/gif' }],
  ])('of %s', async (_name, body, headers) => {
    expect((await post(body, headers)).json()).toMatchObject({ status: 400, code: 'request.invalid' });
  });

  it('larger than 64 KiB', async () => {
    expect((await post({ ...service, name: { vi: 'x'.repeat(70_000), en: '' } })).json()).toMatchObject({
      status: 413,
      code: 'request.too-large',
    });
  });

  it('nested ten thousand deep', async () => {
    expect((await post(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)).json()).toMatchObject({ status: 400 });
  });
});

describe('an address', () => {
  it.each([
    ['/api/nothing', 404, 'route.unknown'],
    ['/api/services/a.b', 400, 'request.invalid'],
    ['/api/services/%00', 400, 'request.invalid'],
    ['/api/services/%E0%A4%A', 400, 'request.invalid'],
    [`/api/services/${'x'.repeat(65)}`, 400, 'request.invalid'],
    ['/api/services/gone', 404, 'service.unknown'],
  ])('%s', async (url, status, code) => {
    const answer = await door.call('DELETE', url, { headers: admin });
    expect(answer.json()).toMatchObject({ status, code });
  });

  it('that leads nowhere shows a page to a person', async () => {
    const answer = await door.call('GET', '/kiosks', { headers: { accept: 'text/html,*/*' } });
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain('Không có trang này');
    expect((await door.call('GET', '/kiosks')).json()).toMatchObject({ code: 'route.unknown' });
  });
});

describe('any route', () => {
  const bodies: unknown[] = [
    undefined,
    {},
    [],
    'null',
    '0',
    '"x"',
    '{',
    { id: {} },
    { kind: 7, name: [], username: null },
  ];
  const ids = ['gone', '%00', '..%2f..%2fetc%2fpasswd', "' or 1=1 --", 'é', '0'];

  it('never answers nonsense with a 500', async () => {
    const routes = declaredRoutes(door.app).filter(({ url }) => !url.includes('broken') && !url.includes('disk-full'));
    for (const { method, url } of routes) {
      if (method === 'HEAD') continue;
      for (const [index, body] of bodies.entries()) {
        const id = encodeURI(ids[index % ids.length] ?? '').replaceAll('%25', '%');
        const answer = await door.call(method as Method, url.replace(/:\w+|\*/g, id), {
          // Sign-out must not end the fuzz.
          headers: url === '/api/session' ? {} : admin,
          ...(method === 'GET' ? {} : { body }),
        });
        expect([method, url, id, answer.statusCode < 500]).toEqual([method, url, id, true]);
      }
    }
  });
});

describe('what goes wrong inside', () => {
  it('is said without its words, and logged without the request', async () => {
    const answer = await door.call('GET', '/api/broken?name=secret', { headers: { ...admin, accept: 'text/html' } });
    expect(answer.json()).toMatchObject({ status: 500, code: 'server.failed' });
    expect(answer.body).not.toContain('is not a function');
    const logged = door.log.find((line) => line.includes('a request failed')) ?? '';
    expect(JSON.parse(logged)).toMatchObject({ method: 'GET', route: '/api/broken' });
    expect(logged).not.toContain('secret');
  });

  it('is a 503 when the store cannot write', async () => {
    const answer = await door.call('GET', '/api/disk-full');
    expect(answer.json()).toMatchObject({ status: 503, code: 'store.unavailable' });
    expect(answer.json().message.vi).toContain('hết chỗ trống trên đĩa');
  });

  it('is a 503 on a disk that is really full, and heals when there is room again', async () => {
    // The session of the other tests is over: among all the routes that they try is the one that signs out everywhere.
    admin = door.signedIn('admin');
    const { sqlite } = door.core.store;
    const limit = sqlite.pragma('max_page_count', { simple: true });
    sqlite.pragma(`max_page_count = ${sqlite.pragma('page_count', { simple: true })}`);
    const notices = Array.from({ length: 10 }, () => ({ vi: 'x'.repeat(400), en: 'y'.repeat(400) }));
    const fill = () => door.call('PATCH', '/api/office', { headers: admin, body: { notices } });
    let answer = await fill();
    for (let i = 0; i < 200 && answer.statusCode === 200; i += 1) {
      answer = await door.call('POST', '/api/devices', {
        headers: admin,
        body: { kind: 'kiosk', label: 'x'.repeat(80) },
      });
    }
    expect(answer.json()).toMatchObject({ status: 503, code: 'store.unavailable' });
    // Reading goes on, also when a session is due to be refreshed.
    door.clock.now += 120_000;
    expect((await door.call('GET', '/api/office', { headers: admin })).statusCode).toBe(200);
    sqlite.pragma(`max_page_count = ${limit}`);
    expect((await fill()).statusCode).toBe(200);
  });

  it('finds the store as the cause behind another error', () => {
    const cause = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' });
    const error = Object.assign(new Error('query failed', { cause }), { code: 'FST_ERR', name: 'x' });
    expect(refusalOf(error).code).toBe('store.unavailable');
  });
});

describe('sentences', () => {
  it.each(Object.entries(ERROR_STATUS))('%s has one in both languages, with and without its params', (code, status) => {
    const known = code as keyof typeof ERROR_STATUS;
    const params = {
      label: 'A012',
      state: 'called',
      number: 3,
      name: 'Lan',
      prefix: 'A',
      field: 'name',
      why: 'required',
      limit: 4,
      seconds: 30,
      reason: 'at-counter',
      count: 2,
    };
    for (const sentences of [vietnamese, english]) {
      for (const sentence of [sentences[known]({}), sentences[known](params)]) {
        expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
        expect(sentence).not.toMatch(/undefined|NaN|\[object|!/);
      }
    }
    expect(problemOf({ refused: true, code: known })).toMatchObject({ status, code, type: 'about:blank' });
  });

  it('says who sits at a counter that is taken', () => {
    const problem = problemOf({ refused: true, code: 'counter.taken', params: { number: 3, name: 'Nguyễn Thị Lan' } });
    expect(problem.message.vi).toBe('Xin chọn quầy khác: quầy 3 đang có Nguyễn Thị Lan ngồi.');
    expect(problem.message.en).toBe('Please choose another counter: Nguyễn Thị Lan sits at counter 3.');
  });
});
