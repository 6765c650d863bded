/** Why a number went first: told on the lobby screen and on the phone, and a priority is lowered with a reason (SPEC J10–J13). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallsAnswer, ReplayAnswer } from '#common/contract/replay.ts';
import type { CallWhy } from '#common/contract/views.ts';
import { displayView } from '#server/feed/views/display.ts';
import { type Running, run } from '#test/support/running.ts';
import type { Answer, Client } from '#test/support/running-http.ts';

const MINUTE = 60_000;
const PARTS = { papers: false, returns: false, results: false, appointments: false, reasons: true };

let office: Running;
let admin: Client;
let kiosk: Client;
let clerk: Client;
let seat: string;
let keys = 0;
const key = (): string => `reason-${++keys}`;

beforeEach(async () => {
  office = await run();
  admin = office.signedIn('admin');
  clerk = office.signedIn('hoai');
  kiosk = (await office.device('kiosk')).client;
  seat = `/api/counters/${office.counter(3)}`;
  await clerk.ask(`${seat}/session`, { method: 'PUT' });
  await admin.ask('/api/office', { method: 'PATCH', body: { parts: PARTS } });
});
afterEach(() => office.stop());

interface Taken {
  readonly ticket: { readonly id: string; readonly label: string };
  readonly token: string;
}
const take = async (priorityClass = 'none', prefix = 'A'): Promise<Taken> =>
  (await kiosk.post('/api/tickets', { serviceId: office.service(prefix), priorityClass }, key())).json as Taken;
const next = (): Promise<Answer> => clerk.post(`${seat}/call-next`, { finish: 'completed' }, key());
/** What the lobby screen says of each called number, as it is sent. */
const lobby = (): Record<string, CallWhy | undefined> => {
  const { hall, toMoment } = office.server.core;
  const view = displayView({ hall, toMoment, timeZone: 'Asia/Ho_Chi_Minh', now: office.clock.now });
  return Object.fromEntries(Object.values(view.calls).map(({ label, why }) => [label, why]));
};
const phone = async ({ token }: Taken): Promise<CallWhy | undefined> =>
  ((await office.stranger().ask(`/api/follow/${token}`)).json as { why?: CallWhy }).why;

describe('J10: why it went first', () => {
  it('J10, J11: a priority turn is told by its class where it may be named, else as «Ưu tiên»; its holder always knows', async () => {
    for (let n = 0; n < 3; n += 1) await take();
    const disabled = await take('disabled');
    for (let n = 0; n < 3; n += 1) await next();
    expect(lobby()).toEqual({ A001: undefined, A002: undefined, A004: { reason: 'priority-turn' } });
    expect(await phone(disabled)).toEqual({
      reason: 'priority-turn',
      priority: { vi: 'Người khuyết tật', en: 'Person with a disability' },
    });
    await take();
    await take();
    const elderly = await take('elderly');
    for (let n = 0; n < 3; n += 1) await next();
    const named = { reason: 'priority-turn', priority: { vi: 'Người cao tuổi', en: 'Elderly person' } };
    expect(lobby().A007).toEqual(named);
    expect(await phone(elderly)).toEqual(named);
  });

  it('J10: long waits, who came back, and a choice by hand', async () => {
    const first = await take();
    const second = await take();
    await next();
    await clerk.post(`/api/tickets/${first.ticket.id}/park`, undefined, key());
    await clerk.post(`/api/tickets/${first.ticket.id}/return`, undefined, key());
    await clerk.post(`/api/tickets/${second.ticket.id}/call`, {}, key());
    await next();
    expect(lobby()).toEqual({ A002: { reason: 'chosen-by-hand' }, A001: { reason: 'returned' } });
    const third = await take();
    office.clock.now += 61 * MINUTE;
    await next();
    expect(lobby().A003).toEqual({ reason: 'overdue' });
    expect(await phone(third)).toEqual({ reason: 'overdue' });
  });

  it('J1: an office that does not tell shows nothing, also of the calls that stand there', async () => {
    await take();
    const chosen = await take('elderly');
    await clerk.post(`/api/tickets/${chosen.ticket.id}/call`, {}, key());
    expect(lobby().A002).toEqual({ reason: 'chosen-by-hand' });
    await admin.ask('/api/office', { method: 'PATCH', body: { parts: { ...PARTS, reasons: false } } });
    expect(lobby()).toEqual({ A002: undefined });
    expect(await phone(chosen)).toBeUndefined();
  });
});

