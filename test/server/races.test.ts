/** Many at once, over real HTTP (issue "Races"): no number twice and no gap, no ticket called twice, each key acts once. */

import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IssueAnswer } from '#common/contract/commands.ts';
import { counterServices, counters, staff } from '#server/store/schema.ts';
import { PASSWORD, type Running, run } from '../support/running.ts';
import type { Answer, Client } from '../support/running-http.ts';

const TICKETS = 2_000;
const CONNECTIONS = 50;
const COUNTERS = 40;
/** Number of the first of them, behind those of the demo office; they serve everything. */
const FIRST = 10;

let office: Running;
/** One client a connection. */
let kiosks: Client[];
let clerks: { readonly who: Client; readonly seat: string }[];

beforeAll(async () => {
  office = await run({
    seed(db) {
      const served = db.query.services.findMany().sync();
      for (let number = FIRST; number < FIRST + COUNTERS; number += 1) {
        const id = uuidv7();
        db.insert(counters)
          .values({ id, number, name: { vi: `Quầy ${number}`, en: `Counter ${number}` } })
          .run();
        for (const [position, service] of served.entries()) {
          db.insert(counterServices).values({ counterId: id, serviceId: service.id, position }).run();
        }
      }
      for (let number = 1; number <= COUNTERS; number += 1) {
        const username = `clerk${number}`;
        const person = { id: uuidv7(), username, name: username, role: 'operator', mustChangePassword: false } as const;
        db.insert(staff)
          .values({ ...person, passwordHash: PASSWORD })
          .run();
      }
    },
  });
  const { client } = await office.device('kiosk');
  kiosks = Array.from({ length: CONNECTIONS }, () => office.stranger(client.headers));
  clerks = Array.from({ length: COUNTERS }, (_, index) => ({
    who: office.signedIn(`clerk${index + 1}`),
    seat: `/api/counters/${office.counter(FIRST + index)}`,
  }));
  await Promise.all(clerks.map(({ who, seat }) => who.ask(`${seat}/session`, { method: 'PUT' })));
});
afterAll(() => office.stop());

const services = (): readonly string[] => office.server.core.hall.office.services.map(({ id }) => id);

describe('40 clerks on an empty morning', () => {
  it('take one seat: 40 clerks want the same counter, one gets it', async () => {
    const seat = `/api/counters/${office.counter(3)}/session`;
    const answers = await Promise.all(clerks.map(({ who }) => who.ask(seat, { method: 'PUT' })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ text }) => text.includes('counter.taken'))).toHaveLength(COUNTERS - 1);
    // Whoever got it goes back to where the others are.
    await Promise.all(clerks.map(({ who, seat: own }) => who.ask(`${own}/session`, { method: 'PUT' })));
  });

  it('share the last few: the others get 204', async () => {
    const { client } = await office.device('kiosk');
    for (let n = 0; n < 7; n += 1) await client.post('/api/tickets', { serviceId: services()[0] }, `last-${n}`);
    const answers = await Promise.all(
      clerks.map(({ who, seat }, n) => who.post(`${seat}/call-next`, {}, `share-${n}`)),
    );
    const got = answers.filter(({ status }) => status === 200).map(({ json }) => (json as IssueAnswer).ticket.id);
    expect(new Set(got).size).toBe(7);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(COUNTERS - 7);
  });
});

describe('2,000 tickets from 50 connections at once', () => {
  it('get 2,000 different labels without a gap', { timeout: 180_000 }, async () => {
    const before = await office.follow('monitor', office.signedIn('ngoc'));
    const ids = services();
    const given = office.db.query.tickets
      .findMany()
      .sync()
      .map(({ label }) => label);
    const answers: Answer[] = (
      await Promise.all(
        kiosks.map(async (kiosk, connection) => {
          const mine: Answer[] = [];
          for (let n = connection; n < TICKETS; n += CONNECTIONS) {
            mine.push(await kiosk.post('/api/tickets', { serviceId: ids[n % ids.length] }, `race-${n}`));
          }
          return mine;
        }),
      )
    ).flat();
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const issued = answers.map(({ json }) => json as IssueAnswer);
    const labels = issued.map(({ ticket }) => ticket.label);
    expect(new Set(labels).size).toBe(TICKETS);
    for (const { id, prefix } of office.server.core.hall.office.services) {
      const mine = issued.filter(({ ticket }) => ticket.serviceId === id).map(({ ticket }) => ticket.label);
      const last = given.filter((label) => label.startsWith(prefix)).length;
      const expected = mine.map((_, index) => `${prefix}${String(last + index + 1).padStart(3, '0')}`);
      expect(mine.sort()).toEqual(expected);
    }
    expect(new Set(issued.map(({ token }) => token)).size).toBe(TICKETS);
    // Whoever watched has seen all of them, and was not dropped for the crowd.
    await office.settle(before);
    expect(before.heard.filter((type) => type === 'ticket.issued')).toHaveLength(TICKETS);
    expect(before.faults).toEqual([]);
    await before.close();
  });

  it('the day is in the log, row by row', () => {
    expect(office.faults()).toEqual([]);
  });
});

