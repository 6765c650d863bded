/** The server's side of a kiosk that was cut off, over real HTTP (SPEC G1–G7, G9). */
import { copyFileSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IssueAnswer } from '#common/contract/commands.ts';
import { PairAnswer } from '#common/contract/kiosk-agent.ts';
import { databaseFile } from '#server/data-folder.ts';
import { callingOrder } from '#server/line.ts';
import { createPairing } from '#server/store/devices.ts';
import { office as officeTable } from '#server/store/schema.ts';
import { expectAnswer, expectProblem } from '../support/answers.ts';
import { FakeAgent, fakeAgent } from '../support/fake-agent.ts';
import { MONDAY, type Running, run } from '../support/running.ts';
import type { Client } from '../support/running-http.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * 60 * MINUTE;

let office: Running;
beforeEach(async () => {
  office = await run();
});
afterEach(async () => {
  // Whatever a test did: rows, log and memory say the same.
  expect(office.faults()).toEqual([]);
  await office.stop();
});

let keys = 0;
async function issue(who: Client, serviceId: string, key = `key-${++keys}`): Promise<IssueAnswer> {
  return expectAnswer(await who.post('/api/tickets', { serviceId }, key), 201, IssueAnswer);
}
const row = (id: string) => office.server.core.tickets.byId(id);
const labels = (prefix: string): string[] =>
  [...callingOrder(office.server.core.hall, office.service(prefix), office.clock.now)].map(({ label }) => label);

describe('pairing a program', () => {
  const codeFor = async (deviceId: string): Promise<string> => {
    const made = await office.server.core.desk.change('devices', {}, (db, now) => createPairing(db, deviceId, now));
    if ('refused' in made) throw new Error(made.code);
    return made.code;
  };

  it('A8: a code gives the token of its device once, however it is typed', async () => {
    const { id } = await office.device('kiosk', 'Cửa sau');
    const code = await codeFor(id);
    const typed = ` ${code.toUpperCase().replaceAll('-', ' ')} `;
    const { device, token } = expectAnswer(await office.stranger().post('/api/pair', { code: typed }), 200, PairAnswer);
    expect(device).toEqual({ id, kind: 'kiosk', label: 'Cửa sau' });
    const agent = new FakeAgent(office, { id, client: office.stranger({ authorization: `Bearer ${token}` }) });
    expect((await agent.sync()).device).toEqual({ id, label: 'Cửa sau' });
    expectProblem(await office.stranger().post('/api/pair', { code }), 'pairing.unknown');
    expect((await office.stranger().ask(`/pair/${code}`)).status).toBe(404);
  });

  it('A8: neither a link that a browser has used nor an old code gives a token', async () => {
    const { id } = await office.device('kiosk');
    const code = await codeFor(id);
    expect((await office.stranger().ask(`/pair/${code}`)).status).toBe(302);
    expectProblem(await office.stranger().post('/api/pair', { code }), 'pairing.unknown');
    const late = await codeFor(id);
    office.clock.now += 15 * MINUTE;
    expectProblem(await office.stranger().post('/api/pair', { code: late }), 'pairing.unknown');
  });

  it('A2: a browser that is paired as a kiosk is no agent', async () => {
    const { id } = await office.device('kiosk');
    const browser = office.stranger({ origin: office.origin });
    await browser.ask(`/pair/${await codeFor(id)}`);
    expect((await browser.ask('/api/device')).status).toBe(200);
    const body = { blocks: [], lowOn: [], printer: null };
    expectProblem(await browser.post('/api/kiosk-agent/sync', body), 'auth.forbidden');
  });
});

