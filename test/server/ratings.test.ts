/** Rating over HTTP: once a ticket, whose vote it was is nowhere, and no figure of a few (SPEC J90–J95). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RatingAnswer, RatingTurn } from '#common/contract/rating.ts';
import { type Running, run } from '#test/support/running.ts';
import type { Answer, Client } from '#test/support/running-http.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PARTS = { papers: false, returns: false, results: false, appointments: false, rating: true };

let office: Running;
let admin: Client;
let clerk: Client;
let tablet: Client;
let phone: Client;
let counter: string;
let keys = 0;
const key = (): string => `rating-${++keys}`;
const codeOf = (answer: Answer): unknown => (answer.json as { code?: string } | undefined)?.code ?? answer.status;

interface Taken {
  readonly ticket: { readonly id: string; readonly label: string };
  readonly token: string;
}
/** Somebody takes a number, is called and served; the counter is free again. */
async function served(): Promise<Taken> {
  const taken = (await clerk.post('/api/tickets', { serviceId: office.service('A') }, key())).json as Taken;
  await clerk.post(`/api/counters/${counter}/call-next`, {}, key());
  await clerk.post(`/api/tickets/${taken.ticket.id}/start`, undefined, key());
  await clerk.post(`/api/tickets/${taken.ticket.id}/complete`, undefined, key());
  return taken;
}
const byPhone = (token: string, body: object): Promise<Answer> =>
  phone.post(`/api/follow/${token}/rating`, body, key());
const byTablet = (body: object): Promise<Answer> => tablet.post(`/api/rating/counters/${counter}`, body, key());
const asked = async (): Promise<string | null> =>
  ((await tablet.ask(`/api/rating/counters/${counter}`)).json as RatingTurn).label;
const told = async (): Promise<RatingAnswer> =>
  (await office.signedIn('ngoc').ask('/api/rating?month=2026-11')).json as RatingAnswer;
const nextDay = async (): Promise<void> => {
  office.clock.now += DAY;
  await office.server.core.desk.turnDay();
  await office.server.tick();
};

beforeEach(async () => {
  office = await run({ logLevel: 'trace' });
  admin = office.signedIn('admin');
  clerk = office.signedIn('hoai');
  phone = office.stranger();
  tablet = (await office.device('counter')).client;
  counter = office.counter(3);
  await clerk.ask(`/api/counters/${counter}/session`, { method: 'PUT' });
  await admin.ask('/api/office', { method: 'PATCH', body: { parts: PARTS } });
});
afterEach(() => office.stop());

describe('a vote', () => {
  it('J90, J91: from the phone or the tablet, once a ticket, and only of one that was served', async () => {
    const waiting = (await clerk.post('/api/tickets', { serviceId: office.service('B') }, key())).json as Taken;
    expect(codeOf(await byPhone(waiting.token, { score: 5 }))).toBe('ticket.state');
    const first = await served();
    expect((await phone.ask(`/api/follow/${first.token}`)).json).toMatchObject({ rating: true });
    expect((await byPhone(first.token, { score: 4, topics: ['manner', 'wait'] })).json).toEqual({ thanks: true });
    expect(codeOf(await byPhone(first.token, { score: 1 }))).toBe('rating.done');
    expect(await asked()).toBeNull();
    const second = await served();
    expect(await asked()).toBe(second.ticket.label);
    expect((await byTablet({ score: 2, label: second.ticket.label })).status).toBe(200);
    expect(codeOf(await byTablet({ score: 2, label: second.ticket.label }))).toBe('rating.done');
    expect(codeOf(await byPhone(second.token, { score: 5 }))).toBe('rating.done');
    expect((await told()).today).toBe(2);
    for (const body of [{ score: 0 }, { score: 6 }, { score: 3, topics: ['Chị Hoài'] }, { score: 3, note: 'x' }]) {
      expect(codeOf(await byPhone(waiting.token, body))).toBe('request.invalid');
    }
  });

  it('J93: the tablet asks who was just served, not for long, and never gives the next one’s vote to another', async () => {
    const first = await served();
    const second = await served();
    expect(codeOf(await byTablet({ score: 1, label: first.ticket.label }))).toBe('rating.done');
    expect(await asked()).toBe(second.ticket.label);
    await clerk.post(`/api/counters/${counter}/undo`, undefined, key());
    expect(await asked()).toBeNull();
    await clerk.post(`/api/tickets/${second.ticket.id}/complete`, undefined, key());
    expect(await asked()).toBe(second.ticket.label);
    office.clock.now += 3 * MINUTE;
    expect(await asked()).toBeNull();
  });

  it('J95, J1: a tablet sees no vote, a clerk nothing at all; off, it is nowhere', async () => {
    const { token } = await served();
    expect([(await clerk.ask('/api/rating')).status, (await tablet.ask('/api/rating')).status]).toEqual([403, 403]);
    expect((await clerk.ask(`/api/rating/counters/${counter}`)).status).toBe(403);
    await admin.ask('/api/office', { method: 'PATCH', body: { parts: { ...PARTS, rating: false } } });
    expect(codeOf(await byPhone(token, { score: 5 }))).toBe('part.off');
    expect(codeOf(await tablet.ask(`/api/rating/counters/${counter}`))).toBe('part.off');
    expect((await phone.ask(`/api/follow/${token}`)).json).not.toHaveProperty('rating');
  });
});

