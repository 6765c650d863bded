/** Papers before the number over real HTTP: the public catalogue, the checklist on the slip, the list alone (SPEC J1, J20–J23). */
import { eq, isNull } from 'drizzle-orm';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PaperListAnswer } from '#common/contract/commands.ts';
import { Procedure, type VisitParts } from '#common/contract/office.ts';
import { events, printJobs, tickets } from '#server/store/schema.ts';
import { expectAnswer, expectProblem } from '../support/answers.ts';
import { type Device, type Running, run } from '../support/running.ts';
import type { Client } from '../support/running-http.ts';

let office: Running;
let kiosk: Device;
let admin: Client;
let b: string;

beforeAll(async () => {
  office = await run();
  kiosk = await office.device('kiosk');
  admin = office.signedIn('admin');
  b = office.service('B');
  const printerId = office.server.core.hall.office.printers[0]?.id;
  await admin.ask(`/api/devices/${kiosk.id}`, { method: 'PATCH', body: { printerId } });
});
afterAll(() => office.stop());

const BIRTH = '1.001193';
const birth = (more: object = {}): object => ({ serviceId: b, procedureCode: BIRTH, ...more });
const contentOf = (jobId: string | null): unknown =>
  office.db
    .select()
    .from(printJobs)
    .where(eq(printJobs.id, jobId ?? ''))
    .get()?.content;

async function setPapers(on: boolean): Promise<void> {
  const parts: VisitParts = { ...office.server.core.hall.office.settings.parts, papers: on };
  expect((await admin.ask('/api/office', { method: 'PATCH', body: { parts } })).status).toBe(200);
}

describe('GET /api/procedures', () => {
  const Answer = Type.Object({
    office: Type.Object({ name: Type.Any(), timeZone: Type.String() }),
    fields: Type.Array(
      Type.Object({ id: Type.String(), prefix: Type.String(), procedures: Type.Array(Procedure, { minItems: 1 }) }),
    ),
  });

  it('J20: tells anybody the fields that have procedures, without signing in', async () => {
    const { fields } = expectAnswer(await office.stranger().ask('/api/procedures'), 200, Answer);
    expect(fields.map(({ prefix }) => prefix)).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(fields[1]?.procedures.map(({ code }) => code)).toContain(BIRTH);
  });

  it('J20: leaves out a field that takes no numbers', async () => {
    await admin.ask(`/api/services/${office.service('D')}`, { method: 'PATCH', body: { active: false } });
    const { fields } = expectAnswer(await office.stranger().ask('/api/procedures'), 200, Answer);
    expect(fields.map(({ prefix }) => prefix)).toEqual(['A', 'B', 'C', 'E']);
    await admin.ask(`/api/services/${office.service('D')}`, { method: 'PATCH', body: { active: true } });
  });
});

describe('a number with a checklist', () => {
  it('J22: what is missing stands on the slip, and nowhere else', async () => {
    const answer = await kiosk.client.post('/api/tickets', birth({ missingPapers: [0, 2] }), 'with-list');
    expect(answer.status).toBe(201);
    const { ticket, print } = answer.json as { ticket: { id: string }; print: { jobId: string } };
    expect(contentOf(print.jobId)).toMatchObject({
      kind: 'ticket',
      missing: [0, 2],
      procedure: { name: { vi: 'Đăng ký khai sinh' } },
    });
    const row = office.db.select().from(tickets).where(eq(tickets.id, ticket.id)).get();
    const told = office.db.select().from(events).where(eq(events.ticketId, ticket.id)).all();
    expect(JSON.stringify([row, told])).not.toMatch(/missing/i);
    expect(answer.text).not.toMatch(/missing/i);
  });

  it('J22: a slip that is printed again has the same checklist', async () => {
    const { ticket } = (await kiosk.client.post('/api/tickets', birth({ missingPapers: [1] }), 'again')).json as {
      ticket: { id: string };
    };
    const again = await office.signedIn('lan').post(`/api/tickets/${ticket.id}/print`, undefined, 'print-again');
    const { print } = again.json as { print: { jobId: string } };
    expect(contentOf(print.jobId)).toMatchObject({ kind: 'reprint', missing: [1] });
  });

  it('J22: nothing ticked is nothing said', async () => {
    const { print } = (await kiosk.client.post('/api/tickets', birth(), 'no-list')).json as {
      print: { jobId: string };
    };
    expect(contentOf(print.jobId)).not.toHaveProperty('missing');
  });

  it.each([
    ['a paper that the procedure does not have', { missingPapers: [0, 3] }, 'missingPapers/1'],
    ['papers without a procedure', { procedureCode: null, missingPapers: [0] }, 'missingPapers/0'],
    ['an empty list without a procedure', { procedureCode: null, missingPapers: [] }, 'missingPapers'],
    ['one paper twice', { missingPapers: [1, 1] }, 'missingPapers'],
    ['a paper by its name', { missingPapers: ['Tờ khai'] }, 'missingPapers/0'],
  ])('J22: refuses %s', async (_what, more, field) => {
    const problem = expectProblem(
      await kiosk.client.post('/api/tickets', birth(more), `bad-${field}`),
      'request.invalid',
    );
    expect(problem.field).toBe(field);
  });

  it('R5: a retry gets its number although the papers have changed meanwhile', async () => {
    const body = birth({ missingPapers: [2] });
    const first = await kiosk.client.post('/api/tickets', body, 'before-the-change');
    const { procedures } = office.server.core.hall.office.services.find(({ id }) => id === b) ?? { procedures: [] };
    const fewer = procedures.map((one) => (one.code === BIRTH ? { ...one, papers: one.papers.slice(0, 1) } : one));
    const change = (list: unknown) => admin.ask(`/api/services/${b}`, { method: 'PATCH', body: { procedures: list } });
    expect((await change(fewer)).status).toBe(200);
    const again = await kiosk.client.post('/api/tickets', body, 'before-the-change');
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect((await change(procedures)).status).toBe(200);
  });
});

