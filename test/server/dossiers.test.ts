/** Dossiers and slips over real HTTP (SPEC J30–J49): recorded in one step, found by their code, never a name. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dossier, SlipAnswer, WorkListAnswer } from '#common/contract/dossiers.ts';
import { expectProblem } from '../support/answers.ts';
import { MONDAY, type Running, run } from '../support/running.ts';
import type { Answer, Client } from '../support/running-http.ts';

const DAY = 86_400_000;
let office: Running;
let clerk: Client;
let boss: Client;
let kiosk: Client;
let keys = 0;
const key = (): string => `dossier-${++keys}`;

beforeAll(async () => {
  office = await run();
  kiosk = (await office.device('kiosk')).client;
  await setParts({ returns: true, results: true });
  await onDay(0);
});
afterAll(() => office.stop());

/** That many days after the Monday; staff sign in anew, since a session ends overnight. */
async function onDay(days: number): Promise<void> {
  office.clock.now = MONDAY + days * DAY;
  await office.server.tick();
  clerk = office.signedIn('hoai');
  boss = office.signedIn('ngoc');
  await clerk.ask(`/api/counters/${office.counter(3)}/session`, { method: 'PUT' });
}

function setParts(parts: object): Promise<Answer> {
  const all = { papers: false, returns: false, results: false, appointments: false, ...parts };
  return office.signedIn('admin').ask('/api/office', { method: 'PATCH', body: { parts: all } });
}

async function accept(procedureCode: string, prefix: string, more: object = {}): Promise<Dossier> {
  const answer = await clerk.post(
    '/api/dossiers',
    { serviceId: office.service(prefix), procedureCode, ...more },
    key(),
  );
  expect(answer.status, answer.text).toBe(201);
  return (answer.json as { dossier: Dossier }).dossier;
}

const act = (who: Client, { id }: Dossier, name: string, body: object = {}): Promise<Answer> =>
  who.post(`/api/dossiers/${id}/${name}`, body, key());
async function scan(code: string, who = kiosk): Promise<SlipAnswer> {
  const answer = await who.post('/api/slip-codes', { code }, key());
  expect(answer.status, answer.text).toBe(200);
  return answer.json as SlipAnswer;
}
const list = async (name: string): Promise<WorkListAnswer> =>
  (await clerk.ask(`/api/dossiers?list=${name}`)).json as WorkListAnswer;
const codesOf = ({ dossiers }: WorkListAnswer): string[] => dossiers.map(({ code }) => code);

describe('a dossier is recorded', () => {
  it('J41: each procedure with its day, over the day off of tomorrow', async () => {
    const answer = await clerk.ask(`/api/dossiers/due?service=${office.service('B')}`);
    const { procedures, workingDays, today } = answer.json as {
      procedures: { code: string; dueDay: string }[];
      workingDays: string[];
      today: string;
    };
    expect(today).toBe('2026-11-23');
    const dueOf = (code: string) => procedures.find((one) => one.code === code)?.dueDay;
    expect([dueOf('1.001193'), dueOf('1.004873')]).toEqual(['2026-11-23', '2026-11-27']);
    expect(workingDays.slice(0, 3)).toEqual(['2026-11-23', '2026-11-25', '2026-11-26']);
  });

  it('J45: once for its key, with the computed day or the clerk’s', async () => {
    const body = { serviceId: office.service('B'), procedureCode: '1.004873' };
    const first = await clerk.post('/api/dossiers', body, 'same');
    const again = await clerk.post('/api/dossiers', body, 'same');
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.json).toEqual(first.json);
    expect((first.json as { dossier: Dossier }).dossier).toMatchObject({ state: 'accepted', dueDay: '2026-11-27' });
    expect((await accept('1.004873', 'B', { dueDay: '2026-11-30' })).dueDay).toBe('2026-11-30');
  });

  it.each([
    ['a day off', { dueDay: '2026-11-24' }, 'request.invalid'],
    ['the past', { dueDay: '2026-11-20' }, 'request.invalid'],
    ['a Sunday', { dueDay: '2026-11-29' }, 'request.invalid'],
    ['another field’s procedure', { procedureCode: '2.000815' }, 'procedure.unknown'],
    ['a ticket that is not there', { ticketId: 'nobody' }, 'ticket.unknown'],
  ] as const)('J45: not for %s', async (_name, more, code) => {
    const body = { serviceId: office.service('B'), procedureCode: '1.004873', ...more };
    expectProblem(await clerk.post('/api/dossiers', body, key()), code);
  });

  it('J45: with the ticket at the counter, whose label stands on it', async () => {
    const taken = await clerk.post('/api/tickets', { serviceId: office.service('B') }, key());
    const { ticket } = taken.json as { ticket: { id: string; label: string } };
    const dossier = await accept('1.001193', 'B', { ticketId: ticket.id });
    expect(dossier.ticketLabel).toBe(ticket.label);
    await clerk.post(`/api/tickets/${ticket.id}/cancel`, {}, key());
  });
});

