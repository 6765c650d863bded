/** The websocket's connection: hello, closing codes, heartbeats, resume, slow readers (outer contract "Feed", SPEC R4, R11). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { HEARTBEAT_MS } from '#common/contract/feed.ts';
import { FaultyProxy } from '../support/faulty-proxy.ts';
import { type Running, run } from '../support/running.ts';
import type { Goodbye, Listener } from '../support/running-feed.ts';
import type { Client } from '../support/running-http.ts';

let office: Running;
let kiosk: Client;
let display: Client;
let lan: Client;
let ngoc: Client;
let admin: Client;
let keys = 0;
/** Opened at the start, judged at the end: what they show takes seconds. */
let silent: { readonly listener: Listener; readonly openedAt: number };
/** Connected, and dead before it had said hello. */
let deaf: FaultyProxy;
let phone: Listener;
let signedOut: Listener;

const issue = async (prefix = 'A'): Promise<{ token: string; ticket: { id: string; label: string } }> => {
  const answer = await kiosk.post('/api/tickets', { serviceId: office.service(prefix) }, `key-${++keys}`);
  return answer.json as { token: string; ticket: { id: string; label: string } };
};

beforeAll(async () => {
  office = await run();
  kiosk = (await office.device('kiosk')).client;
  display = (await office.device('display')).client;
  [lan, ngoc, admin] = ['lan', 'ngoc', 'admin'].map((name) => office.signedIn(name)) as [Client, Client, Client];
  silent = { listener: office.listen('display', display, { hello: null }), openedAt: Date.now() };
  deaf = await FaultyProxy.before(Number(new URL(office.origin).port));
  deaf.door = 'numb';
  const wire = new WebSocket(`ws://127.0.0.1:${deaf.port}/api/feed`);
  await new Promise((resolve) => wire.on('open', resolve));
  expect(deaf.heldByServer).toBe(1);
  phone = await office.follow(`ticket:${(await issue('H')).token}`);
  const leaver = office.signedIn('long');
  signedOut = await office.follow('display', leaver);
  await leaver.ask('/api/session', { method: 'DELETE' });
});
afterAll(async () => {
  deaf.close();
  await office.stop();
});

describe('the hello', () => {
  const goodbye = (topic: string, who?: Client, hello?: unknown): Promise<Goodbye> =>
    office.listen(topic, who, hello === undefined ? {} : { hello }).closed;

  it.each([
    ['no JSON', 'hello'],
    ['another message', { type: 'status', problem: null }],
    ['no topic', { type: 'hello', protocol: 1 }],
    ['an unknown topic', { type: 'hello', protocol: 1, topic: 'everything' }],
    ['a topic with more behind it', { type: 'hello', protocol: 1, topic: 'display\n' }],
    ['another protocol', { type: 'hello', protocol: 2, topic: 'display' }],
    ['a negative lastSeq', { type: 'hello', protocol: 1, topic: 'display', lastSeq: -1 }],
    ['bytes', Buffer.from([0, 255, 1])],
  ])('is refused with 4400: %s', async (_, hello) => {
    expect((await goodbye('', display, hello)).code).toBe(4400);
  });

  it('needs to be authenticated: 4401', async () => {
    for (const topic of ['display', 'kiosk', 'monitor', `counter:${office.counter(1)}`]) {
      expect([topic, (await goodbye(topic)).code]).toEqual([topic, 4401]);
    }
  });

  it('needs to be allowed: 4403', async () => {
    for (const [topic, who] of [
      ['display', kiosk],
      ['monitor', display],
      ['monitor', lan],
      [`counter:${office.counter(1)}`, kiosk],
      ['counter:nowhere', lan],
      ['ticket:no-such-token-at-all', undefined],
    ] as const) {
      expect([topic, (await goodbye(topic, who)).code]).toEqual([topic, 4403]);
    }
  });

  it('lets in whom the contract lets in', async () => {
    const counterBrowser = (await office.device('counter')).client;
    for (const [topic, who] of [
      ['display', display],
      ['kiosk', kiosk],
      ['monitor', ngoc],
      ['monitor', admin],
      [`counter:${office.counter(1)}`, lan],
      [`counter:${office.counter(1)}`, counterBrowser],
    ] as const) {
      const [first] = (await office.follow(topic, who)).messages;
      expect(first).toMatchObject({
        type: 'snapshot',
        seq: expect.any(Number),
        build: 'dev',
        view: expect.any(Object),
      });
    }
  });

  it('counts once: what is said after the goodbye is not heard', async () => {
    const listener = office.listen('', display, { hello: 'nonsense' });
    listener.socket.on('open', () => listener.say({ type: 'hello', protocol: 1, topic: 'display' }));
    expect((await listener.closed).code).toBe(4400);
    expect(listener.messages).toEqual([]);
  });

  it('is judged by who one is now: a device removed after the upgrade stays out', async () => {
    const late = await office.device('display');
    const listener = office.listen('display', late.client, { hello: null });
    await new Promise((resolve) => listener.socket.on('open', resolve));
    await admin.ask(`/api/devices/${late.id}`, { method: 'DELETE' });
    listener.say({ type: 'hello', protocol: 1, topic: 'display' });
    expect((await listener.closed).code).toBe(4401);
    expect(listener.messages).toEqual([]);
  });

  it('never comes from a page of another site: the upgrade is refused (SPEC A4)', async () => {
    const headers = { ...lan.handshake, origin: 'https://evil.example' };
    const socket = new WebSocket(`${office.origin.replace('http', 'ws')}/api/feed`, { headers });
    const refused = await new Promise<{ status: number | undefined; type: string | undefined }>((resolve, reject) => {
      socket.on('unexpected-response', (_, answer) =>
        resolve({ status: answer.statusCode, type: answer.headers['content-type'] }),
      );
      socket.on('open', () => reject(new Error('it was let in')));
    });
    expect(refused).toEqual({ status: 403, type: 'application/problem+json; charset=utf-8' });
  });
});

