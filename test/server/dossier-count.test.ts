/** Many dossiers on one number, and the lane of those who bring many, over HTTP (SPEC J129–J135). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CardAnswer } from '#common/contract/cards.ts';
import type { IssueAnswer } from '#common/contract/commands.ts';
import type { HallPassAnswer } from '#common/contract/hall-code.ts';
import type { KioskView, StaffView } from '#common/contract/views.ts';
import { fakeAgent } from '#test/support/fake-agent.ts';
import { type Running, run } from '#test/support/running.ts';
import type { Answer, Client } from '#test/support/running-http.ts';

let office: Running;
let kiosk: Client;
let admin: Client;
let keys = 0;
const PARTS = { papers: false, returns: true, results: false, appointments: false, cards: true, dossierCounts: true };

const key = (): string => `many-${++keys}`;
const codeOf = ({ json, status }: Answer): string => (json as { code?: string }).code ?? `${status}`;
const ticketOf = ({ json }: Answer): IssueAnswer['ticket'] => (json as IssueAnswer).ticket;
const settings = (body: object): Promise<Answer> => admin.ask('/api/office', { method: 'PATCH', body });
const take = (prefix: string, dossiers?: unknown, more: object = {}): Promise<Answer> =>
  kiosk.post(
    '/api/tickets',
    { serviceId: office.service(prefix), ...(dossiers === undefined ? {} : { dossiers }), ...more },
    key(),
  );

/** The lane is field H: counter 1 serves it. */
async function openLane(from = 5): Promise<Client> {
  await settings({ dossierLane: { from, serviceId: office.service('H') } });
  const clerk = office.signedIn('huy');
  const counter = office.server.core.hall.countersServing(office.service('H'))[0]?.id;
  expect((await clerk.ask(`/api/counters/${counter}/session`, { method: 'PUT' })).status).toBeLessThan(300);
  return clerk;
}

beforeEach(async () => {
  office = await run();
  admin = office.signedIn('admin');
  await settings({ parts: PARTS });
  kiosk = (await office.device('kiosk')).client;
});
afterEach(() => office.stop());

describe('J129: the count', () => {
  it('goes with the number, is one where nothing is said, and is a whole number from 1 to 99', async () => {
    expect(ticketOf(await take('A', 12))).toMatchObject({ label: 'A001', dossiers: 12 });
    expect(ticketOf(await take('A'))).not.toHaveProperty('dossiers');
    expect(ticketOf(await take('A', 1))).not.toHaveProperty('dossiers');
    for (const wrong of [0, 100, -1, 2.5, '3', null]) {
      const answer = await take('A', wrong);
      expect(codeOf(answer), String(wrong)).toBe('request.invalid');
      expect(answer.json).toMatchObject({ field: 'dossiers' });
    }
    expect(ticketOf(await take('A', 99)).label).toBe('A004');
  });

  it('stands in the staff’s view and is in the log: a restart keeps it', async () => {
    const { id } = ticketOf(await take('A', 12));
    await office.restart();
    const staff = (await office.follow('monitor', office.signedIn('admin'))).view as StaffView;
    expect(staff.tickets[id]).toMatchObject({ dossiers: 12 });
  });

  it('J1: with the part off a count is refused, and a view says nothing of lane or count', async () => {
    await openLane();
    await settings({ parts: { ...PARTS, dossierCounts: false } });
    expect(codeOf(await take('A', 12))).toBe('part.off');
    expect(ticketOf(await take('A', 1))).toMatchObject({ label: 'A001' });
    const view = (await office.follow('kiosk', kiosk)).view as KioskView;
    expect(view.lane).toBeUndefined();
    expect(view.parts).not.toHaveProperty('dossierCounts');
  });
});

describe('J137: a wrong count', () => {
  const right = (clerk: Client, id: string, dossiers: unknown): Promise<Answer> =>
    clerk.post(`/api/tickets/${id}/dossiers`, { dossiers }, key());

  it('is put right where the number stands; staff see it, a restart keeps it', async () => {
    const clerk = await openLane();
    const { id } = ticketOf(await take('H', 3));
    expect(ticketOf(await right(clerk, id, 8))).toMatchObject({ label: 'H001', dossiers: 8, state: 'waiting' });
    const desk = await office.follow('monitor', admin);
    expect((desk.view as StaffView).tickets[id]).toMatchObject({ dossiers: 8 });
    expect(ticketOf(await right(clerk, id, 1))).not.toHaveProperty('dossiers');
    await expect.poll(() => (desk.view as StaffView).tickets[id]).not.toHaveProperty('dossiers');
    expect(office.server.core.hall.lines.dossiers(office.service('H'))).toBe(1);
    await right(clerk, id, 4);
    await office.restart();
    expect(office.server.core.hall.lines.dossiers(office.service('H'))).toBe(4);
  });

  it('is refused outside 1 to 99, on a number that has ended, and with the part off', async () => {
    const clerk = await openLane();
    const { id } = ticketOf(await take('H', 3));
    for (const wrong of [0, 100, 2.5, '3']) {
      expect((await right(clerk, id, wrong)).json).toMatchObject({ code: 'request.invalid', field: 'dossiers' });
    }
    expect(codeOf(await right(kiosk, id, 2))).toBe('auth.forbidden');
    await settings({ parts: { ...PARTS, dossierCounts: false } });
    expect(codeOf(await right(clerk, id, 2))).toBe('part.off');
    expect(codeOf(await right(clerk, id, 1))).toBe('200');
    await clerk.post(`/api/tickets/${id}/cancel`, {}, key());
    expect(codeOf(await right(clerk, id, 1))).toBe('ticket.state');
  });
});