describe('POST /api/paper-lists', () => {
  it('J23: prints the papers without a number, once for a key', async () => {
    const before = office.db.select().from(tickets).all().length;
    const first = await kiosk.client.post('/api/paper-lists', birth({ missingPapers: [1] }), 'list-1');
    const { print, pageUrl } = expectAnswer(first, 201, PaperListAnswer);
    expect(pageUrl).toMatch(/\/giay-to#1\.001193$/);
    expect(print.state).toBe('queued');
    const again = await kiosk.client.post('/api/paper-lists', birth({ missingPapers: [1] }), 'list-1');
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect(contentOf(print.jobId)).toMatchObject({ kind: 'papers', missing: [1], pageUrl });
    const alone = office.db.select().from(printJobs).where(isNull(printJobs.ticketId)).all();
    expect(alone).toHaveLength(1);
    expect(office.db.select().from(tickets).all()).toHaveLength(before);
    await expect
      .poll(
        () =>
          office.db
            .select()
            .from(printJobs)
            .where(eq(printJobs.id, print.jobId ?? ''))
            .get()?.state,
        { timeout: 15_000 },
      )
      .toBe('printed');
  });

  it('J23: the kiosk hears what became of it', async () => {
    const feed = await office.follow('kiosk', kiosk.client);
    const { print } = (await kiosk.client.post('/api/paper-lists', birth(), 'list-2')).json as {
      print: { jobId: string };
    };
    await feed.until(() => JSON.stringify(feed.messages).includes(`"jobId":"${print.jobId}"`));
  });

  it('J23: a kiosk without a printer still gets the address for a phone', async () => {
    const other = await office.device('kiosk', 'Máy không in');
    const { print, pageUrl } = expectAnswer(
      await other.client.post('/api/paper-lists', birth(), 'list-3'),
      201,
      PaperListAnswer,
    );
    expect([print, pageUrl]).toEqual([{ jobId: null, state: 'no-printer' }, expect.stringContaining('/giay-to#')]);
  });

  it.each([
    ['an unknown field', { serviceId: 'nowhere' }, 'service.unknown'],
    ['an unknown procedure', { procedureCode: '9.999' }, 'procedure.unknown'],
    ['a paper that is not there', { missingPapers: [9] }, 'request.invalid'],
  ] as const)('refuses %s', async (_what, more, code) => {
    expectProblem(await kiosk.client.post('/api/paper-lists', birth(more), `bad-list-${code}`), code);
  });

  it('is for kiosks alone', async () => {
    expectProblem(await office.stranger().post('/api/paper-lists', birth(), 'x'), 'auth.required');
    expectProblem(await admin.post('/api/paper-lists', birth(), 'x'), 'auth.forbidden');
  });
});

describe('J1: an office without the part', () => {
  beforeAll(() => setPapers(false));
  afterAll(() => setPapers(true));

  it('answers part.off, and numbers are given as before', async () => {
    expectProblem(await office.stranger().ask('/api/procedures'), 'part.off');
    expectProblem(await kiosk.client.post('/api/paper-lists', birth(), 'off-1'), 'part.off');
    expectProblem(await kiosk.client.post('/api/tickets', birth({ missingPapers: [0] }), 'off-2'), 'part.off');
    expect((await kiosk.client.post('/api/tickets', birth(), 'off-3')).status).toBe(201);
    expect((await office.stranger().ask('/giay-to', { headers: { accept: 'text/html' } })).status).toBe(404);
  });

  it('shows neither forms nor source on slips and phones', async () => {
    const copies = { serviceId: office.service('A'), procedureCode: '2.000815' };
    const { print, token } = (await kiosk.client.post('/api/tickets', copies, 'off-4')).json as {
      print: { jobId: string };
      token: string;
    };
    const shown = JSON.stringify([contentOf(print.jobId), (await office.stranger().ask(`/api/follow/${token}`)).json]);
    expect(shown).not.toContain('23/2015');
  });
});
