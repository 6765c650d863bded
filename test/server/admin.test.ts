/** The administration resources and each of their refusals (CONTRACT "Resources"). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '#common/contract/refusal.ts';
import { readOffice } from '#server/store/office.ts';
import { counterSessions, numberRanges } from '#server/store/schema.ts';
import { type Door, type Method, openDoor, PASSWORD } from '../support/door.ts';

let door: Door;
let admin: Record<string, string>;
beforeEach(async () => {
  door = await openDoor();
  admin = door.signedIn('admin');
});
afterEach(() => door.close());

async function call(method: Method, url: string, body?: unknown) {
  const answer = await door.call(method, url, { headers: admin, body });
  return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json() };
}
const text = (vi: string) => ({ vi, en: vi });
const makeService = async (prefix: string) =>
  call('POST', '/api/services', { prefix, name: text(`Lĩnh vực ${prefix}`) });
const makeCounter = async (number: number, serviceIds: string[] = []) =>
  call('POST', '/api/counters', { number, name: text(`Quầy ${number}`), serviceIds });

/** Issues a ticket of a service, as the kiosk does. */
async function issue(serviceId: string): Promise<string> {
  const ticketId = door.core.newId();
  const done = await door.core.desk.execute(
    { type: 'issue', ticketId, serviceId, procedureCode: null, priorityClass: 'none', language: 'vi' },
    { by: { staffId: null, deviceId: null, supervises: false }, answer: () => true },
  );
  if (isRefusal(done)) throw new Error(done.code);
  return ticketId;
}

function sit(staffId: string, counterId: string): void {
  door.core.store.db.insert(counterSessions).values({ staffId, counterId, openedAt: door.clock.now }).run();
}

describe('services', () => {
  it('are made, changed and removed, and the change is published', async () => {
    const sections: unknown[] = [];
    door.core.desk.onCommitted((events) => sections.push(...events.map(({ type, data }) => [type, data])));
    const made = await makeService('A');
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      prefix: 'A',
      shortName: text('Lĩnh vực A'),
      hint: null,
      position: 0,
      active: true,
      procedures: [],
    });
    const { id } = made.body;
    expect((await makeService('B')).body.position).toBe(1);
    const changed = await call('PATCH', `/api/services/${id}`, { active: false, name: text('Chứng thực') });
    expect(changed).toMatchObject({ status: 200, body: { id, active: false, prefix: 'A', name: text('Chứng thực') } });
    expect((await call('DELETE', `/api/services/${id}`)).status).toBe(204);
    expect((await call('PATCH', `/api/services/${id}`, {})).body.code).toBe('service.unknown');
    expect((await call('DELETE', `/api/services/${id}`)).body.code).toBe('service.unknown');
    expect(sections).toEqual(Array(4).fill(['office.changed', { section: 'services' }]));
    // The prefix is free again.
    expect((await makeService('A')).status).toBe(201);
  });

  it.each([
    ['A', 'A'],
    ['', '1'],
    ['1', ''],
    ['1', '11'],
    ['', '99'],
  ])('refuse the prefix "%s" beside "%s", whose numbers it could meet (SPEC N3)', async (first, second) => {
    await makeService(first);
    const refused = await makeService(second);
    expect(refused).toMatchObject({ status: 409, body: { code: 'prefix.collides', field: 'prefix' } });
    expect(refused.body.message.vi).toContain(`Lĩnh vực ${first}`);
  });

  it('take prefixes that can never meet', async () => {
    for (const prefix of ['A', 'AB', '1', '2', '34', 'B']) expect((await makeService(prefix)).status).toBe(201);
    const { body } = await makeService('C');
    expect((await call('PATCH', `/api/services/${body.id}`, { prefix: '3' })).body.code).toBe('prefix.collides');
    expect((await call('PATCH', `/api/services/${body.id}`, { prefix: 'C', active: true })).status).toBe(200);
  });

  it('refuse a prefix that another service used earlier today, until tomorrow (SPEC N3)', async () => {
    const { id } = (await makeService('A')).body;
    await issue(id);
    expect((await call('PATCH', `/api/services/${id}`, { prefix: 'B' })).status).toBe(200);
    expect((await makeService('A')).body).toMatchObject({ code: 'prefix.collides' });
    // It may have its own back.
    expect((await call('PATCH', `/api/services/${id}`, { prefix: 'A' })).status).toBe(200);
    // Its own, too, when the labels of both would meet: "" and then "1".
    door.core.store.db
      .insert(numberRanges)
      .values({ businessDay: readOffice(door.core.store.db).currentDay, prefix: '', serviceId: id, lastNumber: 5 })
      .run();
    expect((await call('PATCH', `/api/services/${id}`, { prefix: '1' })).body.code).toBe('prefix.collides');
    door.clock.now += 24 * 3_600_000;
    await door.core.desk.turnDay();
    expect((await call('PATCH', `/api/services/${id}`, { prefix: '1' })).status).toBe(401);
    admin = door.signedIn('admin');
    expect((await call('PATCH', `/api/services/${id}`, { prefix: '1' })).status).toBe(200);
  });

  it('are not removed while somebody waits', async () => {
    const { id } = (await makeService('A')).body;
    await issue(id);
    const refused = await call('DELETE', `/api/services/${id}`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'service.in-use' } });
    expect(refused.body.message.vi).toContain('1 số');
  });

  it('refuse the same procedure twice', async () => {
    const procedure = {
      code: '2.000815',
      name: text('Chứng thực bản sao'),
      papers: [],
      fee: text('2.000 đ/trang'),
      timeLimit: { unit: 'day', limit: 0, cutoff: '15:00' },
      illustrative: false,
    };
    const body = { prefix: 'A', name: text('Chứng thực'), procedures: [procedure] };
    expect((await call('POST', '/api/services', body)).body.procedures).toEqual([procedure]);
    const twice = { ...body, prefix: 'B', procedures: [procedure, procedure] };
    expect((await call('POST', '/api/services', twice)).body).toMatchObject({ field: 'procedures/1/code' });
  });
});

