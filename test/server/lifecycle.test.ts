/** Stops, restarts and midnights (outer contract "Process", SPEC C5, R1, R2, R4): nothing acknowledged is lost. */
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { IssueAnswer } from '#common/contract/commands.ts';
import type { DisplayView, StaffView, TicketView } from '#common/contract/views.ts';
import { databaseFile } from '#server/data-folder.ts';
import { findFaults } from '#server/store/faults.ts';
import { openStore } from '#server/store/open.ts';
import { buildServer, cleanUp, emptyFolder, type Luot, start } from '../support/process.ts';
import { type Running, run } from '../support/running.ts';
import { Listener } from '../support/running-feed.ts';
import { Client } from '../support/running-http.ts';

vi.setConfig({ testTimeout: 120_000 });
beforeAll(buildServer, 120_000);
afterAll(cleanUp);

const PASSWORD = 'mot-mat-khau-tot';

interface Busy {
  readonly process: Luot;
  readonly folder: string;
  readonly origin: string;
  /** Labels of the tickets that were acknowledged. */
  readonly acknowledged: string[];
  /** Answers that were neither a number nor "stopping". */
  readonly odd: string[];
  readonly clients: Promise<void>[];
}

/** A demo office in its own process, where 20 clients take numbers as fast as they can. */
async function busyOffice(): Promise<Busy> {
  const folder = emptyFolder();
  const process = start(['demo'], { LUOT_DATA: folder, LUOT_ADMIN_PASSWORD: PASSWORD, LUOT_RATE_LIMIT: 'off' });
  const origin = await process.origin();
  const admin = new Client(origin, { origin }, 20);
  expect((await admin.post('/api/session', { username: 'admin', password: PASSWORD })).status).toBe(200);
  const { services } = (await admin.ask('/api/services')).json as { services: { id: string }[] };
  const acknowledged: string[] = [];
  const odd: string[] = [];
  const clients = Array.from({ length: 20 }, async (_, client) => {
    for (let n = 0; ; n += 1) {
      const body = { serviceId: services[(client + n) % services.length]?.id };
      // Once the server is gone, connections are refused: the end of this client.
      const answer = await admin.post('/api/tickets', body, `busy-${client}-${n}`).catch(() => undefined);
      if (answer === undefined) return;
      if (answer.status === 201) acknowledged.push((answer.json as IssueAnswer).ticket.label);
      else if (answer.status !== 503) odd.push(answer.text);
    }
  });
  await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(200), { timeout: 60_000, interval: 20 });
  return { process, folder, origin, acknowledged, odd, clients };
}

/** What the folder holds once its process is gone. */
function labelsIn(folder: string): Set<string> {
  const store = openStore(databaseFile(folder));
  try {
    expect(findFaults(store)).toEqual([]);
    return new Set(
      store.db.query.tickets
        .findMany()
        .sync()
        .map(({ label }) => label),
    );
  } finally {
    store.close();
  }
}

describe('a stop in the middle of work', () => {
  it('by SIGTERM ends with 0 within 5 s, says goodbye, checkpoints, and loses nothing', async () => {
    const { process, folder, origin, acknowledged, odd, clients } = await busyOffice();
    const pairing = await process.says(/display +(http\S+)/);
    const screen = new Client(origin);
    await screen.ask(new URL(pairing).pathname);
    const listener = new Listener(origin, 'display', { headers: screen.handshake });
    await listener.until(() => listener.messages.length > 0);
    const { code, ms, err } = await process.stop();
    await Promise.all(clients);
    expect([code, err, odd]).toEqual([0, '', []]);
    expect(ms).toBeLessThan(5_000);
    expect((await listener.closed).code).toBe(4410);
    expect(existsSync(`${databaseFile(folder)}-wal`)).toBe(false);
    const kept = labelsIn(folder);
    expect(acknowledged.filter((label) => !kept.has(label))).toEqual([]);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
  });

  it('is not held up by a client that holds on: half a request, a socket that does not read', async () => {
    const { process, folder, origin, clients } = await busyOffice();
    const { port } = new URL(origin);
    const half = connect(Number(port), '127.0.0.1', () => {
      half.write(
        'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"us',
      );
    });
    half.on('error', () => undefined);
    const upgraded = connect(Number(port), '127.0.0.1', () => {
      upgraded.write('GET /api/% HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n');
    });
    upgraded.on('error', () => undefined);
    const deaf = new Listener(origin, '', { hello: null });
    await new Promise((resolve) => deaf.socket.on('open', resolve));
    deaf.socket.pause();
    const { code, ms, err } = await process.stop();
    await Promise.all(clients);
    expect([code, err]).toEqual([0, '']);
    expect(ms).toBeLessThan(5_000);
    expect(existsSync(`${databaseFile(folder)}-wal`)).toBe(false);
    for (const socket of [half, upgraded]) socket.destroy();
    deaf.socket.terminate();
  });
});

