/** The rows of the outer contract's "Resources" for counters, over real HTTP: who may, what happens, every refusal. */
import { connect } from 'node:net';
import { Type } from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { IssueAnswer, TicketAnswer } from '#common/contract/commands.ts';
import { Bilingual, Id } from '#common/contract/text.ts';
import type { Ticket } from '#common/contract/ticket.ts';
import { expectAnswer, expectProblem } from '../support/answers.ts';
import { type Running, run } from '../support/running.ts';
import type { Answer, Client } from '../support/running-http.ts';

let office: Running;
let kiosk: Client;
let lan: Client;
let huy: Client;
let ngoc: Client;
let keys = 0;

beforeAll(async () => {
  office = await run();
  kiosk = (await office.device('kiosk')).client;
  [lan, huy, ngoc] = ['lan', 'huy', 'ngoc'].map((name) => office.signedIn(name)) as [Client, Client, Client];
});
afterAll(() => office.stop());

const freshKey = (): string => `key-${++keys}`;
const session = (number: number): string => `/api/counters/${office.counter(number)}/session`;
const sit = (who: Client, number: number): Promise<Answer> => who.ask(session(number), { method: 'PUT' });
const leave = (who: Client, number: number): Promise<Answer> => who.ask(session(number), { method: 'DELETE' });
const next = (who: Client, number: number, body?: unknown, key = freshKey()): Promise<Answer> =>
  who.post(`/api/counters/${office.counter(number)}/call-next`, body, key);
const act = (who: Client, ticket: Ticket, verb: string, body?: unknown, key = freshKey()): Promise<Answer> =>
  who.post(`/api/tickets/${ticket.id}/${verb}`, body, key);
const undo = (who: Client, number: number): Promise<Answer> =>
  who.post(`/api/counters/${office.counter(number)}/undo`, undefined, freshKey());
/** Requests without a body in one write on one connection; the answers in their order. */
function pipelined(
  origin: string,
  headers: Readonly<Record<string, string>>,
  paths: readonly string[],
): Promise<string[]> {
  const { hostname, port, host } = new URL(origin);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      for (const [place, path] of paths.entries()) {
        const last = place === paths.length - 1 ? 'connection: close\r\n' : '';
        const key = `idempotency-key: ${freshKey()}\r\n`;
        socket.cork();
        socket.write(
          `POST ${path} HTTP/1.1\r\nhost: ${host}\r\n${lines.join('')}${key}${last}content-length: 0\r\n\r\n`,
        );
      }
      for (const _ of paths) socket.uncork();
    });
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (data) => {
      text += data;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(text.split(/(?=HTTP\/1\.1 )/)));
  });
}
const ticketOf = (answer: Answer): Ticket => expectAnswer(answer, 200, TicketAnswer).ticket;
const issue = async (prefix: string): Promise<Ticket> =>
  expectAnswer(await kiosk.post('/api/tickets', { serviceId: office.service(prefix) }, freshKey()), 201, IssueAnswer)
    .ticket;

/** Ends whatever is left over, and everybody goes home. */
async function clear(): Promise<void> {
  for (const [who, number] of [
    [lan, 2],
    [huy, 3],
  ] as const) {
    await sit(who, number);
    for (let status = 200; status === 200; status = (await next(who, number, { finish: 'completed' })).status);
    await leave(who, number);
  }
}
beforeEach(clear);

const Counter = Type.Object({
  id: Id,
  number: Type.Integer(),
  name: Bilingual,
  serviceIds: Type.Array(Id),
  session: Type.Union([Type.Object({ staffId: Id, paused: Type.Boolean() }), Type.Null()]),
});

