/** The outer contract's "Who may do what", health, metrics and the OpenAPI document, over real HTTP. */
import { Validator } from '@seriousme/openapi-schema-validator';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeviceKind, Role } from '#common/contract/office.ts';
import { Bilingual, Id } from '#common/contract/text.ts';
import { declaredRoutes } from '#server/http/access.ts';
import { expectAnswer, expectProblem } from '../support/answers.ts';
import { PASSWORD, type Running, run } from '../support/running.ts';
import type { Client } from '../support/running-http.ts';

let office: Running;
let admin: Client;
let ngoc: Client;
let lan: Client;

beforeAll(async () => {
  office = await run();
  [admin, ngoc, lan] = ['admin', 'ngoc', 'lan'].map((name) => office.signedIn(name)) as [Client, Client, Client];
});
afterAll(() => office.stop());

const remove = (who: Client, path: string) => who.ask(path, { method: 'DELETE' });
const patch = (who: Client, path: string, body: unknown) => who.ask(path, { method: 'PATCH', body });

describe('staff', () => {
  const SignedIn = Type.Object({ staff: Type.Object({ id: Id, name: Type.String(), role: Role }) });

  it('sign in for an httpOnly, SameSite=Strict cookie, and out again', async () => {
    const browser = office.stranger({ origin: office.origin });
    const answer = await browser.post('/api/session', { username: 'huy', password: PASSWORD });
    const { staff } = expectAnswer(answer, 200, SignedIn);
    expect(staff).toMatchObject({ name: 'Trần Quốc Huy', role: 'operator' });
    expect(answer.headers['set-cookie']?.join()).toMatch(/^luot_session=[\w-]{43};.*HttpOnly; SameSite=Strict/);
    expect(expectAnswer(await browser.ask('/api/session'), 200, SignedIn).staff).toEqual(staff);
    const cookie = browser.handshake;
    expect((await remove(browser, '/api/session')).status).toBe(204);
    expectProblem(await office.stranger(cookie).ask('/api/session'), 'auth.required');
  });

  it('are slowed down after 5 wrong tries', async () => {
    const guesser = office.stranger({ origin: office.origin });
    const guess = (password: string) => guesser.post('/api/session', { username: 'thu', password });
    for (let tries = 0; tries < 5; tries += 1) expectProblem(await guess('wrong'), 'auth.failed');
    const blocked = await guess(PASSWORD);
    expectProblem(blocked, 'rate.limited');
    expect(Number(blocked.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('a session ends by itself after hours of silence', async () => {
    const idle = office.signedIn('hoai');
    expect((await idle.ask('/api/session')).status).toBe(200);
    office.clock.now += 5 * 3_600_000;
    expectProblem(await idle.ask('/api/session'), 'auth.required');
    office.clock.now -= 5 * 3_600_000;
  });

  it('may do what a lower role may, and no more', async () => {
    for (const who of [lan, ngoc, admin]) expect((await who.ask('/api/counters')).status).toBe(200);
    expectProblem(await lan.ask('/api/staff'), 'auth.forbidden');
    expect((await ngoc.ask('/api/staff')).status).toBe(200);
    expectProblem(await ngoc.post('/api/devices', { kind: 'kiosk', label: 'x' }), 'auth.forbidden');
  });
});

describe('what an admin makes', () => {
  it('a device: its token is shown once, and it is shut out at once', async () => {
    const Made = Type.Object({ id: Id, kind: DeviceKind, label: Type.String(), token: Type.String() });
    const made = expectAnswer(await admin.post('/api/devices', { kind: 'kiosk', label: 'Cửa sau' }), 201, Made);
    const kiosk = office.stranger({ authorization: `Bearer ${made.token}` });
    expect((await kiosk.ask('/api/services')).status).toBe(200);
    const listed = await admin.ask('/api/devices');
    expect(listed.text).toContain(made.id);
    expect(listed.text).not.toContain(made.token);
    expect((await remove(admin, `/api/devices/${made.id}`)).status).toBe(204);
    expectProblem(await kiosk.ask('/api/services'), 'auth.required');
    expectProblem(await remove(admin, `/api/devices/${made.id}`), 'device.unknown');
  });

  it('a pairing link, which works once', async () => {
    const { id } = (await office.device('display', 'Sảnh 2')) satisfies { id: string };
    const Pairing = Type.Object({ url: Type.String(), expiresAt: Type.String() });
    const { url } = expectAnswer(await admin.post(`/api/devices/${id}/pairing`), 201, Pairing);
    const browser = office.stranger();
    const paired = await browser.ask(new URL(url).pathname);
    expect([paired.status, paired.headers.location]).toEqual([302, '/display']);
    expect(expectAnswer(await browser.ask('/api/device'), 200, Type.Object({ id: Id })).id).toBe(id);
    expect((await office.stranger().ask(new URL(url).pathname)).status).toBe(404);
  });

  it('a printer, given to a kiosk, with its state', async () => {
    const body = { name: 'Máy in 2', driver: 'network', host: '127.0.0.1', port: 9, dots: 576, status: 'full' };
    const { id } = expectAnswer(await admin.post('/api/printers', body), 201, Type.Object({ id: Id }));
    const kiosk = await office.device('kiosk', 'Cửa bên');
    expect((await patch(admin, `/api/devices/${kiosk.id}`, { printerId: id })).status).toBe(200);
    const Printers = Type.Object({ printers: Type.Array(Type.Object({ id: Id, state: Type.String() })) });
    const { printers } = expectAnswer(await admin.ask('/api/printers'), 200, Printers);
    expect(printers.map((printer) => printer.id)).toContain(id);
    expectProblem(await patch(admin, `/api/devices/${kiosk.id}`, { printerId: 'nowhere' }), 'printer.unknown');
  });

  it('a service, a counter, a member of staff: made, changed, removed', async () => {
    const made = Type.Object({ id: Id });
    const name = { vi: 'Thử nghiệm', en: 'Trial' };
    const service = expectAnswer(await admin.post('/api/services', { prefix: 'T', name }), 201, made);
    const changed = await patch(admin, `/api/services/${service.id}`, { name: { vi: 'Thử', en: 'Try' } });
    expectAnswer(changed, 200, Type.Object({ id: Id, name: Bilingual }));
    const counterBody = { number: 9, name, serviceIds: [service.id] };
    const counter = expectAnswer(await admin.post('/api/counters', counterBody), 201, made);
    expectProblem(await admin.post('/api/counters', counterBody), 'number.taken');
    expect((await patch(admin, `/api/counters/${counter.id}`, { number: 8 })).status).toBe(200);
    expect((await remove(admin, `/api/counters/${counter.id}`)).status).toBe(204);
    expect((await remove(admin, `/api/services/${service.id}`)).status).toBe(204);
    const person = { username: 'minh', name: 'Minh', role: 'operator', password: 'mat-khau-moi' };
    const staff = expectAnswer(await admin.post('/api/staff', person), 201, made);
    expect(JSON.stringify(await admin.ask('/api/staff'))).not.toContain('argon2');
    expectProblem(await admin.post('/api/staff', person), 'username.taken');
    expect((await patch(admin, `/api/staff/${staff.id}`, { role: 'supervisor' })).status).toBe(200);
    expect((await remove(admin, `/api/staff/${staff.id}`)).status).toBe(204);
    for (const [path, code] of [
      ['/api/services/nowhere', 'service.unknown'],
      ['/api/counters/nowhere', 'counter.unknown'],
      ['/api/staff/nowhere', 'staff.unknown'],
    ] as const) {
      expectProblem(await patch(admin, path, {}), code);
      expectProblem(await remove(admin, path), code);
    }
  });
});

describe('a page of another site', () => {
  it('cannot borrow the cookies of its visitor', async () => {
    const cookie = String(lan.handshake.cookie);
    const foreign = office.stranger({ cookie, origin: 'https://evil.example' });
    const path = `/api/counters/${office.counter(2)}/session`;
    expectProblem(await foreign.ask(path, { method: 'PUT' }), 'auth.forbidden');
    expect((await lan.ask(path, { method: 'PUT' })).status).toBe(200);
  });
});

describe('monitoring', () => {
  it('health tells the seq and the uptime', async () => {
    const Health = Type.Object({
      status: Type.Literal('ok'),
      seq: Type.Integer(),
      uptime: Type.Number({ minimum: 0 }),
    });
    const { seq } = expectAnswer(await office.stranger().ask('/api/health'), 200, Health);
    expect(seq).toBe(office.server.core.log.lastSeq());
  });

  it('metrics are Prometheus text for this machine', async () => {
    const { status, headers, text } = await office.stranger().ask('/api/metrics');
    expect([status, headers['content-type']]).toEqual([200, expect.stringContaining('text/plain')]);
    expect(text).toMatch(/^luot_waiting_tickets\{service="A"\} \d+$/m);
  });
});

describe('the OpenAPI document', () => {
  type Operation = { responses?: object; requestBody?: { required?: boolean } };
  type Document = { openapi: string; paths: Record<string, Record<string, Operation>> };
  const read = async (): Promise<Document> => (await office.stranger().ask('/api/openapi.json')).json as Document;

  it('is valid OpenAPI 3.1', async () => {
    const document = await read();
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  it('lists every route of the API', async () => {
    const { paths } = await read();
    const listed = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = declaredRoutes(office.server.app)
      .filter(({ method, url }) => method !== 'HEAD' && url.startsWith('/api/') && !/^\/api\/(docs|openapi)/.test(url))
      .map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`);
    expect(routes.length).toBeGreaterThan(50);
    expect(listed.sort()).toEqual(routes.sort());
  });

  it('says of every route how it succeeds and how it refuses', async () => {
    const { paths } = await read();
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, { responses = {} }] of Object.entries(operations)) {
        const statuses = Object.keys(responses);
        expect([method, path, statuses]).toEqual([method, path, expect.arrayContaining(['default'])]);
        expect([method, path, statuses.some((status) => /^[12]/.test(status))]).toEqual([method, path, true]);
      }
    }
  });

  it('is written in the JSON Schema of OpenAPI 3.1, with bodies required only where they are', async () => {
    const document = await read();
    // Tuples of draft 7, which a reader of 2020-12 refuses.
    expect(JSON.stringify(document)).not.toMatch(/"items":\[|"additionalItems"/);
    expect(JSON.stringify(document)).toContain('"prefixItems":[');
    const body = (path: string) => document.paths[path]?.post?.requestBody?.required;
    expect(body('/api/tickets')).toBe(true);
    expect(body('/api/counters/{id}/call-next')).toBe(false);
    expect(body('/api/tickets/{id}/start')).toBe(false);
  });

  it('can be read at /api/docs', async () => {
    const { status, headers } = await office.stranger().ask('/api/docs/');
    expect([status, headers['content-type']]).toEqual([200, expect.stringContaining('text/html')]);
  });
});