describe('its code at the kiosk', () => {
  it('J46: not yet: the day, and no number', async () => {
    const dossier = await accept('1.004873', 'B');
    const before = office.server.core.hall.figures.issued;
    expect(await scan(dossier.code)).toMatchObject({ kind: 'not-yet', dueDay: '2026-11-27', today: false });
    expect(office.server.core.hall.figures.issued).toBe(before);
  });

  it('J46: ready: one number for the results, however often it is scanned', async () => {
    const dossier = await accept('1.001193', 'B');
    expect((await act(clerk, dossier, 'ready')).status).toBe(200);
    const first = await scan(dossier.code.toLowerCase());
    expect(first).toMatchObject({ kind: 'number', why: 'ready' });
    const label = first.kind === 'number' ? first.issued.ticket.label : '';
    expect(label).toMatch(/^R\d{3}$/);
    expect(await scan(dossier.code)).toEqual({ kind: 'in-line', label, serviceId: office.service('R'), why: 'ready' });
    // The clerk who hands it out is told which row it is; nobody else is.
    expect(await scan(dossier.code, clerk)).toMatchObject({ kind: 'in-line', label, dossierId: dossier.id });
    expect((await act(clerk, dossier, 'collected')).status).toBe(200);
    expect(await scan(dossier.code)).toEqual({ kind: 'done', how: 'collected' });
    expectProblem(await act(clerk, dossier, 'posted'), 'dossier.state');
  });

  it('J46: scanned at two kiosks in the same moment it is one number', async () => {
    const dossier = await accept('1.001193', 'B');
    expect((await act(clerk, dossier, 'ready')).status).toBe(200);
    const other = (await office.device('kiosk')).client;
    // Put into the server itself: over sockets they would hardly ever come in one turn of its loop.
    const answers = await Promise.all(
      [kiosk, other].map(({ handshake }) =>
        office.server.app.inject({
          method: 'POST',
          url: '/api/slip-codes',
          headers: { ...handshake, 'idempotency-key': key() },
          payload: { code: dossier.code },
        }),
      ),
    );
    const kinds = answers.map((answer) => (answer.json() as SlipAnswer).kind);
    expect(kinds.sort()).toEqual(['in-line', 'number']);
  });

  it('J47: late: nobody is told a new day before a supervisor has signed', async () => {
    const dossier = await accept('1.001193', 'B');
    expectProblem(await act(clerk, dossier, 'delay', { newDueDay: '2026-11-24', reason: 'system' }), 'request.invalid');
    expectProblem(await act(boss, dossier, 'sign'), 'dossier.state');
    await act(clerk, dossier, 'delay', { newDueDay: '2026-11-26', reason: 'system' });
    expect(await scan(dossier.code)).toEqual({ kind: 'ask-staff' });
    expectProblem(await kiosk.post('/api/slip-codes/apology', { code: dossier.code }, key()), 'dossier.state');
    expectProblem(await act(clerk, dossier, 'sign'), 'auth.forbidden');
    expect((await act(boss, dossier, 'sign')).status).toBe(200);
    const told = { kind: 'late', dueDay: '2026-11-23', newDueDay: '2026-11-26', reason: 'system' };
    expect(await scan(dossier.code)).toMatchObject(told);
    // Another promise needs another signature.
    await act(clerk, dossier, 'delay', { newDueDay: '2026-11-27', reason: 'workload' });
    expect(await scan(dossier.code)).toEqual({ kind: 'ask-staff' });
  });

  it('J47: a day that has passed in silence sends to the staff, without a promise', async () => {
    const dossier = await accept('1.001193', 'B');
    await onDay(2);
    expect(await scan(dossier.code)).toEqual({ kind: 'ask-staff' });
    expect(codesOf(await list('late'))).toContain(dossier.code);
  });

  it('J30: a wrong code, a card, a foreign word: no code, and none of it is kept', async () => {
    const card = '045199000123||Nguyễn Thị Ví Dụ|05031999|Nữ|X|10052021'.slice(0, 40);
    for (const code of ['K7M4P9XAA', card, 'xin chao']) {
      expectProblem(await kiosk.post('/api/slip-codes', { code }, key()), 'slip.unknown');
    }
    const kept = office.server.core.store.sqlite.serialize().toString('latin1');
    expect(kept).not.toContain('045199000123');
    expect(office.log.join('\n')).not.toContain('045199000123');
  });
});