describe('counters', () => {
  it('are listed to staff with who sits there', async () => {
    const Counters = Type.Object({ counters: Type.Array(Counter) });
    await sit(lan, 2);
    const { counters } = expectAnswer(await huy.ask('/api/counters'), 200, Counters);
    expect(counters.map(({ number, session: seat }) => [number, seat === null])).toEqual([
      [1, true],
      [2, false],
      [3, true],
      [4, true],
      [5, true],
    ]);
    expect(counters[2]?.serviceIds).toEqual([office.service('A'), office.service('E')]);
    expectProblem(await kiosk.ask('/api/counters'), 'auth.forbidden');
  });

  it('hold one member of staff each, and each sits at one', async () => {
    const Seat = Type.Object({ counter: Counter });
    expect(expectAnswer(await sit(lan, 2), 200, Seat).counter.session?.paused).toBe(false);
    expect((await sit(lan, 2)).status).toBe(200);
    const taken = expectProblem(await sit(huy, 2), 'counter.taken');
    expect(taken.message.vi).toContain('Hoàng Mai Lan');
    // From a free counter she moves over.
    expectAnswer(await sit(lan, 3), 200, Seat);
    expectAnswer(await sit(huy, 2), 200, Seat);
    expectProblem(await leave(huy, 3), 'counter.taken');
    expect((await leave(ngoc, 3)).status).toBe(204);
    expect((await leave(huy, 2)).status).toBe(204);
    expect((await leave(huy, 2)).status).toBe(204);
  });

  it('pause and resume, with a reason', async () => {
    await sit(lan, 2);
    await issue('A');
    const paused = await lan.ask(session(2), { method: 'PATCH', body: { paused: true, reason: 'Họp' } });
    expect(expectAnswer(paused, 200, Type.Object({ counter: Counter })).counter.session?.paused).toBe(true);
    expectProblem(await next(lan, 2), 'counter.paused');
    expectProblem(await huy.ask(session(2), { method: 'PATCH', body: { paused: false } }), 'auth.forbidden');
    expectProblem(await lan.ask(session(2), { method: 'PATCH', body: {} }), 'request.invalid');
    expect((await lan.ask(session(2), { method: 'PATCH', body: { paused: false } })).status).toBe(200);
    expect((await next(lan, 2)).status).toBe(200);
  });

  it('are unknown, closed, or somebody else’s', async () => {
    expectProblem(await lan.ask('/api/counters/nowhere/session', { method: 'PUT' }), 'counter.unknown');
    expectProblem(await next(lan, 2), 'counter.closed');
    await sit(lan, 2);
    expectProblem(await next(huy, 2), 'auth.forbidden');
    expectProblem(await next(kiosk, 2), 'auth.forbidden');
  });
});

describe('call-next', () => {
  it('calls the oldest, answers 204 when nobody waits, and is busy while one is open', async () => {
    await sit(lan, 2);
    const empty = await next(lan, 2);
    expect([empty.status, empty.text]).toEqual([204, '']);
    const [first, second] = [await issue('A'), await issue('A')];
    const called = ticketOf(await next(lan, 2));
    expect(called).toMatchObject({
      id: first.id,
      state: 'called',
      counterId: office.counter(2),
      calls: 1,
      callReason: 'first',
    });
    expect(expectProblem(await next(lan, 2), 'counter.busy').message.vi).toContain(first.label);
    expect(ticketOf(await next(lan, 2, { finish: 'no-show' })).id).toBe(second.id);
    expect((await next(lan, 2, { finish: 'completed' })).status).toBe(204);
    expect(ticketState(await lan.ask(`/api/tickets/${first.id}`))).toBe('no-show');
    expect(ticketState(await lan.ask(`/api/tickets/${second.id}`))).toBe('completed');
  });

  it('acts once for a key, also when nobody waited (SPEC R5)', async () => {
    await sit(lan, 2);
    expect((await next(lan, 2, undefined, 'nobody')).status).toBe(204);
    await issue('A');
    expect((await next(lan, 2, undefined, 'nobody')).status).toBe(204);
    const called = await next(lan, 2, {}, 'somebody');
    const again = await next(lan, 2, {}, 'somebody');
    expect([again.status, again.text]).toEqual([200, called.text]);
    expectProblem(await next(lan, 2, { finish: 'completed' }, 'somebody'), 'idempotency.mismatch');
    const missing = await lan.post(`/api/counters/${office.counter(2)}/call-next`);
    expect(expectProblem(missing, 'request.invalid').field).toBe('idempotency-key');
    expectProblem(await next(lan, 2, { finish: 'maybe' }), 'request.invalid');
  });

  it('does not leave a counter with a citizen in front of it', async () => {
    await sit(lan, 2);
    await issue('A');
    await next(lan, 2);
    expectProblem(await leave(lan, 2), 'counter.busy');
    expectProblem(await sit(lan, 3), 'counter.busy');
  });
});