describe('blocks', () => {
  it('G1: each kiosk holds 30 numbers of each active service, and none of another one', async () => {
    const [one, two] = [await fakeAgent(office), await fakeAgent(office)];
    const first = await one.sync();
    await two.sync();
    const { services } = office.server.core.hall.office;
    expect(one.blocks.map(({ serviceId }) => serviceId).sort()).toEqual(services.map(({ id }) => id).sort());
    expect(one.block('A')).toMatchObject({ from: 901, to: 930 });
    expect(two.block('A')).toMatchObject({ from: 931, to: 960 });
    expect(first.blocks.every(({ from, usedTo }) => usedTo === from - 1)).toBe(true);
    // Asking again changes nothing.
    expect(await one.sync()).toEqual(first);
    expect(first).toMatchObject({ businessDay: '2026-11-23', timeZone: 'Asia/Ho_Chi_Minh', printerId: null });
    expect(first.history).not.toBe('');
  });

  it('G2: another block when the numbers run out, and only one when the answer got lost', async () => {
    const agent = await fakeAgent(office);
    await agent.sync();
    const A = office.service('A');
    const before = agent.blocks;
    await agent.sync([A]);
    agent.blocks = before;
    await agent.sync([A]);
    const spans = agent.blocks.filter(({ prefix }) => prefix === 'A').map(({ from }) => from);
    expect(spans).toEqual([901, 931]);
    for (let n = 0; n < 12; n += 1) await agent.sync([A]);
    expect(agent.blocks.filter(({ prefix }) => prefix === 'A').map(({ from }) => from)).toEqual([
      901, 931, 961, 9_001, 9_031, 9_061, 9_091, 9_121, 9_151, 9_181,
    ]);
  });

  it('G2: another prefix, a removed service and a removed kiosk give their blocks back', async () => {
    const [one, two] = [await fakeAgent(office), await fakeAgent(office)];
    const admin = office.signedIn('admin');
    await one.sync();
    const made = await admin.post('/api/services', { prefix: 'Z', name: { vi: 'Mới', en: 'New' } });
    const { id } = made.json as { id: string };
    await one.sync();
    expect(one.block('Z')).toMatchObject({ from: 901 });
    expect((await admin.ask(`/api/services/${id}`, { method: 'PATCH', body: { prefix: 'Y' } })).status).toBe(200);
    await one.sync();
    expect(one.blocks.filter(({ serviceId }) => serviceId === id)).toMatchObject([{ prefix: 'Y', from: 901 }]);
    expect((await admin.ask(`/api/services/${id}`, { method: 'DELETE' })).status).toBe(204);
    await one.sync();
    expect(one.blocks.filter(({ serviceId }) => serviceId === id)).toEqual([]);
    expect((await admin.ask(`/api/devices/${one.id}`, { method: 'DELETE' })).status).toBe(204);
    expectProblem(await one.client.post('/api/kiosk-agent/sync', {}), 'auth.required');
    await two.sync();
    expect(two.block('A')).toMatchObject({ from: 901 });
  });

  it('N1, G3: the main line passes over what kiosks hold or gave, and over nothing else', async () => {
    const [one, two] = [await fakeAgent(office), await fakeAgent(office)];
    await one.sync();
    await two.sync();
    const { client } = await office.device('kiosk');
    expect((await issue(client, office.service('A'))).ticket.label).toBe('A001');
    expect(await one.handIn(one.ticket('A', { origin: 'server', number: 899 }))).toEqual(['taken']);
    expect(await two.handIn(two.ticket('A', { number: 965 }))).toEqual(['taken']);
    const next: string[] = [];
    for (let n = 0; n < 7; n += 1) next.push((await issue(client, office.service('A'))).ticket.label);
    expect(next).toEqual(['A900', 'A961', 'A962', 'A963', 'A964', 'A966', 'A967']);
    // Without an agent there is no gap.
    expect((await issue(client, office.service('B'))).ticket.label).toBe('B001');
    // A new block lies behind the line.
    const three = await fakeAgent(office);
    await three.sync();
    expect(three.block('A')).toMatchObject({ from: 9_001 });
    expect(three.block('B')).toMatchObject({ from: 961 });
  });
});

