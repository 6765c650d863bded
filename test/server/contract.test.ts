/** The rows of the outer contract's "Resources" for kiosks and phones, over real HTTP: exact statuses, shapes, codes. */
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IssueAnswer } from '#common/contract/commands.ts';
import { PriorityClass, Procedure } from '#common/contract/office.ts';
import { Bilingual, Id } from '#common/contract/text.ts';
import { TicketWithHistory } from '#common/contract/ticket.ts';
import { expectAnswer, expectProblem, MOMENT, momentsIn } from '../support/answers.ts';
import { MONDAY, type Running, run } from '../support/running.ts';
import type { Client } from '../support/running-http.ts';

let office: Running;
let kiosk: Client;
let otherKiosk: Client;
let display: Client;
let lan: Client;
let admin: Client;

beforeAll(async () => {
  office = await run();
  [kiosk, otherKiosk, display] = (
    await Promise.all([office.device('kiosk'), office.device('kiosk'), office.device('display')])
  ).map(({ client }) => client) as [Client, Client, Client];
  lan = office.signedIn('lan');
  admin = office.signedIn('admin');
});
afterAll(() => office.stop());

const Estimate = Type.Union([
  Type.Object({ minutes: Type.Object({ low: Type.Integer(), high: Type.Integer() }) }),
  Type.Null(),
]);
const Services = Type.Object({
  services: Type.Array(
    Type.Object({
      id: Id,
      prefix: Type.String(),
      name: Bilingual,
      open: Type.Boolean(),
      waiting: Type.Integer({ minimum: 0 }),
      estimate: Estimate,
      procedures: Type.Array(Procedure),
    }),
  ),
  priorityClasses: Type.Array(PriorityClass),
});

describe('GET /api/services', () => {
  it('lists what can be taken, with the waiting counts and the priority classes', async () => {
    const before = expectAnswer(await kiosk.ask('/api/services'), 200, Services);
    expect(before.services.map(({ prefix, open }) => [prefix, open])).toEqual(
      ['A', 'B', 'C', 'D', 'E', 'R', 'H'].map((prefix) => [prefix, true]),
    );
    expect(before.priorityClasses.map(({ code }) => code).sort()).toEqual([
      'child',
      'disabled',
      'elderly',
      'merit',
      'pregnant',
    ]);
    await kiosk.post('/api/tickets', { serviceId: office.service('H') }, 'services-1');
    const after = expectAnswer(await lan.ask('/api/services'), 200, Services);
    expect(after.services.find(({ prefix }) => prefix === 'H')?.waiting).toBe(1);
  });

  it('is for kiosks and staff', async () => {
    expectProblem(await office.stranger().ask('/api/services'), 'auth.required');
    expectProblem(await display.ask('/api/services'), 'auth.forbidden');
  });

  it('shows a service that was taken out to staff only, and closed', async () => {
    const id = office.service('D');
    expect((await admin.ask(`/api/services/${id}`, { method: 'PATCH', body: { active: false } })).status).toBe(200);
    const forKiosk = expectAnswer(await kiosk.ask('/api/services'), 200, Services);
    expect(forKiosk.services.some((service) => service.id === id)).toBe(false);
    const forStaff = expectAnswer(await lan.ask('/api/services'), 200, Services);
    expect(forStaff.services.find((service) => service.id === id)?.open).toBe(false);
    expectProblem(await kiosk.post('/api/tickets', { serviceId: id }, 'inactive-1'), 'service.closed');
    await admin.ask(`/api/services/${id}`, { method: 'PATCH', body: { active: true } });
  });
});

