/**
 * SPEC D10: what is asked of the database on the way of a number is answered by an index, so that the tenth year is as quick as the
 * first. Every statement that a day prepares is put before SQLite's planner.
 */
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { IssueAnswer, TicketAnswer } from '#common/contract/commands.ts';
import { type Running, run } from '../support/running.ts';

/** Tables that grow with every day. Of the others, those of the queue go with their day (SPEC B5); the rest are the office's few rows. */
const GROWING = ['tickets', 'events', 'answers', 'number_ranges', 'streaks', 'audit', 'help_requests'];
/** These indexes hold what is open now and nothing of the past: reading one whole is no scan of the years. */
const OF_TODAY = ['tickets_line', 'tickets_away', 'tickets_open', 'help_requests_open'];

const asked = new Set<string>();
let office: Running;

beforeAll(async () => {
  const prepare = Database.prototype.prepare;
  vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, source: string) {
    asked.add(source);
    return prepare.call(this, source);
  });
  office = await run();
  await aDay();
  await office.restart();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await office.stop();
});

/** Every act of the queue once, the feed, a phone, the end of the day. */
async function aDay(): Promise<void> {
  let keys = 0;
  const key = (): string => `key-${++keys}`;
  const kiosk = (await office.device('kiosk')).client;
  const clerk = office.signedIn('huy');
  const counter = `/api/counters/${office.counter(2)}`;
  const take = async (priorityClass = 'none'): Promise<IssueAnswer> =>
    (await kiosk.post('/api/tickets', { serviceId: office.service('A'), priorityClass }, key())).json as IssueAnswer;
  const first = await take();
  await take('unspecified');
  await take();
  const act = async (path: string, body: object = {}): Promise<TicketAnswer> => {
    const answer = await clerk.post(path, body, key());
    if (answer.status > 299) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.json as TicketAnswer;
  };
  await clerk.ask(`${counter}/session`, { method: 'PUT', body: {} });
  const { ticket } = await act(`${counter}/call-next`);
  for (const name of ['recall', 'start', 'park', 'return']) await act(`/api/tickets/${ticket.id}/${name}`);
  const next = await act(`${counter}/call-next`);
  await act(`/api/tickets/${next.ticket.id}/transfer`, { serviceId: office.service('B') });
  await act(`${counter}/call-next`);
  await act(`${counter}/call-next`, { finish: 'no-show' });
  await office.signedIn('ngoc').ask(`/api/tickets/${first.ticket.id}`);
  await kiosk.ask('/api/services');
  await office.stranger().ask(`/api/follow/${first.token}`);
  await office.stranger().ask('/api/health');
  await office.follow(`ticket:${first.token}`);
  await office.follow('monitor', office.signedIn('ngoc'));
  office.clock.now += 24 * 3_600_000;
  await office.server.tick();
}

/** The steps of the plan that read a growing table from its first row to its last. */
function scans(source: string): string[] {
  // What is asked for does not matter to the plan, only that something is.
  const plain = source.replaceAll(/'[^']*'|[@:$]\w+/g, (part) => (part.startsWith("'") ? part : '?'));
  const marks = plain.replaceAll(/'[^']*'/g, '').split('?').length - 1;
  const nothing = Array.from({ length: marks }, () => null);
  const plan = office.server.core.store.sqlite
    .prepare<unknown[], { detail: string }>(`explain query plan ${plain}`)
    .all(...nothing);
  return plan
    .map(({ detail }) => detail)
    .filter((step) => {
      const table = /^SCAN (\w+)/.exec(step)?.[1];
      if (table === undefined || !GROWING.includes(table)) return false;
      return !OF_TODAY.some((index) => step.endsWith(`INDEX ${index}`));
    });
}

/** Reads one row from the end of the table, by the key that it is stored by. */
const LAST_ROW = /order by (?:"\w+"\.)?"?seq"? desc limit (?:\?|1)$/i;
/** Lets the audit log's old rows go, some thousand a night: from its first row to the first that stays. */
const NIGHT = /delete from audit where seq </;
/** What stands outside a day's work and may take its time. */
/** Migrations alone write names in backticks. */
const MIGRATION = /^\s*update `/i;
const ASIDE = /^\s*(?:create|pragma|begin|commit|rollback|savepoint|release|alter|drop|explain|insert)\b/i;

describe('the live path', () => {
  it('D10: scans no table that grows with the years', () => {
    const statements = [...asked].filter(
      (source) => ![ASIDE, MIGRATION, LAST_ROW, NIGHT].some((aside) => aside.test(source)),
    );
    expect(statements.length).toBeGreaterThan(30);
    expect(statements.flatMap((source) => scans(source).map((step) => `${step}: ${source}`))).toEqual([]);
  });

  it('would see a scan', () => {
    expect(scans('select * from tickets where label = ?')).toEqual(['SCAN tickets']);
  });
});