describe('J131: the lane', () => {
  it('is a field that takes numbers, from two dossiers on; an error names what is wrong', async () => {
    const lane = (dossierLane: unknown) => settings({ dossierLane });
    const A = office.service('A');
    for (const [wrong, field] of [
      [{ from: 1, serviceId: A }, 'dossierLane/from'],
      [{ from: 100, serviceId: A }, 'dossierLane/from'],
      [{ from: 5, serviceId: 'no-such-field' }, 'dossierLane/serviceId'],
    ] as const) {
      const answer = await lane(wrong);
      expect(codeOf(answer), field).toBe('request.invalid');
      expect((answer.json as { field: string }).field).toContain(field);
    }
    await admin.ask(`/api/services/${A}`, { method: 'PATCH', body: { active: false } });
    const shut = await lane({ from: 5, serviceId: A });
    expect(shut.json).toMatchObject({ code: 'request.invalid', field: 'dossierLane/serviceId' });
    expect((shut.json as { message: { vi: string } }).message.vi).toContain('đang không nhận số');
    expect((await lane({ from: 5, serviceId: office.service('H') })).status).toBe(200);
    expect((await lane(null)).status).toBe(200);
  });

  it('gives who reaches the count its own number, and nobody else; the kiosk is told before', async () => {
    await openLane();
    const view = (await office.follow('kiosk', kiosk)).view as KioskView;
    expect(view.lane).toEqual({ from: 5, serviceId: office.service('H'), open: true });
    expect(ticketOf(await take('A', 4))).toMatchObject({ label: 'A001', dossiers: 4 });
    const many = ticketOf(await take('A', 5));
    expect(many).toMatchObject({ label: 'H001', serviceId: office.service('H'), cameFor: office.service('A') });
    expect(ticketOf(await take('A'))).toMatchObject({ label: 'A002' });
  });

  it('refuses nobody: without a clerk, shut, or removed, the number is given in the field that was asked for', async () => {
    const clerk = await openLane();
    const counter = office.server.core.hall.countersServing(office.service('H'))[0]?.id;
    await clerk.ask(`/api/counters/${counter}/session`, { method: 'PATCH', body: { paused: true } });
    // He comes back from his pause.
    expect(ticketOf(await take('A', 7)).label).toBe('H001');
    await clerk.ask(`/api/counters/${counter}/session`, { method: 'DELETE' });
    expect(ticketOf(await take('A', 7))).toMatchObject({ label: 'A001', dossiers: 7 });
    expect(((await office.follow('kiosk', kiosk)).view as KioskView).lane).toMatchObject({ open: false });
    await clerk.ask(`/api/counters/${counter}/session`, { method: 'PUT' });
    await admin.ask(`/api/services/${office.service('H')}`, { method: 'PATCH', body: { active: false } });
    expect(ticketOf(await take('A', 7))).toMatchObject({ label: 'A002', dossiers: 7 });
    // Other settings can be changed all the same.
    expect((await settings({ kioskIdleSeconds: 40 })).status).toBe(200);
  });

  it('J132: sent on, undone, and sent back', async () => {
    const clerk = await openLane();
    const counter = office.server.core.hall.countersServing(office.service('H'))[0]?.id;
    const { id } = ticketOf(await take('A', 12));
    const to = (prefix: string) =>
      clerk.post(`/api/tickets/${id}/transfer`, { serviceId: office.service(prefix) }, key());
    await clerk.post(`/api/tickets/${id}/call`, {}, key());
    const sent = ticketOf(await to('A'));
    expect(sent).toMatchObject({ label: 'H001', serviceId: office.service('A'), dossiers: 12 });
    expect(sent).not.toHaveProperty('cameFor');
    await clerk.post(`/api/counters/${counter}/undo`, {}, key());
    expect(office.server.core.tickets.byId(id)).toMatchObject({
      serviceId: office.service('H'),
      cameFor: office.service('A'),
      state: 'called',
    });
    await to('B');
    await clerk.post(`/api/tickets/${id}/call`, {}, key());
    expect(ticketOf(await to('H'))).toMatchObject({ cameFor: office.service('B'), dossiers: 12 });
  });
});

