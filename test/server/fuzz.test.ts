/**
 * Every route of the OpenAPI document and the feed, with what clients should not send (SPEC A7): never a failure of the
 * server, always a problem with a code, and an office that is whole at the end. A failure prints its seed;
 * `LUOT_FUZZ_SEED=… npx vitest run test/server/fuzz.test.ts` plays it again.
 */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staff } from '#server/store/schema.ts';
import { dice as diceOf } from '../support/dice.ts';
import { fuzzFeed } from '../support/fuzz-feed.ts';
import { describeBody, inputFor, judge, knownIds, type Route, routesOf, visitors } from '../support/fuzz-office.ts';
import { NASTY_PARTS, ODD_HEADERS, pick } from '../support/fuzz-values.ts';
import { MONDAY, type Running, run } from '../support/running.ts';
import type { Client } from '../support/running-http.ts';

const SEED = Number(process.env.LUOT_FUZZ_SEED ?? 20261123);
const INPUTS = 2_000;
const AT_ONCE = 8;

let office: Running;
let routes: Route[];

beforeAll(async () => {
  office = await run();
  routes = await routesOf(office);
});
afterAll(() => office.stop());

describe(`seed ${SEED}`, () => {
  it(`${INPUTS} requests over every route`, { timeout: 240_000 }, async () => {
    const dice = diceOf(SEED);
    const statuses = new Map<number, number>();
    const reached = new Set<string>();
    let people: Client[] = [];
    for (let n = 0; n < INPUTS; n += AT_ONCE) {
      if (n % 80 === 0) people = await visitors(office);
      const ids = knownIds(office);
      const inputs = Array.from({ length: AT_ONCE }, (_, place) => {
        const route = pick(routes, dice);
        // Every other time somebody whom most doors are open to.
        const who = pick(dice(2) === 0 ? people.slice(0, 6) : people, dice);
        return { who, route, ...inputFor(route, ids, dice, n + place) };
      });
      await Promise.all(
        inputs.map(async ({ who, route, path, call }) => {
          const said = `seed ${SEED}, ${call.method} ${path} ${JSON.stringify(call.headers)} ${describeBody(call.body)}`;
          const answer = await who.ask(path, call).catch((error: unknown) => {
            // A header that Node itself does not let out.
            if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_')) return undefined;
            throw new Error(said, { cause: error });
          });
          if (answer === undefined) return;
          try {
            judge(call.method ?? '', path, answer);
          } catch (error) {
            throw new Error(said, { cause: error });
          }
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
          if (answer.status < 300) reached.add(`${route.method} ${route.path}`);
        }),
      );
    }
    console.error(`fuzz: seed ${SEED}, answers ${JSON.stringify(Object.fromEntries([...statuses].sort()))}`);
    // It must get past the door, too; what needs the code of one slip or the time of one slot it finds seldom.
    expect(reached.size).toBeGreaterThan(routes.length / 3);
    expect(statuses.get(400)).toBeGreaterThan(100);
  });

  it('every route with every odd header and every odd address', { timeout: 240_000 }, async () => {
    const dice = diceOf(SEED + 2);
    let people: Client[] = [];
    for (const [nth, { method, path }] of routes.entries()) {
      // Some routes sign people out or take a machine away: now and then everybody comes in again.
      if (nth % 5 === 0 || path === '/api/help') people = await visitors(office);
      const [admin, , , , , , , , , kiosk] = people;
      const ids = knownIds(office);
      const inputs = [
        ...ODD_HEADERS.map((headers) => ({ headers, path: path.replace(/\{\w+\}/g, () => pick(ids, dice)) })),
        ...(path.includes('{') ? NASTY_PARTS : []).map((part) => ({
          headers: {},
          path: path.replace(/\{\w+\}/g, part),
        })),
      ];
      await Promise.all(
        inputs.map(async ({ headers, path: address }, place) => {
          const call = { method, headers, key: `odd-${method}-${path}-${place}` };
          try {
            const answer = await (path === '/api/help' ? kiosk : admin)?.ask(address, call);
            if (answer !== undefined) judge(method, address, answer);
          } catch (error) {
            throw new Error(`${method} ${address} ${JSON.stringify(headers)}`, { cause: error });
          }
        }),
      );
    }
  });

  it('hellos and messages that nobody should send', { timeout: 120_000 }, async () => {
    const dice = diceOf(SEED + 1);
    const [kiosk, display] = await Promise.all([office.device('kiosk'), office.device('display')]);
    const listeners = [kiosk.client, display.client, undefined];
    // It rejects at an end that no rule of the protocol knows.
    expect(await fuzzFeed(office, { listeners, dice, count: 240 })).toBeGreaterThan(240);
  });

  it('bytes that are not HTTP', async () => {
    const { port } = new URL(office.origin);
    const sent = [
      'hello\r\n\r\n',
      'GET /api/health\r\n\r\n',
      'GET /api/health HTTP/1.1\r\n\r\n',
      `GET /api/health HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`,
      'POST /api/tickets HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}GARBAGE\r\n\r\n',
      '\u0000\u0001\u0002',
    ];
    for (const bytes of sent) {
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect(Number(port), '127.0.0.1', () => socket.end(bytes));
        let text = '';
        socket.on('data', (data) => {
          text += String(data);
        });
        socket.on('close', () => resolve(text));
        socket.on('error', reject);
      });
      expect([bytes.slice(0, 40), answer]).toEqual([
        bytes.slice(0, 40),
        expect.stringMatching(/^(HTTP\/1\.1 [24]\d\d |$)/),
      ]);
      // Without a Host, Node itself refuses before anybody is asked.
      const ours = !bytes.startsWith('GET /api/health HTTP/1.1\r\n\r\n');
      if (ours && answer.startsWith('HTTP/1.1 4')) expect(answer).toContain('application/problem+json');
    }
  });
});