const keyed = (() => {
  let keys = 0;
  return (who: Client, path: string, body?: unknown) => who.post(path, body, `life-${++keys}`);
})();
const issue = async (office: Running, kiosk: Client, prefix: string): Promise<IssueAnswer> =>
  (await keyed(kiosk, '/api/tickets', { serviceId: office.service(prefix) })).json as IssueAnswer;

describe('a restart', () => {
  it('keeps everything, and listeners that come back see what they saw', async () => {
    const office = await run();
    const kiosk = (await office.device('kiosk')).client;
    const display = (await office.device('display')).client;
    const [lan, ngoc] = [office.signedIn('lan'), office.signedIn('ngoc')];
    const seat = `/api/counters/${office.counter(2)}`;
    await lan.ask(`${seat}/session`, { method: 'PUT' });
    const first = await issue(office, kiosk, 'A');
    const second = await issue(office, kiosk, 'A');
    await issue(office, kiosk, 'B');
    await keyed(lan, `${seat}/call-next`);
    await keyed(lan, `/api/tickets/${first.ticket.id}/start`);
    await kiosk.post('/api/help');
    const before = {
      display: await office.follow('display', display),
      monitor: await office.follow('monitor', ngoc),
      phone: await office.follow(`ticket:${second.token}`),
    };
    const { seq = 0 } = before.display;
    await office.restart();
    const again = (who: Client): Client => office.stranger({ ...who.headers, origin: office.origin });

    const screen = await office.follow('display', again(display), { lastSeq: seq });
    // The old process is gone: what this one cannot prove to be the sequel it tells whole.
    expect(screen.messages[0]?.type).toBe('snapshot');
    expect(screen.seq).toBeGreaterThanOrEqual(seq);
    expect(screen.view).toEqual(before.display.view);
    const phone = await office.follow(`ticket:${second.token}`);
    expect(phone.view).toEqual(before.phone.view);
    const monitor = await office.follow('monitor', again(ngoc));
    const { devices: _, printers: __, ...now } = monitor.view as StaffView;
    expect(before.monitor.view).toMatchObject(now);

    // The clerk goes on where she was, the undo key included; the numbers go on; a retry is still a retry.
    const clerk = again(lan);
    expect((await clerk.ask('/api/session')).json).toMatchObject({ counterId: office.counter(2) });
    expect((await keyed(clerk, `${seat}/undo`)).json).toMatchObject({ undone: { kind: 'start' } });
    await keyed(clerk, `${seat}/call-next`, { finish: 'completed' });
    expect((await screen.event('ticket.called')).event.label).toBe(second.ticket.label);
    expect((await issue(office, again(kiosk), 'A')).ticket.label).toBe('A003');
    const retry = await again(kiosk).post('/api/tickets', { serviceId: office.service('A') }, 'life-1');
    expect([retry.status, retry.json]).toMatchObject([200, { ticket: { label: first.ticket.label } }]);
    expect(office.faults()).toEqual([]);
    await office.stop();
  });
});