describe('J133: one live number a person a field, across the lane', () => {
  it('refuses the field beside the lane, the lane beside the field, and two in the lane', async () => {
    await openLane();
    const markOf = async (number: string): Promise<string> =>
      ((await kiosk.post('/api/cards', { number })).json as CardAnswer).mark;
    const card = await markOf('045199000123');
    expect(ticketOf(await take('A', 12, { card })).label).toBe('H001');
    expect(codeOf(await take('A', 1, { card }))).toBe('card.has-number');
    expect(codeOf(await take('A', 12, { card }))).toBe('card.has-number');
    expect(codeOf(await take('B', 12, { card }))).toBe('card.has-number');
    expect(codeOf(await take('H', 1, { card }))).toBe('card.has-number');
    expect(ticketOf(await take('B', 1, { card })).label).toBe('B001');
    const other = await markOf('045199000124');
    expect(ticketOf(await take('A', 1, { card: other })).label).toBe('A001');
    expect(codeOf(await take('A', 12, { card: other }))).toBe('card.has-number');
    const both = await Promise.all([
      take('C', 9, { card: await markOf('045199000125') }),
      take('C', 1, { card: await markOf('045199000125') }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

it('J33: who lacked a paper comes back on a later day with his count, into the lane again', async () => {
  const clerk = await openLane();
  const B = office.server.core.hall.office.services.find(({ prefix }) => prefix === 'B');
  const procedureCode = B?.procedures[0]?.code;
  const { id } = ticketOf(await take('B', 12, { procedureCode }));
  await clerk.post(`/api/tickets/${id}/call`, {}, key());
  const missing = await clerk.post('/api/paper-requests', { ticketId: id, papers: [0] }, key());
  expect(missing.status).toBeLessThan(300);
  const code = (missing.json as { code: string }).code;
  office.clock.now += 24 * 3_600_000;
  await office.server.tick();
  await openLane();
  const back = await kiosk.post('/api/slip-codes', { code }, key());
  expect((back.json as { issued: IssueAnswer }).issued.ticket).toMatchObject({
    label: 'H001',
    dossiers: 12,
    cameFor: office.service('B'),
    procedureCode,
  });
});

it('J135: a kiosk that was cut off hands its count in, whatever the office has switched off since', async () => {
  await openLane();
  const agent = await fakeAgent(office);
  await agent.sync();
  await settings({ parts: { ...PARTS, dossierCounts: false } });
  const own = agent.ticket('A', { dossiers: 12 });
  // As the server gave it before a restore from an older copy; a field that is gone is nobody's.
  const { number, ...lane } = { ...agent.ticket('H'), number: 1, origin: 'server' as const };
  const forgotten = { ...lane, number, dossiers: 7, cameFor: office.service('B') };
  const strange = { ...agent.ticket('H'), number: 2, origin: 'server' as const, dossiers: 7, cameFor: 'gone' };
  expect(await agent.handIn(own, forgotten, strange)).toEqual(['taken', 'taken', 'taken']);
  const row = (id: string) => office.server.core.tickets.byId(id);
  expect(row(own.id)).toMatchObject({ serviceId: office.service('A'), dossiers: 12, cameFor: null });
  expect(row(forgotten.id)).toMatchObject({ label: 'H001', dossiers: 7, cameFor: office.service('B') });
  expect(row(strange.id)).toMatchObject({ label: 'H002', dossiers: 7, cameFor: null });
  expect(office.faults()).toEqual([]);
  const wrong = agent.client.post('/api/kiosk-agent/tickets', { tickets: [{ ...own, dossiers: 0 }] });
  expect(codeOf(await wrong)).toBe('request.invalid');
});

it('J129: the phone in the hall takes a count too, and is not offered the lane', async () => {
  await openLane();
  await settings({ parts: { ...PARTS, hallCode: true } });
  const screen = (await office.device('display')).client;
  const { code } = (await screen.ask('/api/hall-code')).json as { code: string };
  const phone = office.stranger();
  const offer = (await phone.post('/api/hall-passes', { code })).json as HallPassAnswer;
  expect(offer.dossiers).toBe(true);
  expect(offer.services.map(({ prefix }) => prefix)).not.toContain('H');
  const taken = await phone.post('/api/hall-tickets', {
    pass: offer.pass,
    serviceId: office.service('A'),
    dossiers: 12,
  });
  expect(ticketOf(taken)).toMatchObject({ label: 'H001', dossiers: 12, cameFor: office.service('A') });
});

it('J134: the day’s figures count dossiers beside turns, and an undo takes them back', async () => {
  const clerk = await openLane();
  const counter = office.server.core.hall.countersServing(office.service('H'))[0]?.id;
  await take('A', 12);
  await clerk.post(`/api/counters/${counter}/call-next`, {}, key());
  await clerk.post(`/api/counters/${counter}/call-next`, { finish: 'completed' }, key());
  const monitor = await office.follow('monitor', admin);
  expect((monitor.view as StaffView).today).toMatchObject({ completed: 1, dossiers: 12 });
  await clerk.post(`/api/counters/${counter}/undo`, {}, key());
  expect(office.server.core.hall.figures.dossiers).toBe(0);
});