describe('counters', () => {
  it('keep their services in their order', async () => {
    const ids = [(await makeService('A')).body.id, (await makeService('B')).body.id];
    const made = await makeCounter(3, ids.toReversed());
    expect(made).toMatchObject({ status: 201, body: { number: 3, serviceIds: ids.toReversed() } });
    const url = `/api/counters/${made.body.id}`;
    expect((await call('PATCH', url, { name: text('Một cửa') })).body.serviceIds).toEqual(ids.toReversed());
    expect((await call('PATCH', url, { serviceIds: ids })).body.serviceIds).toEqual(ids);
    expect((await call('PATCH', url, { serviceIds: [ids[0], 'gone'] })).body).toMatchObject({
      code: 'service.unknown',
      field: 'serviceIds/1',
    });
    // What was refused changed nothing.
    expect((await call('PATCH', url, {})).body.serviceIds).toEqual(ids);
    expect((await call('DELETE', `/api/services/${ids[0]}`)).status).toBe(204);
    expect((await call('PATCH', url, {})).body.serviceIds).toEqual([ids[1]]);
    expect((await call('DELETE', url)).status).toBe(204);
    expect((await call('DELETE', url)).body.code).toBe('counter.unknown');
  });

  it('refuse a number that is taken, and to go while somebody sits there', async () => {
    const { id } = (await makeCounter(1)).body;
    const refused = await makeCounter(1);
    expect(refused).toMatchObject({ status: 409, body: { code: 'number.taken', field: 'number' } });
    sit('operator', id);
    const busy = await call('DELETE', `/api/counters/${id}`);
    expect(busy).toMatchObject({ status: 409, body: { code: 'counter.in-use' } });
    expect(busy.body.message.en).toContain('Name of operator');
  });
});