describe('a connection', () => {
  it('survives a message that is not understood', async () => {
    const listener = await office.follow('display', display);
    for (const nonsense of ['{', { type: 'dance' }, { type: 'hello', protocol: 1, topic: 'display' }])
      listener.say(nonsense);
    await listener.until(() => listener.messages.filter(({ type }) => type === 'error').length === 3);
    expect(listener.messages.find(({ type }) => type === 'error')).toEqual({ type: 'error', code: 'message.unknown' });
    await listener.until(() => listener.messages.find(({ type }) => type === 'heartbeat'));
  });

  it('is closed when a message is larger than any of the protocol', async () => {
    const listener = await office.follow('display', display);
    listener.say('x'.repeat(100_000));
    expect((await listener.closed).code).toBe(1009);
  });

  it('gets a heartbeat every 2 s, with the time and its seq', async () => {
    const listener = await office.follow('display', display);
    const times: number[] = [];
    listener.socket.on('message', (data) => String(data).includes('"heartbeat"') && times.push(Date.now()));
    await listener.until(() => times.length >= 3, 25_000);
    const [first = 0, , third = 0] = times;
    // A busy machine may be late, but never so late that a screen would say that the connection is lost.
    expect((third - first) / 2).toBeGreaterThan(HEARTBEAT_MS * 0.75);
    expect((third - first) / 2).toBeLessThan(5_000);
    expect(listener.messages.at(-1)).toMatchObject({ type: 'heartbeat', seq: listener.seq, at: expect.any(String) });
    expect(listener.faults).toEqual([]);
  });

  it('of a removed device is shut out at once: 4409', async () => {
    const lost = await office.device('display');
    const [one, two] = await Promise.all([
      office.follow('display', lost.client),
      office.follow('display', lost.client),
    ]);
    const asked = Date.now();
    await admin.ask(`/api/devices/${lost.id}`, { method: 'DELETE' });
    expect([(await one.closed).code, (await two.closed).code]).toEqual([4409, 4409]);
    // By itself the hub asks every 10 s who still may listen.
    expect(Date.now() - asked).toBeLessThan(8_000);
  });

  it('of a removed member of staff, or one with another password, is shut out at once: 4409', async () => {
    const [hoai, thu] = [office.signedIn('hoai'), office.signedIn('thu')];
    const staff = ((await admin.ask('/api/staff')).json as { staff: { id: string; username: string }[] }).staff;
    const idOf = (name: string): string => staff.find(({ username }) => username === name)?.id ?? '';
    const removed = await office.follow(`counter:${office.counter(4)}`, hoai);
    const reset = await office.follow(`counter:${office.counter(4)}`, thu);
    const other = await office.follow(`counter:${office.counter(4)}`, lan);
    await admin.ask(`/api/staff/${idOf('hoai')}`, { method: 'DELETE' });
    await admin.ask(`/api/staff/${idOf('thu')}`, { method: 'PATCH', body: { password: 'mot-mat-khau-khac' } });
    expect([(await removed.closed).code, (await reset.closed).code]).toEqual([4409, 4409]);
    expect(other.socket.readyState).toBe(WebSocket.OPEN);
  });
});