describe('the work lists', () => {
  it('J48: today, the next working day, late, ready, posted', async () => {
    await onDay(2);
    const [today, next, later] = [
      await accept('1.001193', 'B'),
      await accept('1.004873', 'B', { dueDay: '2026-11-26' }),
      await accept('1.004873', 'B', { dueDay: '2026-12-04' }),
    ];
    expect(codesOf(await list('today'))).toContain(today.code);
    expect(codesOf(await list('tomorrow'))).toContain(next.code);
    expect(codesOf(await list('waiting'))).toContain(later.code);
    await act(clerk, next, 'ready');
    expect(codesOf(await list('ready'))).toContain(next.code);
    await act(clerk, next, 'posted');
    const posted = await list('posted');
    expect(codesOf(posted)).toContain(next.code);
    expect(posted.counts.posted).toBe(posted.dossiers.length);
  });

  it('J49: an import shows what would change, then changes that', async () => {
    const [one, two] = [await accept('1.004873', 'B'), await accept('1.004873', 'B')];
    await act(clerk, two, 'ready');
    const codes = [one.code, two.code, one.code.toLowerCase(), '346789ACE', 'xxx'];
    const ask = async (apply: boolean) =>
      (await clerk.post('/api/dossiers/import', { codes, apply }, key())).json as {
        rows: { outcome: string }[];
        changed: number;
      };
    const seen = await ask(false);
    expect(seen.rows.map(({ outcome }) => outcome).slice(0, 3)).toEqual(['becomes-ready', 'already', 'twice']);
    expect(seen.rows.at(-1)?.outcome).toBe('unreadable');
    expect(codesOf(await list('ready'))).not.toContain(one.code);
    expect((await ask(true)).changed).toBe(1);
    expect(codesOf(await list('ready'))).toContain(one.code);
  });
});

describe('a paper is missing', () => {
  async function atCounter(): Promise<{ id: string; label: string }> {
    const body = { serviceId: office.service('B'), procedureCode: '1.001193' };
    const taken = await kiosk.post('/api/tickets', body, key());
    const { ticket } = taken.json as { ticket: { id: string; label: string } };
    expect((await clerk.post(`/api/tickets/${ticket.id}/call`, { finish: 'completed' }, key())).status).toBe(200);
    return ticket;
  }
  const ask = async (ticketId: string, papers: number[]) =>
    clerk.post('/api/paper-requests', { ticketId, papers }, key());
  const stateOf = (id: string) => office.server.core.tickets.byId(id)?.state;

  it('J31: the slip and the ticket set aside are one act, and undo takes it back', async () => {
    const { id } = await atCounter();
    const asked = await ask(id, [1]);
    expect(asked.status, asked.text).toBe(201);
    expect(stateOf(id)).toBe('parked');
    await clerk.post(`/api/counters/${office.counter(3)}/undo`, {}, key());
    expect(stateOf(id)).toBe('called');
    const { code } = asked.json as { code: string };
    expect(await scan(code)).toEqual({ kind: 'over' });
    await clerk.post(`/api/tickets/${id}/start`, {}, key());
    await clerk.post(`/api/tickets/${id}/complete`, {}, key());
  });

  it.each([[[]], [[9]], [[1, 1]]])('J31: not for papers %j', async (papers) => {
    const { id } = await atCounter();
    expectProblem(await ask(id, papers), 'request.invalid');
    expect(stateOf(id)).toBe('called');
    await clerk.post(`/api/tickets/${id}/no-show`, {}, key());
  });

  it('J32: scanned the same day the ticket is back in its place', async () => {
    const { id, label } = await atCounter();
    const { code } = (await ask(id, [1])).json as { code: string };
    expect(await scan(code)).toMatchObject({ kind: 'in-line', label, why: 'back' });
    expect(stateOf(id)).toBe('waiting');
    expect(await scan(code, clerk)).toMatchObject({ kind: 'in-line', label });
    await clerk.post(`/api/tickets/${id}/cancel`, {}, key());
    expect(await scan(code)).toEqual({ kind: 'over' });
  });

  it('J33: on a later day the code gives one number that is called first; after the last day none', async () => {
    const { id } = await atCounter();
    const { code, lastDay } = (await ask(id, [1])).json as { code: string; lastDay: string };
    expect(lastDay).toBe('2026-12-25');
    await onDay(3);
    await kiosk.post('/api/tickets', { serviceId: office.service('B') }, key());
    const answer = await scan(code);
    expect(answer).toMatchObject({ kind: 'number', why: 'back' });
    const later = answer.kind === 'number' ? answer.issued : undefined;
    expect([later?.ahead, later?.ticket.label]).toEqual([0, 'B002']);
    expect(await scan(code)).toMatchObject({ kind: 'in-line', label: 'B002' });
    await onDay(35);
    expectProblem(await kiosk.post('/api/slip-codes', { code }, key()), 'slip.expired');
  });
});

describe('J1: with the parts off', () => {
  it('nothing of it is there, and what was entered is kept', async () => {
    const dossier = await accept('1.004873', 'B');
    await setParts({});
    for (const path of ['/api/dossiers?list=today', `/api/dossiers/due?service=${office.service('B')}`]) {
      expectProblem(await clerk.ask(path), 'part.off');
    }
    expectProblem(await kiosk.post('/api/slip-codes', { code: dossier.code }, key()), 'part.off');
    expectProblem(await clerk.post('/api/paper-requests', { ticketId: 'x', papers: [0] }, key()), 'part.off');
    await setParts({ results: true });
    expect(await scan(dossier.code)).toMatchObject({ kind: 'not-yet' });
  });
});