describe('J13: lowered with a reason', () => {
  const lower = (id: string, body: object): Promise<Answer> => clerk.post(`/api/tickets/${id}/priority`, body, key());
  const history = async (id: string): Promise<unknown[]> =>
    ((await clerk.ask(`/api/tickets/${id}`)).json as { history: { type: string; reason: unknown }[] }).history
      .filter(({ type }) => type === 'ticket.reclassified')
      .map(({ reason }) => reason);

  it('J13: is asked for where a priority is taken off, and stands in the history and the audit log', async () => {
    const { ticket } = await take('elderly');
    const refused = await lower(ticket.id, { priorityClass: 'none' });
    expect([refused.status, refused.json]).toEqual([400, expect.objectContaining({ code: 'request.invalid' })]);
    expect((await lower(ticket.id, { priorityClass: 'none', reason: 'Bà cụ quên thẻ' })).status).toBe(400);
    expect((await lower(ticket.id, { priorityClass: 'none', reason: 'not-shown' })).status).toBe(200);
    expect(await history(ticket.id)).toEqual(['not-shown']);
    const { rows } = (await admin.ask('/api/audit')).json as { rows: { act: string; after: unknown }[] };
    expect(rows.find(({ act }) => act === 'ticket.reclassified')?.after).toMatchObject({ reason: 'not-shown' });
  });

  it('J13: nothing is asked for what confirms or raises; another class is a reason of its own', async () => {
    const { ticket } = await take('unspecified');
    await lower(ticket.id, { priorityClass: 'elderly' });
    await lower(ticket.id, { priorityClass: 'elderly' });
    await lower(ticket.id, { priorityClass: 'child' });
    await lower(ticket.id, { priorityClass: 'merit', reason: 'mistake' });
    expect(await history(ticket.id)).toEqual([null, null, 'other-class', null]);
  });

  it('J1: an office that does not tell reasons asks for none', async () => {
    await admin.ask('/api/office', { method: 'PATCH', body: { parts: { ...PARTS, reasons: false } } });
    const { ticket } = await take('elderly');
    expect((await lower(ticket.id, { priorityClass: 'none' })).status).toBe(200);
    expect(await history(ticket.id)).toEqual([null]);
  });
});

describe('J14–J17: a call played again', () => {
  const calls = async (query = ''): Promise<CallsAnswer> =>
    (await office.signedIn('ngoc').ask(`/api/calls${query}`)).json as CallsAnswer;
  const played = async (seq: number): Promise<ReplayAnswer> =>
    (await office.signedIn('ngoc').ask(`/api/calls/${seq}`)).json as ReplayAnswer;

  it('J15: the rules of that moment, also after an admin changed them and the day has ended', async () => {
    for (let n = 0; n < 3; n += 1) await take();
    await take('elderly');
    for (let n = 0; n < 3; n += 1) await next();
    await admin.ask('/api/office', { method: 'PATCH', body: { policy: { kind: 'first-come' } } });
    office.clock.now += 24 * 60 * MINUTE;
    await office.server.core.desk.turnDay();
    await admin.ask('/api/office', { method: 'PATCH', body: { policy: { kind: 'strict' } } });
    expect((await calls()).calls).toEqual([]);
    const { calls: found, day } = await calls('?day=2026-11-23');
    expect([day, found.map(({ label, reason }) => [label, reason])]).toEqual([
      '2026-11-23',
      [
        ['A004', 'priority-turn'],
        ['A002', 'first'],
        ['A001', 'first'],
      ],
    ]);
    expect(await played(found[0]?.seq ?? 0)).toMatchObject({
      policy: { kind: 'interleaved', k: 2 },
      streak: 2,
      byRule: 'A004',
      rulesKnown: true,
      line: [
        { label: 'A003', standing: 'priority-turn' },
        { label: 'A004', standing: 'called', priorityClass: 'elderly' },
      ],
    });
  });

  it('J16: whom the rules would have named, where a clerk chose by hand', async () => {
    const waits = await take();
    const chosen = await take();
    await clerk.post(`/api/tickets/${chosen.ticket.id}/call`, {}, key());
    const [call] = (await calls(`?ticket=${chosen.ticket.id}`)).calls;
    const answer = await played(call?.seq ?? 0);
    expect([answer.call.reason, answer.byRule]).toEqual(['chosen-by-hand', waits.ticket.label]);
    expect(answer.line.map(({ standing }) => standing)).toEqual(['first-by-rule', 'called']);
  });

  it('J17, J1: for supervisors alone, and only where the office tells reasons; what is no call is not found', async () => {
    expect((await clerk.ask('/api/calls')).status).toBe(403);
    expect((await office.stranger().ask('/api/calls/1')).status).toBe(401);
    expect((await office.signedIn('ngoc').ask('/api/calls/999999')).status).toBe(404);
    await admin.ask('/api/office', { method: 'PATCH', body: { parts: { ...PARTS, reasons: false } } });
    expect((await office.signedIn('ngoc').ask('/api/calls')).json).toMatchObject({ code: 'part.off' });
  });
});