describe('tickets that are handed in', () => {
  it('G4, G5: come in once, also while the office is closed, with their true age, and may be overdue at once', async () => {
    const agent = await fakeAgent(office);
    await agent.sync();
    const monitor = await office.follow('monitor', office.signedIn('ngoc'));
    const { client } = await office.device('kiosk');
    const younger = await issue(client, office.service('A'));
    const admin = office.signedIn('admin');
    const closed = { week: Array.from({ length: 7 }, () => []), seasons: [], exceptions: [] };
    await admin.ask('/api/office', { method: 'PATCH', body: { hours: closed } });
    expectProblem(await client.post('/api/tickets', { serviceId: office.service('A') }, 'shut'), 'service.closed');

    const issuedAt = new Date(office.clock.now - 70 * MINUTE).toISOString();
    const ticket = agent.ticket('A', { issuedAt, language: 'en' });
    expect(await agent.handIn(ticket, ticket)).toEqual(['taken', 'known']);
    expect(await agent.handIn(ticket)).toEqual(['known']);
    expect(row(ticket.id)).toMatchObject({
      label: 'A901',
      state: 'waiting',
      issuedAt: Date.parse(issuedAt),
      deviceId: agent.id,
    });
    expect(labels('A')).toEqual(['A901', 'A001']);

    await office.settle(monitor);
    expect(monitor.view).toMatchObject({ tickets: { [ticket.id]: { label: 'A901' } } });
    expect(monitor.faults).toEqual([]);
    const follow = await office.stranger().ask(`/api/follow/${ticket.token}`);
    expect(follow.json).toMatchObject({ label: 'A901', state: 'waiting', ahead: 0 });

    const clerk = office.signedIn('lan');
    const counter = office.server.core.hall.office.counters.find(({ serviceIds }) =>
      serviceIds.includes(office.service('A')),
    );
    await clerk.ask(`/api/counters/${counter?.id}/session`, { method: 'PUT' });
    const called = await clerk.post(`/api/counters/${counter?.id}/call-next`, {}, 'call-1');
    expect(called.json).toMatchObject({ ticket: { label: 'A901', callReason: 'overdue' } });
    expect(younger.ticket.label).toBe('A001');
    // The day goes on as before after a restart.
    await office.restart();
    expect(labels('A')).toEqual(['A001']);
    expect((await agent.sync()).blocks.find(({ prefix }) => prefix === 'A')).toMatchObject({ from: 901, usedTo: 901 });
  });

  it('G4: an inactive service, an unknown class and an unknown procedure keep nobody out', async () => {
    const agent = await fakeAgent(office);
    await agent.sync();
    const admin = office.signedIn('admin');
    await admin.ask(`/api/services/${office.service('B')}`, { method: 'PATCH', body: { active: false } });
    const ticket = agent.ticket('B', { priorityClass: 'nobility', procedureCode: '9.999999' });
    const future = agent.ticket('A', { issuedAt: new Date(office.clock.now + 5 * MINUTE).toISOString() });
    expect(await agent.handIn(ticket, future)).toEqual(['taken', 'taken']);
    expect(row(ticket.id)).toMatchObject({ label: 'B901', priorityClass: 'unspecified', procedureCode: null });
    expect(row(future.id)?.issuedAt).toBe(office.clock.now);
  });

  it('G4: a service that was removed meanwhile, or is not known any more, loses nobody: staff see the number and call it', async () => {
    const agent = await fakeAgent(office);
    await agent.sync();
    const admin = office.signedIn('admin');
    const made = await admin.post('/api/services', { prefix: 'Z', name: { vi: 'Tạm', en: 'For a time' } });
    const { id: gone } = made.json as { id: string };
    await agent.sync();
    const waiting = agent.ticket('Z');
    const ofC = agent.ticket('C');
    const yesterday = agent.ticket('Z', { issuedAt: new Date(office.clock.now - 24 * HOUR).toISOString() });
    for (const id of [gone, office.service('C')]) {
      expect((await admin.ask(`/api/services/${id}`, { method: 'DELETE' })).status).toBe(204);
    }
    // The field was made anew under its letter: its people go there.
    const again = await admin.post('/api/services', { prefix: 'C', name: { vi: 'Đất đai', en: 'Land' } });
    const unknown = agent.ticket('A', { serviceId: uuidv7() });
    expect(await agent.handIn(waiting, ofC, yesterday, unknown)).toEqual(['taken', 'taken', 'taken', 'taken']);
    expect(row(ofC.id)).toMatchObject({ state: 'waiting', serviceId: (again.json as { id: string }).id });
    expect(row(unknown.id)).toMatchObject({ state: 'waiting', serviceId: office.service('A') });
    expect(row(yesterday.id)).toMatchObject({ state: 'expired', businessDay: '2026-11-22' });
    // Nothing of the field is left: the first one at which people are called takes them in, under their own number.
    expect(row(waiting.id)).toMatchObject({ label: 'Z901', state: 'waiting', serviceId: office.service('A') });
    const monitor = await office.follow('monitor', office.signedIn('ngoc'));
    expect(monitor.view).toMatchObject({ tickets: { [waiting.id]: { label: 'Z901' } } });
    const lan = office.signedIn('lan');
    const seat = `/api/counters/${office.counter(2)}`;
    await lan.ask(`${seat}/session`, { method: 'PUT' });
    const called = await lan.post(`${seat}/call-next`, {}, 'gone-1');
    expect(called.json).toMatchObject({ ticket: { label: 'Z901' } });
    const moved = await lan.post(`/api/tickets/${waiting.id}/transfer`, { serviceId: office.service('B') }, 'gone-2');
    expect(moved.json).toMatchObject({ ticket: { label: 'Z901', state: 'waiting', serviceId: office.service('B') } });
    expect(await agent.handIn(waiting)).toEqual(['known']);
    expect((await office.stranger().ask(`/api/follow/${waiting.token}`)).json).toMatchObject({ label: 'Z901' });
    expect(office.faults()).toEqual([]);
  });

  it('G4: a refused one does not hold up the others', async () => {
    const [one, two] = [await fakeAgent(office), await fakeAgent(office)];
    await one.sync();
    await two.sync();
    expect(await one.handIn(one.ticket('A'))).toEqual(['taken']);
    expect(
      await two.handIn(
        one.ticket('A'),
        two.ticket('A', { number: 12 }),
        two.ticket('A', { prefix: '<b' }),
        // Somebody holds it on paper, whoever the server thinks may give it.
        one.ticket('A', { number: 902 }),
        two.ticket('A'),
      ),
    ).toEqual(['number.taken', 'request.invalid', 'request.invalid', 'taken', 'taken']);
    expect(labels('A')).toEqual(['A901', 'A902', 'A931']);
  });

  it('G5: what was given before midnight belongs to yesterday and ends there', async () => {
    const agent = await fakeAgent(office);
    await agent.sync();
    const monitor = await office.follow('monitor', office.signedIn('ngoc'));
    const yesterday = agent.ticket('A');
    const far = agent.ticket('A', { number: 930, issuedAt: '2026-01-02T03:04:05+07:00' });
    office.clock.now += DAY;
    const today = agent.ticket('A');
    expect(await agent.handIn(yesterday, far, today)).toEqual(['taken', 'taken', 'taken']);
    expect(row(yesterday.id)).toMatchObject({ businessDay: '2026-11-23', label: 'A901', state: 'expired' });
    expect(row(far.id)).toMatchObject({ businessDay: '2026-01-02', state: 'expired' });
    expect(row(today.id)).toMatchObject({ businessDay: '2026-11-24', label: 'A901', state: 'waiting' });
    expect(labels('A')).toEqual(['A901']);
    expect((await agent.sync()).blocks.find(({ prefix }) => prefix === 'A')).toMatchObject({ usedTo: 901 });
    await office.settle(monitor);
    const fresh = await office.follow('monitor', office.signedIn('ngoc'));
    expect(monitor.view).toEqual(fresh.view);
    const { figures } = office.server.core.hall;
    const counted = figures.issued;
    office.server.core.hall.reload();
    expect([counted, office.server.core.hall.figures.issued]).toEqual([1, 1]);
  });

  it('R1: a hundred at once share one transaction and keep their order', async () => {
    const agent = await fakeAgent(office);
    await agent.sync();
    await agent.sync(office.server.core.hall.office.services.map(({ id }) => id));
    const many = agent.blocks.flatMap(({ prefix, from }) =>
      Array.from({ length: 6 }, (_, n) =>
        agent.ticket(prefix, {
          number: from + n,
          issuedAt: new Date(office.clock.now - (60 - n) * 1_000).toISOString(),
        }),
      ),
    );
    const before = office.server.core.log.lastSeq();
    expect(new Set(await agent.handIn(...many.slice(0, 100)))).toEqual(new Set(['taken']));
    expect(office.server.core.log.lastSeq() - before).toBe(Math.min(100, many.length));
    expect(labels('A').slice(0, 6)).toEqual(['A901', 'A931', 'A902', 'A932', 'A903', 'A933']);
  });
});