describe('whose vote it was', () => {
  it('J92: is in no row, event, answer or line of the log; the mark goes with its day', async () => {
    const { log, store } = office.server.core;
    const tables = store.sqlite
      .prepare("select name from sqlite_master where type = 'table'")
      .pluck()
      .all() as string[];
    const rows = (): Record<string, string[]> =>
      Object.fromEntries(
        tables.map((name) => [
          name,
          store.sqlite
            .prepare(`select * from "${name}"`)
            .all()
            .map((row) => JSON.stringify(row)),
        ]),
      );
    const rated = await served();
    const before = { rows: rows(), seq: log.lastSeq(), lines: office.log.length };
    await byPhone(rated.token, { score: 2, topics: ['trips'] });
    const after = rows();
    // Whatever a vote wrote, in any table: counts of the day, and a mark that names nobody.
    const written = tables.flatMap((name) =>
      (after[name] ?? []).filter((row) => !(before.rows[name] ?? []).includes(row)).map((row) => `${name} ${row}`),
    );
    const [mark, ...counts] = written.sort().reverse();
    expect(mark).toMatch(/^rating_marks \{"day":"2026-11-23","mark":"[\w-]{43}"\}$/);
    const service = office.service('A');
    expect(counts.reverse()).toEqual([
      `rating_counts {"day":"2026-11-23","service_id":"${service}","what":"-trips","count":1}`,
      `rating_counts {"day":"2026-11-23","service_id":"${service}","what":"2","count":1}`,
    ]);
    expect(log.lastSeq()).toBe(before.seq);
    expect(office.log.slice(before.lines).join()).not.toMatch(/trips|"score"/);
    await nextDay();
    expect(rows().rating_marks).toEqual([]);
    expect(rows().rating_counts).toHaveLength(2);
  });
});

describe('what the supervisor is told', () => {
  it('J94: how many answered; figures from ten on, of days that have ended, in the office’s own order', async () => {
    for (let n = 0; n < 9; n += 1) await byPhone((await served()).token, { score: n < 7 ? 5 : 2, topics: ['wait'] });
    expect(await told()).toMatchObject({ today: 9, all: { answers: 0, scores: null } });
    await nextDay();
    const few = await told();
    expect(few.all).toEqual({ serviceId: null, answers: 9, scores: null, good: {}, bad: {} });
    expect(JSON.stringify(few)).not.toContain('wait');
    clerk = office.signedIn('hoai');
    await clerk.ask(`/api/counters/${counter}/session`, { method: 'PUT' });
    await byPhone((await served()).token, { score: 3 });
    await nextDay();
    const { all, services, least, today } = await told();
    expect(all).toEqual({ serviceId: null, answers: 10, scores: [0, 2, 1, 0, 7], good: { wait: 7 }, bad: { wait: 2 } });
    expect([least, today]).toEqual([10, 0]);
    expect(services.map(({ serviceId }) => serviceId)).toEqual(
      office.server.core.hall.office.services.map(({ id }) => id),
    );
  });
});