describe('staff', () => {
  const nhan = { username: 'nhan', name: 'Nguyễn Văn Nhân', role: 'operator', password: PASSWORD };

  it('are made, listed without their passwords, changed and removed', async () => {
    const made = await call('POST', '/api/staff', nhan);
    expect(made.status).toBe(201);
    const { id } = made.body;
    expect(made.body).toEqual({
      id,
      username: 'nhan',
      name: 'Nguyễn Văn Nhân',
      role: 'operator',
      mustChangePassword: false,
    });
    const list = await call('GET', '/api/staff');
    expect(list.body.staff.map((person: { username: string }) => person.username)).toEqual([
      'admin',
      'nhan',
      'operator',
      'supervisor',
    ]);
    expect(JSON.stringify(list.body)).not.toContain('argon2');
    expect((await call('PATCH', `/api/staff/${id}`, { role: 'supervisor' })).body.role).toBe('supervisor');
    expect((await call('DELETE', `/api/staff/${id}`)).status).toBe(204);
    expect(door.shutOut.staff).toEqual([id]);
    expect((await call('DELETE', `/api/staff/${id}`)).body.code).toBe('staff.unknown');
    expect((await call('POST', '/api/staff', nhan)).status).toBe(201);
  });

  it('refuse a user name that is taken', async () => {
    expect((await call('POST', '/api/staff', { ...nhan, username: 'operator' })).body).toMatchObject({
      code: 'username.taken',
      field: 'username',
    });
    expect((await call('PATCH', '/api/staff/operator', { username: 'admin' })).body.code).toBe('username.taken');
    expect((await call('PATCH', '/api/staff/operator', { username: 'operator' })).status).toBe(200);
  });

  it('keep at least one administrator', async () => {
    for (const refused of [
      await call('DELETE', '/api/staff/admin'),
      await call('PATCH', '/api/staff/admin', { role: 'operator' }),
    ]) {
      expect(refused).toMatchObject({ status: 409, body: { code: 'staff.in-use' } });
      expect(refused.body.message.vi).toContain('quản trị cuối cùng');
    }
    await call('PATCH', '/api/staff/supervisor', { role: 'admin' });
    expect((await call('PATCH', '/api/staff/admin', { role: 'operator' })).status).toBe(200);
  });

  it('do not go while they sit at a counter', async () => {
    sit('operator', (await makeCounter(7)).body.id);
    const refused = await call('DELETE', '/api/staff/operator');
    expect(refused).toMatchObject({ status: 409, body: { code: 'staff.in-use' } });
    expect(refused.body.message.vi).toContain('quầy 7');
  });

  it('are signed out by a reset of their password, and have to change it', async () => {
    const operator = door.signedIn('operator');
    const reset = await call('PATCH', '/api/staff/operator', { password: 'given password' });
    expect(reset.body.mustChangePassword).toBe(true);
    expect(door.shutOut.staff).toEqual(['operator']);
    expect((await door.call('GET', '/api/session', { headers: operator })).statusCode).toBe(401);
  });

  it('who reset their own password stay signed in, with another session', async () => {
    const answer = await door.call('PATCH', '/api/staff/admin', {
      headers: admin,
      body: { password: 'my new password' },
    });
    expect(answer.json().mustChangePassword).toBe(false);
    expect((await call('GET', '/api/staff')).status).toBe(401);
    admin = { cookie: `luot_session=${answer.cookies[0]?.value}` };
    expect((await call('GET', '/api/staff')).status).toBe(200);
  });
});