describe('an answer that never came', () => {
  it('G7: the number that the server gave is cancelled in the same act, and a late question gives none', async () => {
    const agent = await fakeAgent(office);
    await agent.sync();
    const lost = await issue(agent.client, office.service('A'), 'touch-1');
    const ticket = agent.ticket('A', { askedWithKey: 'touch-1' });
    expect(await agent.handIn(ticket)).toEqual(['taken']);
    expect(row(lost.ticket.id)?.state).toBe('cancelled');
    expect(labels('A')).toEqual(['A901']);
    const acts = [lost.ticket.id, ticket.id].map((id) => office.server.core.log.ofTicket(id).at(-1)?.actId);
    expect(acts[0]).toBe(acts[1]);
    expect(await agent.handIn(ticket)).toEqual(['known']);

    // The question itself was still on its way.
    expect(await agent.handIn(agent.ticket('A', { number: 902, askedWithKey: 'touch-2' }))).toEqual(['taken']);
    const late = await agent.client.post('/api/tickets', { serviceId: office.service('A') }, 'touch-2');
    expectProblem(late, 'idempotency.mismatch');
    expect(labels('A')).toEqual(['A901', 'A902']);
  });

  it('G7: one that was called meanwhile stays, and so does what another kiosk was given for the same key', async () => {
    const [agent, other] = [await fakeAgent(office), await fakeAgent(office)];
    await agent.sync();
    const others = await issue(other.client, office.service('A'), 'touch-1');
    expect(await agent.handIn(agent.ticket('A', { askedWithKey: 'touch-1' }))).toEqual(['taken']);
    expect(row(others.ticket.id)?.state).toBe('waiting');
    const called = await issue(agent.client, office.service('A'), 'touch-2');
    const clerk = office.signedIn('lan');
    const counter = office.server.core.hall.office.counters.find(({ serviceIds }) =>
      serviceIds.includes(office.service('A')),
    );
    await clerk.ask(`/api/counters/${counter?.id}/session`, { method: 'PUT' });
    expect((await clerk.post(`/api/tickets/${called.ticket.id}/call`, {}, 'c')).status).toBe(200);
    expect(await agent.handIn(agent.ticket('A', { number: 902, askedWithKey: 'touch-2' }))).toEqual(['taken']);
    expect(row(called.ticket.id)?.state).toBe('called');
  });
});