describe('40 counters calling at once', () => {
  it('call no ticket twice, and none waits while one calls in vain', { timeout: 180_000 }, async () => {
    const called: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      const answers = await Promise.all(
        clerks.map(({ who, seat }, n) => who.post(`${seat}/call-next`, { finish: 'completed' }, `call-${round}-${n}`)),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      called.push(...answers.map(({ json }) => (json as IssueAnswer).ticket.id));
      const open = [...office.server.core.hall.tickets.values()].filter(({ state }) => state === 'called');
      expect(open).toHaveLength(COUNTERS);
    }
    expect(called).toHaveLength(10 * COUNTERS);
    expect(new Set(called).size).toBe(called.length);
  });
});

describe('every command sent twice in parallel', () => {
  it('acts once and answers the same', async () => {
    const { client: kiosk } = await office.device('kiosk');
    const lan = office.signedIn('lan');
    const counter = `/api/counters/${office.counter(2)}`;
    await lan.ask(`${counter}/session`, { method: 'PUT' });
    const acts = async (): Promise<number> => office.server.core.log.lastSeq();
    let keys = 0;
    /** Sends it twice at once, then once more, and counts the events that were written. */
    const twice = async (who: Client, path: string, body?: unknown): Promise<{ answer: Answer; events: number }> => {
      const key = `twice-${++keys}`;
      const before = await acts();
      const [one, two] = await Promise.all([who.post(path, body, key), who.post(path, body, key)]);
      const events = (await acts()) - before;
      const again = await who.post(path, body, key);
      expect([path, two.text, again.text]).toEqual([path, one.text, one.text]);
      expect((await acts()) - before).toBe(events);
      return { answer: one, events };
    };

    const serviceId = office.service('A');
    const issue = async (): Promise<string> => {
      const { answer, events } = await twice(kiosk, '/api/tickets', { serviceId });
      expect(events).toBe(1);
      return (answer.json as IssueAnswer).ticket.id;
    };
    const next = () => twice(lan, `${counter}/call-next`, { finish: 'completed' });
    const act = (id: string, verb: string, body?: unknown) => twice(lan, `/api/tickets/${id}/${verb}`, body);

    const first = await issue();
    const second = await issue();
    for (const [verb, state] of [
      ['call', 'called'],
      ['recall', 'called'],
      ['start', 'serving'],
      ['park', 'parked'],
      ['return', 'waiting'],
      ['call', 'called'],
      ['no-show', 'no-show'],
      ['recall', 'called'],
      ['start', 'serving'],
      ['complete', 'completed'],
    ] as const) {
      const { answer, events } = await act(first, verb);
      expect([verb, answer.status, (answer.json as IssueAnswer).ticket.state, events]).toEqual([verb, 200, state, 2]);
    }
    const undone = await twice(lan, `${counter}/undo`);
    expect([undone.answer.status, undone.events]).toEqual([200, 2]);
    // The 400 calls of before have emptied the line of this counter.
    const called = await next();
    expect([(called.answer.json as IssueAnswer).ticket.id, called.events]).toEqual([second, 3]);
    expect((await act(second, 'priority', { priorityClass: 'merit' })).events).toBe(1);
    expect((await act(second, 'transfer', { serviceId: office.service('E') })).events).toBe(2);
    expect((await act(second, 'cancel')).events).toBe(2);
    const printed = await act(await issue(), 'print');
    expect((printed.answer.json as { print: { state: string } }).print.state).toBe('queued');
    const jobs = office.db.query.printJobs.findMany().sync();
    expect(jobs).toHaveLength(1);
  });

  it('leaves the rows as the events say', () => {
    expect(office.faults()).toEqual([]);
  });
});