describe('a client that comes back', () => {
  it('gets just the events that it missed, and the view that everybody sees', async () => {
    const before = await office.follow('kiosk', kiosk);
    await issue();
    await before.event('ticket.issued');
    const { seq: lastSeq, view } = before;
    await before.close();
    const [first, second] = [await issue('B'), await issue('B')];
    const back = office.listen('kiosk', kiosk, { lastSeq: lastSeq ?? 0 });
    back.view = view;
    await back.until(() => back.messages.find(({ type }) => type === 'heartbeat'));
    expect(back.messages.map(({ type }) => type)).not.toContain('snapshot');
    // Two numbers in quick succession may be told to a kiosk as one (SPEC R18); the view below holds both.
    expect(back.events.length).toBeGreaterThanOrEqual(1);
    expect(back.faults).toEqual([]);
    expect(back.view).toEqual((await office.follow('kiosk', kiosk)).view);
    expect(first.ticket.label < second.ticket.label).toBe(true);
  });

  it('that missed nothing gets a heartbeat at its seq', async () => {
    const before = await office.follow('kiosk', kiosk);
    const { seq } = before;
    const back = await office.follow('kiosk', kiosk, { lastSeq: seq ?? 0 });
    expect(back.messages[0]).toMatchObject({ type: 'heartbeat', seq });
  });

  it('after too long, or from another history, gets a snapshot', async () => {
    const { desk, log } = office.server.core;
    const long = log.lastSeq();
    for (let batch = 0; batch < 520; batch += 1) await desk.change('opening', {}, () => null);
    for (const lastSeq of [0, long, log.lastSeq() + 1]) {
      expect((await office.follow('kiosk', kiosk, { lastSeq })).messages[0]?.type).toBe('snapshot');
    }
    expect((await office.follow('kiosk', kiosk, { lastSeq: log.lastSeq() - 3 })).heard).toContain('office.changed');
  });
});

describe('a reader that does not read', () => {
  it('is dropped, while the server keeps little for it and serves the others', async () => {
    const { clients } = office.server.app.websocketServer;
    const healthy = await office.follow('monitor', ngoc);
    const before = clients.size;
    const stuck = await office.follow('monitor', admin);
    stuck.socket.pause();
    let most = 0;
    const procedure = (n: number) => ({
      code: `9.${n}`,
      name: { vi: 'x'.repeat(400), en: '' },
      papers: [],
      fee: { vi: '0 đ', en: '' },
      timeLimit: { unit: 'day', limit: 1, cutoff: null },
      illustrative: true,
    });
    const path = `/api/services/${office.service('D')}`;
    // Some megabytes fit into the buffers of the two kernels.
    for (let round = 0; round < 600 && clients.size > before; round += 1) {
      const procedures = Array.from({ length: 90 }, (_, n) => procedure(n + (round % 2) * 100));
      expect((await admin.ask(path, { method: 'PATCH', body: { procedures } })).status).toBe(200);
      for (const socket of clients) most = Math.max(most, socket.bufferedAmount);
    }
    expect(clients.size).toBe(before);
    expect(most).toBeLessThan(1024 * 1024);
    stuck.socket.resume();
    expect((await stuck.closed).code).toBe(1006);
    await admin.ask(path, { method: 'PATCH', body: { procedures: [] } });
    await office.settle(healthy);
    expect(healthy.faults).toEqual([]);
  });
});

describe('in time', () => {
  it('no hello within 5 s is 4408', async () => {
    expect((await silent.listener.closed).code).toBe(4408);
    expect(Date.now() - silent.openedAt).toBeGreaterThanOrEqual(5_000);
  });

  it('F9: a dead wire that answers no goodbye is cut all the same', async () => {
    const gone = (): boolean => deaf.heldByServer === 0;
    // Half a minute is what the websocket library would wait.
    const until = Date.now() + 20_000;
    while (!gone() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(gone()).toBe(true);
  });

  it('a session that has ended closes its sockets: 4401', async () => {
    expect((await signedOut.closed).code).toBe(4401);
  });

  it('phones get a heartbeat every 10 s', async () => {
    await phone.until(() => phone.messages.find(({ type }) => type === 'heartbeat'), 12_000);
    const beats = phone.messages.filter(({ type }) => type === 'heartbeat').length;
    const seconds = (Date.now() - silent.openedAt) / 1_000;
    expect(beats).toBeLessThanOrEqual(Math.ceil(seconds / 10));
    expect(phone.faults).toEqual([]);
  });

  it('the end of the server is told: 4410', async () => {
    const listeners = await Promise.all([office.follow('display', display), office.follow('kiosk', kiosk)]);
    const waiting = office.listen('display', display, { hello: null });
    await new Promise((resolve) => waiting.socket.on('open', resolve));
    await office.server.stop();
    const codes = await Promise.all([...listeners, waiting].map(({ closed }) => closed));
    expect(codes.map(({ code }) => code)).toEqual([4410, 4410, 4410]);
  });
});