it('an upgrade sent elsewhere than to the feed is refused and closed', async () => {
  const { port } = new URL(office.origin);
  const upgrade = [
    'Host: x',
    'Upgrade: websocket',
    'Connection: upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ].join('\r\n');
  for (const first of [
    'GET /api/%',
    'GET /api/health',
    'GET /nowhere',
    'GET /kiosk',
    'POST /api/session',
    'HEAD /api/feed',
  ]) {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(`${first} HTTP/1.1\r\n${upgrade}\r\n\r\n`));
      let text = '';
      socket.on('data', (data) => {
        text += String(data);
      });
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
      socket.setTimeout(5_000, () => reject(new Error(`${first} is held open after ${text}`)));
    });
    expect([first, answer]).toEqual([first, expect.stringMatching(/^HTTP\/1\.1 400 /)]);
  }
});

describe('after all that', () => {
  it('nothing failed, nothing was polluted, the data are whole', async () => {
    expect(office.log.filter((line) => line.includes('"level":50'))).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('hacked' in {}).toBe(false);
    expect(office.faults()).toEqual([]);
    expect((await office.stranger().ask('/api/health')).status).toBe(200);
  });

  it('a citizen gets a number, and a listener hears of it', async () => {
    expect(office.clock.now).toBeGreaterThan(MONDAY);
    // Whatever became of the admins' passwords: one of them has set his own again.
    office.db.update(staff).set({ mustChangePassword: false }).run();
    const admin = office.signedIn(
      office.db.query.staff
        .findFirst({ where: (row, { and, eq, isNull }) => and(eq(row.role, 'admin'), isNull(row.removedAt)) })
        .sync()?.username ?? '',
    );
    await admin.ask('/api/office', { method: 'PATCH', body: { hours: null } });
    const made = await admin.post('/api/services', { prefix: 'KQ', name: { vi: 'Sau cùng', en: 'At last' } });
    const { id } = made.json as { id: string };
    const monitor = await office.follow('monitor', admin);
    const { client } = await office.device('kiosk');
    const answer = await client.post('/api/tickets', { serviceId: id }, 'at-last');
    expect([answer.status, answer.text]).toEqual([201, expect.stringContaining('"label":"KQ001"')]);
    await monitor.event('ticket.issued');
    expect(monitor.faults).toEqual([]);
  });
});