describe('midnight', () => {
  it('expires open tickets once, closes the counters, and numbers begin at 001', async () => {
    const office = await run({ start: Date.parse('2026-11-23T23:58:00+07:00') });
    const kiosk = (await office.device('kiosk')).client;
    const [lan, ngoc] = [office.signedIn('lan'), office.signedIn('ngoc')];
    const display = (await office.device('display')).client;
    const seat = `/api/counters/${office.counter(2)}`;
    await lan.ask(`${seat}/session`, { method: 'PUT' });
    const called = await issue(office, kiosk, 'A');
    const waiting = await issue(office, kiosk, 'A');
    await keyed(lan, `${seat}/call-next`);
    const monitor = await office.follow('monitor', ngoc);
    const screen = await office.follow('display', display);
    const phone = await office.follow(`ticket:${waiting.token}`);
    expect(Object.keys((screen.view as DisplayView).calls)).toHaveLength(1);

    // By the clock alone: nobody presses a key at this hour.
    office.clock.now = Date.parse('2026-11-24T00:00:01+07:00');
    await monitor.until(() => (monitor.view as StaffView).businessDay === '2026-11-24', 10_000);
    expect(monitor.heard.filter((type) => type === 'ticket.expired')).toHaveLength(2);
    expect(monitor.heard.filter((type) => type === 'counter.closed')).toHaveLength(1);
    expect((monitor.view as StaffView).tickets).toEqual({});
    expect((monitor.view as StaffView).today.issued).toBe(0);
    await screen.until(() => Object.keys((screen.view as DisplayView).calls).length === 0);
    await phone.until(() => (phone.view as TicketView).state === 'expired');

    const fresh = await issue(office, kiosk, 'A');
    expect(fresh.ticket).toMatchObject({ label: 'A001', businessDay: '2026-11-24' });
    const late = await keyed(lan, `/api/tickets/${called.ticket.id}/start`);
    expect([late.status, late.json]).toMatchObject([409, { code: 'ticket.state' }]);
    // A clock that is set back does not open the old day again, and nothing expires twice.
    office.clock.now = Date.parse('2026-11-23T23:59:00+07:00');
    expect((await issue(office, kiosk, 'A')).ticket).toMatchObject({ label: 'A002', businessDay: '2026-11-24' });
    office.clock.now = Date.parse('2026-11-24T07:30:00+07:00');
    expect((await issue(office, kiosk, 'A')).ticket.label).toBe('A003');
    await office.settle(monitor);
    expect(monitor.heard.filter((type) => type === 'ticket.expired')).toHaveLength(2);
    expect(monitor.faults).toEqual([]);
    expect(office.faults()).toEqual([]);
    await office.stop();
  });

  it('that passed while the machine was off is made up for at the start', async () => {
    const office = await run({ start: Date.parse('2026-11-23T16:00:00+07:00') });
    const kiosk = (await office.device('kiosk')).client;
    const left = await issue(office, kiosk, 'A');
    office.clock.now = Date.parse('2026-11-26T07:30:00+07:00');
    await office.restart();
    const ngoc = office.signedIn('ngoc');
    expect((await ngoc.ask(`/api/tickets/${left.ticket.id}`)).json).toMatchObject({ state: 'expired' });
    const again = office.stranger({ ...kiosk.headers });
    expect((await issue(office, again, 'A')).ticket).toMatchObject({ label: 'A001', businessDay: '2026-11-26' });
    expect(office.faults()).toEqual([]);
    await office.stop();
  });

  it('is the office’s, whatever the machine’s own zone is', async () => {
    // Half of the day it is another date there.
    const process = start(['demo'], {
      LUOT_DATA: emptyFolder(),
      LUOT_ADMIN_PASSWORD: PASSWORD,
      TZ: 'America/New_York',
    });
    const origin = await process.origin();
    const admin = new Client(origin, { origin });
    await admin.post('/api/session', { username: 'admin', password: PASSWORD });
    const { services } = (await admin.ask('/api/services')).json as { services: { id: string }[] };
    const { ticket } = (await keyed(admin, '/api/tickets', { serviceId: services[0]?.id })).json as IssueAnswer;
    expect(ticket.issuedAt).toMatch(/\+07:00$/);
    expect(ticket.businessDay).toBe(ticket.issuedAt.slice(0, 10));
    admin.close();
    await process.stop();
  });
});