describe('devices', () => {
  it('get a token that is shown once, and are shut out at once', async () => {
    const made = await call('POST', '/api/devices', { kind: 'kiosk', label: 'Cửa chính' });
    expect(made).toMatchObject({ status: 201, body: { kind: 'kiosk', label: 'Cửa chính', printerId: null } });
    const { id, token } = made.body;
    const headers = { authorization: `Bearer ${token}` };
    expect((await door.call('GET', '/api/device', { headers })).json()).toEqual({
      id,
      kind: 'kiosk',
      label: 'Cửa chính',
    });
    expect(JSON.stringify((await call('GET', '/api/devices')).body)).not.toContain(token);
    expect((await call('DELETE', `/api/devices/${id}`)).status).toBe(204);
    expect(door.shutOut.devices).toEqual([id]);
    expect((await door.call('GET', '/api/device', { headers })).statusCode).toBe(401);
    expect((await call('PATCH', `/api/devices/${id}`, {})).body.code).toBe('device.unknown');
    expect((await call('POST', `/api/devices/${id}/pairing`)).body.code).toBe('device.unknown');
  });

  it('are paired by a link that works once, within 15 minutes (SPEC A8)', async () => {
    const { id } = (await call('POST', '/api/devices', { kind: 'display', label: 'Sảnh' })).body;
    const link = await call('POST', `/api/devices/${id}/pairing`);
    expect(link.status).toBe(201);
    expect(link.body.expiresAt).toBe('2026-11-23T08:15:00.000+07:00');
    expect(link.body.url).toMatch(/^http:\/\/luot\.test:8080\/pair\/[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/);
    const path = new URL(link.body.url).pathname;
    // A link preview asks with HEAD and must not use it up.
    expect((await door.app.inject({ method: 'HEAD', url: path })).statusCode).toBe(404);
    const paired = await door.call('GET', path.toUpperCase().replace('/PAIR/', '/pair/'));
    expect(paired.statusCode).toBe(302);
    expect(paired.headers.location).toBe('/display');
    const [cookie] = paired.cookies;
    expect(cookie).toMatchObject({
      name: 'luot_device_display',
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: 400 * 86_400,
    });
    const headers = { cookie: `${cookie?.name}=${cookie?.value}` };
    expect((await door.call('GET', '/api/device', { headers })).json()).toEqual({ id, kind: 'display', label: 'Sảnh' });
    const again = await door.call('GET', path);
    expect(again.statusCode).toBe(404);
    expect(again.headers['content-type']).toContain('text/html');
    expect(again.body).toContain('Xin tạo liên kết mới');
    expect(again.body).toContain('Please make a new link');
    const late = new URL((await call('POST', `/api/devices/${id}/pairing`)).body.url).pathname;
    door.clock.now += 15 * 60_000;
    expect((await door.call('GET', late)).statusCode).toBe(404);
  });

  it('opened by two browsers at once, a link pairs one', async () => {
    const { id } = (await call('POST', '/api/devices', { kind: 'kiosk', label: 'Cửa' })).body;
    const path = new URL((await call('POST', `/api/devices/${id}/pairing`)).body.url).pathname;
    const answers = await Promise.all([1, 2, 3].map(() => door.call('GET', path)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([302, 404, 404]);
  });

  it('keep their cookie as long as their page is opened now and then', async () => {
    const headers = door.paired('display');
    expect((await door.call('GET', '/display', { headers })).cookies).toEqual([]);
    for (let month = 0; month < 20; month += 1) {
      door.clock.now += 31 * 86_400_000;
      expect((await door.call('GET', '/display', { headers })).cookies[0]?.maxAge).toBe(400 * 86_400);
    }
    expect((await door.call('GET', '/api/device', { headers })).statusCode).toBe(200);
    door.clock.now += 400 * 86_400_000;
    expect((await door.call('GET', '/api/device', { headers })).statusCode).toBe(401);
  });

  it('are given a printer that exists, where they can use one', async () => {
    const printer = (await call('POST', '/api/printers', { name: 'P', driver: 'file', dots: 576, status: 'none' }))
      .body;
    const kiosk = (await call('POST', '/api/devices', { kind: 'kiosk', label: 'K' })).body;
    const display = (await call('POST', '/api/devices', { kind: 'display', label: 'D' })).body;
    const give = (id: string, printerId: string | null) => call('PATCH', `/api/devices/${id}`, { printerId });
    expect((await give(kiosk.id, printer.id)).body.printerId).toBe(printer.id);
    expect((await give(kiosk.id, 'gone')).body).toMatchObject({ code: 'printer.unknown', field: 'printerId' });
    expect((await give(display.id, printer.id)).body).toMatchObject({ code: 'request.invalid', field: 'printerId' });
    const inUse = await call('DELETE', `/api/printers/${printer.id}`);
    expect(inUse).toMatchObject({ status: 409, body: { code: 'printer.in-use' } });
    expect((await give(kiosk.id, null)).body.printerId).toBeNull();
    expect((await call('DELETE', `/api/printers/${printer.id}`)).status).toBe(204);
    expect((await give(kiosk.id, printer.id)).body.code).toBe('printer.unknown');
  });
});

describe('printers', () => {
  const common = { name: 'Máy in 1', dots: 576, status: 'full' };

  it('keep what their driver needs, with defaults', async () => {
    const network = await call('POST', '/api/printers', {
      ...common,
      driver: 'network',
      host: '192.168.1.50',
      path: 'x',
    });
    expect(network).toMatchObject({ status: 201, body: { host: '192.168.1.50', port: 9100, state: 'unknown' } });
    expect(network.body.path).toBeUndefined();
    const { id } = network.body;
    expect((await call('PATCH', `/api/printers/${id}`, { port: 9101 })).body).toMatchObject({
      host: '192.168.1.50',
      port: 9101,
    });
    expect((await call('PATCH', `/api/printers/${id}`, { driver: 'usb', path: '/dev/usb/lp0' })).body).toMatchObject({
      path: '/dev/usb/lp0',
    });
    // A path of the driver before means nothing to this one.
    expect((await call('PATCH', `/api/printers/${id}`, { driver: 'file' })).body).toMatchObject({ path: 'printed' });
    expect((await call('GET', '/api/printers')).body.printers).toHaveLength(1);
    expect((await call('POST', `/api/printers/${id}/test`)).body).toEqual({ jobId: 'job-1' });
    expect((await call('POST', '/api/printers/gone/test')).body.code).toBe('printer.unknown');
    expect((await call('PATCH', '/api/printers/gone', {})).body.code).toBe('printer.unknown');
    expect((await call('DELETE', '/api/printers/gone')).body.code).toBe('printer.unknown');
  });

  it.each([
    [{ driver: 'network' }, 'host'],
    [{ driver: 'network', host: 'a b' }, 'host'],
    [{ driver: 'network', host: 'printer', port: 0 }, 'port'],
    [{ driver: 'usb' }, 'path'],
    [{ driver: 'usb', path: '/etc/passwd' }, 'path'],
    [{ driver: 'usb', path: '/dev/../etc/passwd' }, 'path'],
    [{ driver: 'file', path: '../elsewhere' }, 'path'],
    [{ driver: 'file', path: '/tmp/elsewhere' }, 'path'],
    [{ driver: 'file', path: '.' }, 'path'],
    [{ driver: 'file', path: 'a/../..' }, 'path'],
    [{ driver: 'laser' }, 'driver'],
    [{ driver: 'file', dots: 600 }, 'dots'],
    [{ driver: 'file', dots: '576' }, 'dots'],
  ])('%j is refused for its %s', async (settings, field) => {
    const refused = await call('POST', '/api/printers', { ...common, ...settings });
    expect(refused).toMatchObject({ status: 400, body: { code: 'request.invalid', field } });
  });
});

describe('the office', () => {
  it('changes what is named and keeps the rest', async () => {
    const before = (await call('GET', '/api/office')).body;
    const changed = await call('PATCH', '/api/office', { notices: [text('Hôm nay nghỉ chiều')] });
    expect(changed).toEqual({ status: 200, body: { ...before, notices: [text('Hôm nay nghỉ chiều')] } });
    expect((await call('GET', '/api/office')).body).toEqual(changed.body);
  });

  const week = (spans: unknown) => [spans, [], [], [], [], [], []];
  it.each([
    [{ hours: { week: week([['11:30', '07:30']]), seasons: [], exceptions: [] } }, 'hours/week/0'],
    [
      {
        hours: {
          week: week([
            ['07:30', '11:30'],
            ['11:00', '16:30'],
          ]),
          seasons: [],
          exceptions: [],
        },
      },
      'hours/week/0',
    ],
    [{ hours: { week: week([['7:30', '11:30']]), seasons: [], exceptions: [] } }, 'hours/week/0/0/0'],
    [{ hours: { week: [[]], seasons: [], exceptions: [] } }, 'hours/week'],
    [
      {
        hours: {
          week: week([]),
          seasons: [],
          exceptions: [{ date: '2026-02-30', spans: [], name: text('x'), source: '' }],
        },
      },
      'hours/exceptions/0/date',
    ],
    [
      {
        priorityClasses: [1, 2].map(() => ({
          code: 'elderly',
          name: text('x'),
          rank: 0,
          longestWaitMinutes: 30,
          source: '',
        })),
      },
      'priorityClasses/1/code',
    ],
    [{ policy: { kind: 'interleaved' } }, 'policy/k'],
    [{ voice: null }, 'voice'],
    [{ brandColor: 'red' }, 'brandColor'],
    [{ brandColour: '#ff0000' }, 'brandColour'],
    [{ minimumShowSeconds: '8' }, 'minimumShowSeconds'],
    [{ name: { vi: '', en: '' } }, 'name/vi'],
  ])('%j is refused for %s', async (patch, field) => {
    const refused = await call('PATCH', '/api/office', patch);
    expect(refused).toMatchObject({ status: 400, body: { code: 'request.invalid', field } });
  });
});