const ticketState = (answer: Answer): string => (answer.json as Ticket).state;

describe('the acts on a ticket', () => {
  it('lead from state to state', async () => {
    await sit(lan, 2);
    const ticket = await issue('A');
    await next(lan, 2);
    expect(ticketOf(await act(lan, ticket, 'recall'))).toMatchObject({ state: 'called', calls: 2 });
    expect(ticketOf(await act(lan, ticket, 'start')).state).toBe('serving');
    expect(ticketOf(await act(lan, ticket, 'park')).state).toBe('parked');
    expect(ticketOf(await act(lan, ticket, 'return'))).toMatchObject({ state: 'waiting', issuedAt: ticket.issuedAt });
    expect(ticketOf(await next(lan, 2))).toMatchObject({ id: ticket.id, callReason: 'returned' });
    expect(ticketOf(await act(lan, ticket, 'no-show')).state).toBe('no-show');
    expect(ticketOf(await act(lan, ticket, 'recall'))).toMatchObject({ state: 'called', counterId: office.counter(2) });
    expect(ticketOf(await act(lan, ticket, 'start')).startedAt).not.toBeNull();
    expect(ticketOf(await act(lan, ticket, 'complete'))).toMatchObject({
      state: 'completed',
      endedAt: expect.any(String),
    });
    const gone = await issue('A');
    expect(ticketOf(await act(lan, gone, 'cancel')).state).toBe('cancelled');
  });

  it('transfer keeps label and age, and the other service calls it', async () => {
    const ticket = await issue('A');
    await sit(lan, 2);
    await next(lan, 2);
    const moved = ticketOf(await act(lan, ticket, 'transfer', { serviceId: office.service('E') }));
    expect(moved).toMatchObject({
      label: ticket.label,
      issuedAt: ticket.issuedAt,
      state: 'waiting',
      serviceId: office.service('E'),
      counterId: null,
    });
    await sit(huy, 3);
    expect(ticketOf(await next(huy, 3)).id).toBe(ticket.id);
    expectProblem(await act(huy, ticket, 'transfer', { serviceId: 'nowhere' }), 'service.unknown');
    expectProblem(await act(huy, ticket, 'transfer', { serviceId: office.service('E') }), 'request.invalid');
    expectProblem(await act(huy, ticket, 'transfer'), 'request.invalid');
  });

  it('a chosen ticket is called by hand, and a class is confirmed', async () => {
    await issue('A');
    const chosen = await issue('A');
    await sit(lan, 2);
    expect(ticketOf(await act(lan, chosen, 'call'))).toMatchObject({ state: 'called', callReason: 'chosen-by-hand' });
    const marked = ticketOf(await act(lan, chosen, 'priority', { priorityClass: 'elderly' }));
    expect(marked).toMatchObject({ priorityClass: 'elderly', priorityConfirmed: true });
    expectProblem(await act(lan, chosen, 'priority', { priorityClass: 'king' }), 'request.invalid');
  });

  it('print queues the slip again', async () => {
    const ticket = await issue('A');
    const Reprint = Type.Object({
      ticket: Type.Object({ id: Type.Literal(ticket.id) }),
      print: Type.Object({ jobId: Id, state: Type.Literal('queued') }),
    });
    const first = await act(lan, ticket, 'print', undefined, 'reprint');
    expectAnswer(first, 200, Reprint);
    expect((await act(lan, ticket, 'print', undefined, 'reprint')).text).toBe(first.text);
  });

  const WRONG: Readonly<Record<string, readonly string[]>> = {
    waiting: ['recall', 'start', 'complete', 'no-show', 'park', 'return', 'transfer'],
    called: ['complete', 'return', 'cancel', 'call'],
    serving: ['recall', 'start', 'no-show', 'return', 'cancel', 'call'],
    completed: ['recall', 'start', 'complete', 'no-show', 'park', 'return', 'transfer', 'cancel', 'call'],
    'no-show': ['start', 'complete', 'no-show', 'park', 'transfer', 'cancel'],
    parked: ['recall', 'start', 'complete', 'no-show', 'park', 'transfer', 'cancel'],
    cancelled: ['recall', 'start', 'complete', 'no-show', 'park', 'return', 'transfer', 'cancel', 'call'],
  };
  const WAY: Readonly<Record<string, readonly string[]>> = {
    called: ['call'],
    serving: ['call', 'start'],
    completed: ['call', 'start', 'complete'],
    'no-show': ['call', 'no-show'],
    parked: ['call', 'park'],
    cancelled: ['cancel'],
  };

  it.each(Object.entries(WRONG))(
    'answer 409 ticket.state where a %s ticket does not allow them',
    async (state, verbs) => {
      await sit(lan, 2);
      const ticket = await issue('A');
      for (const verb of WAY[state] ?? []) ticketOf(await act(lan, ticket, verb));
      for (const verb of verbs) {
        const body = verb === 'transfer' ? { serviceId: office.service('E') } : undefined;
        expectProblem(await act(lan, ticket, verb, body), 'ticket.state');
      }
      expect(ticketState(await lan.ask(`/api/tickets/${ticket.id}`))).toBe(state);
    },
  );

  it('are for staff, with a key, on a ticket that exists and is not another counter’s', async () => {
    const ticket = await issue('A');
    await sit(lan, 2);
    await next(lan, 2);
    expectProblem(await act(kiosk, ticket, 'recall'), 'auth.forbidden');
    expectProblem(await act(office.stranger(), ticket, 'recall'), 'auth.required');
    expect(expectProblem(await lan.post(`/api/tickets/${ticket.id}/recall`), 'request.invalid').field).toBe(
      'idempotency-key',
    );
    expectProblem(await act(lan, { ...ticket, id: 'nowhere' }, 'start'), 'ticket.unknown');
    expectProblem(await act(huy, ticket, 'start'), 'auth.forbidden');
    // A supervisor may.
    expect(ticketOf(await act(ngoc, ticket, 'start')).state).toBe('serving');
  });
});