describe('POST /api/tickets', () => {
  it('gives a number: 201 with ticket, token, link and print', async () => {
    const body = {
      serviceId: office.service('A'),
      procedureCode: '2.000815',
      priorityClass: 'elderly',
      language: 'en',
    };
    const answer = await kiosk.post('/api/tickets', body, 'issue-1');
    const issued = expectAnswer(answer, 201, IssueAnswer);
    expect(issued.ticket).toMatchObject({
      label: 'A001',
      serviceId: body.serviceId,
      procedureCode: '2.000815',
      priorityClass: 'elderly',
      state: 'waiting',
      counterId: null,
      businessDay: '2026-11-23',
      issuedAt: '2026-11-23T08:00:00.000+07:00',
      calledAt: null,
      startedAt: null,
      endedAt: null,
      calls: 0,
    });
    expect(issued.print).toEqual({ jobId: null, state: 'no-printer' });
    // 128 random bits or more: not to be guessed (SPEC R8).
    expect(issued.token).toMatch(/^[\w-]{22,}$/);
    expect(issued.followUrl).toBe(`${office.origin}/t/${issued.token}`);
  });

  it('gives the same answer for the same key, as 200, and acts once (SPEC R5)', async () => {
    const body = { serviceId: office.service('B') };
    const first = await kiosk.post('/api/tickets', body, 'again-1');
    const again = await kiosk.post('/api/tickets', body, 'again-1');
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.text).toBe(first.text);
    expectAnswer(again, 200, IssueAnswer);
    const other = expectAnswer(await kiosk.post('/api/tickets', body, 'again-2'), 201, IssueAnswer);
    expect(other.ticket.label).toBe('B002');
  });

  it('refuses the same key with another body', async () => {
    await kiosk.post('/api/tickets', { serviceId: office.service('B') }, 'mismatch-1');
    expectProblem(
      await kiosk.post('/api/tickets', { serviceId: office.service('C') }, 'mismatch-1'),
      'idempotency.mismatch',
    );
  });

  it('keeps the keys of two kiosks apart', async () => {
    const body = { serviceId: office.service('C') };
    const mine = expectAnswer(await kiosk.post('/api/tickets', body, 'shared-key'), 201, IssueAnswer);
    const yours = expectAnswer(await otherKiosk.post('/api/tickets', body, 'shared-key'), 201, IssueAnswer);
    expect(yours.ticket.id).not.toBe(mine.ticket.id);
  });

  it('wants a key', async () => {
    const problem = expectProblem(
      await kiosk.post('/api/tickets', { serviceId: office.service('A') }),
      'request.invalid',
    );
    expect(problem.field).toBe('idempotency-key');
  });

  it('says what is wrong, by field', async () => {
    const serviceId = office.service('A');
    let tries = 0;
    const tryOut = (body: unknown) => kiosk.post('/api/tickets', body, `bad-${tries++}`);
    expectProblem(await tryOut({ serviceId: 'no-such-service' }), 'service.unknown');
    expectProblem(await tryOut({ serviceId, procedureCode: '9.999999' }), 'procedure.unknown');
    for (const [body, field] of [
      [{}, 'serviceId'],
      [{ serviceId: 7 }, 'serviceId'],
      [{ serviceId, priorityClass: 'king' }, 'priorityClass'],
      [{ serviceId, language: 'xx' }, 'language'],
      [{ serviceId, name: 'Nguyễn Thị Ví Dụ' }, 'name'],
    ] as const) {
      expect(expectProblem(await tryOut(body), 'request.invalid').field).toBe(field);
    }
  });

  it('is for kiosks and staff; a stranger and a display get none', async () => {
    const body = { serviceId: office.service('R') };
    expectAnswer(await lan.post('/api/tickets', body, 'by-staff'), 201, IssueAnswer);
    expectProblem(await office.stranger().post('/api/tickets', body, 'x'), 'auth.required');
    expectProblem(await display.post('/api/tickets', body, 'x'), 'auth.forbidden');
  });

  it('takes none outside the hours (SPEC C3)', async () => {
    const day = [['07:30', '11:30']];
    const hours = { week: Array.from({ length: 7 }, () => day), seasons: [], exceptions: [] };
    expect((await admin.ask('/api/office', { method: 'PATCH', body: { hours } })).status).toBe(200);
    const body = { serviceId: office.service('E') };
    expect((await kiosk.post('/api/tickets', body, 'in-hours')).status).toBe(201);
    office.clock.now = Date.parse('2026-11-23T11:30:00+07:00');
    expectProblem(await kiosk.post('/api/tickets', body, 'at-noon'), 'service.closed');
    const closed = expectAnswer(await kiosk.ask('/api/services'), 200, Services);
    expect(closed.services.every(({ open }) => !open)).toBe(true);
    // A retry of a number that was given before closing still gets it.
    expect((await kiosk.post('/api/tickets', body, 'in-hours')).status).toBe(200);
    office.clock.now = MONDAY;
    await admin.ask('/api/office', { method: 'PATCH', body: { hours: null } });
  });
});

describe('GET /api/tickets/:id and /api/follow/:token', () => {
  it('shows a ticket with its history to staff', async () => {
    const issued = expectAnswer(
      await kiosk.post('/api/tickets', { serviceId: office.service('A') }, 'history-1'),
      201,
      IssueAnswer,
    );
    const ticket = expectAnswer(await lan.ask(`/api/tickets/${issued.ticket.id}`), 200, TicketWithHistory);
    expect(ticket).toMatchObject(issued.ticket);
    expect(ticket.history.map(({ type }) => type)).toEqual(['ticket.issued']);
    expectProblem(await kiosk.ask(`/api/tickets/${issued.ticket.id}`), 'auth.forbidden');
    expectProblem(await lan.ask('/api/tickets/no-such-ticket'), 'ticket.unknown');
  });

  it('shows one ticket to whoever has its token, and no other', async () => {
    const issued = expectAnswer(
      await kiosk.post('/api/tickets', { serviceId: office.service('B') }, 'follow-1'),
      201,
      IssueAnswer,
    );
    const Follow = Type.Object({
      label: Type.Literal(issued.ticket.label),
      state: Type.Literal('waiting'),
      ahead: Type.Integer({ minimum: 0 }),
      estimate: Estimate,
      counter: Type.Null(),
    });
    const phone = office.stranger();
    const view = expectAnswer(await phone.ask(`/api/follow/${issued.token}`), 200, Follow);
    expect(view.ahead).toBe(issued.ahead);
    expectProblem(await phone.ask(`/api/follow/${'x'.repeat(43)}`), 'ticket.unknown');
    expectProblem(await phone.ask(`/api/follow/${issued.ticket.id}`), 'ticket.unknown');
    expectProblem(await phone.ask('/api/follow/short'), 'request.invalid');
  });
});

describe('times', () => {
  it('are ISO 8601 with the offset of the office, wherever they stand', async () => {
    const { json } = await kiosk.post('/api/tickets', { serviceId: office.service('A') }, 'times-1');
    const { ticket, token } = json as IssueAnswer;
    const bodies = await Promise.all([
      lan.ask(`/api/tickets/${ticket.id}`),
      lan.ask(`/api/follow/${token}`),
      admin.post(`/api/devices/${office.server.core.hall.office.devices[0]?.id}/pairing`),
    ]);
    for (const body of bodies) {
      const moments = momentsIn(body.json);
      expect(moments.length).toBeGreaterThan(0);
      for (const moment of moments) expect(moment).toMatch(MOMENT);
    }
  });
});