describe('a server that was restored', () => {
  it('G2, G6, G9: has another history, gets everything back once, and goes on behind it', async () => {
    const [one, two] = [await fakeAgent(office), await fakeAgent(office)];
    await one.sync();
    const before = await one.sync();
    await issue(one.client, office.service('A'));
    await office.server.stop();
    copyFileSync(databaseFile(office.dataFolder), `${databaseFile(office.dataFolder)}.backup`);
    await office.restart();

    // What the backup does not know: numbers of the server, a kiosk's block, tickets from both blocks.
    await two.sync();
    const given = [await issue(one.client, office.service('A')), await issue(two.client, office.service('A'))];
    const own = [one.ticket('A'), two.ticket('A')];
    expect([await one.handIn(own[0] ?? one.ticket('A')), await two.handIn(own[1] ?? two.ticket('A'))]).toEqual([
      ['taken'],
      ['taken'],
    ]);
    expect(two.block('A')).toMatchObject({ from: 931 });

    await office.server.stop();
    copyFileSync(`${databaseFile(office.dataFolder)}.backup`, databaseFile(office.dataFolder));
    await office.restart();
    office.db.update(officeTable).set({ history: '' }).run();
    await office.restart();

    const asServers = ({ ticket, token }: IssueAnswer, agent: FakeAgent) =>
      agent.ticket('A', {
        id: ticket.id,
        origin: 'server',
        number: Number(ticket.label.slice(1)),
        issuedAt: ticket.issuedAt,
        token,
      });
    expect(office.server.core.tickets.range('2026-11-23', 'A')?.lastNumber).toBe(1);
    // The second kiosk comes first, and lacks numbers.
    const [first, second] = given;
    if (first === undefined || second === undefined) throw new Error('nothing was given');
    expect(await two.handIn(asServers(second, two), two.ticket('A'), own[1] ?? two.ticket('A'))).toEqual([
      'taken',
      'taken',
      'number.taken',
    ]);
    const after = await two.sync([office.service('A')]);
    expect(after.history).not.toBe(before.history);
    expect(two.blocks.filter(({ prefix }) => prefix === 'A').map(({ from }) => from)).toEqual([931, 961]);
    expect(await one.handIn(asServers(first, one), own[0] ?? one.ticket('A'))).toEqual(['taken', 'taken']);
    await one.sync();
    expect(one.block('A')).toMatchObject({ from: 901 });
    expect(labels('A').sort()).toEqual(['A001', 'A002', 'A003', 'A901', 'A931']);
    // The main line goes on behind what was given before, also when a lower number came in last.
    expect(office.server.core.tickets.range('2026-11-23', 'A')?.lastNumber).toBe(3);
    expect((await issue(one.client, office.service('A'))).ticket.label).toBe('A004');
    expect((await office.stranger().ask(`/api/follow/${first.token}`)).json).toMatchObject({
      label: first.ticket.label,
    });
    expect(office.clock.now).toBe(MONDAY);
  });
});