describe('undo', () => {
  it('takes the last act of the counter back, once', async () => {
    await sit(lan, 2);
    expectProblem(await undo(lan, 2), 'undo.nothing');
    const [first, second] = [await issue('A'), await issue('A')];
    await next(lan, 2);
    await next(lan, 2, { finish: 'no-show' });
    const answer = await undo(lan, 2);
    expect([answer.status, answer.json]).toMatchObject([
      200,
      { undone: { kind: 'call-next', label: second.label, finishedLabel: first.label } },
    ]);
    expect(ticketState(await lan.ask(`/api/tickets/${first.id}`))).toBe('called');
    expect(ticketState(await lan.ask(`/api/tickets/${second.id}`))).toBe('waiting');
    expectProblem(await undo(lan, 2), 'undo.nothing');
  });

  it('U1: names what it took back, also when that act came in the same breath', async () => {
    await sit(lan, 2);
    const ticket = await issue('A');
    const counter = `/api/counters/${office.counter(2)}`;
    // Two keys on one connection, as a clerk's fast fingers send them: both are in one batch, the call first.
    const answers = await pipelined(office.origin, lan.headers, [`${counter}/call-next`, `${counter}/undo`]);
    expect(answers).toEqual([
      expect.stringMatching(new RegExp(`^HTTP/1.1 200[^]*"label":"${ticket.label}"`)),
      expect.stringMatching(new RegExp(`^HTTP/1.1 200[^]*"kind":"call-next","label":"${ticket.label}"`)),
    ]);
    expect(ticketState(await lan.ask(`/api/tickets/${ticket.id}`))).toBe('waiting');
    const again = await pipelined(office.origin, lan.headers, [
      `${counter}/call-next`,
      `/api/tickets/${ticket.id}/start`,
      `${counter}/undo`,
    ]);
    expect(again.at(-1)).toContain('"kind":"start"');
  });

  it('is refused once somebody else has gone on with the ticket', async () => {
    await sit(lan, 2);
    await sit(huy, 3);
    const ticket = await issue('A');
    await next(lan, 2);
    await act(lan, ticket, 'park');
    await act(huy, ticket, 'return');
    expectProblem(await undo(lan, 2), 'undo.stale');
    expectProblem(await undo(huy, 2), 'auth.forbidden');
  });
});
