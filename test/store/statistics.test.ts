/** SPEC D10: plans hold when SQLite has been told, by `ANALYZE`, how much an old office holds. */
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeQueue, type TestQueue } from '#test/support/queue.ts';

const DAYS = 200;
const TICKETS_A_DAY = 60;

let queue: TestQueue;
beforeEach(async () => {
  queue = await makeQueue({ prefixes: ['A'], counters: [[0]] });
});
afterEach(() => {
  vi.restoreAllMocks();
  queue.close();
});

it('D10: the pace of the last day is found by its day, however many days there were', async () => {
  await queue.issue(0);
  const { store, tickets, facts } = queue.core;
  const { sqlite } = store;
  const columns = sqlite.prepare<[], string>(`select name from pragma_table_info('tickets')`).pluck().all();
  const other: Readonly<Record<string, string>> = {
    id: `'old-' || day.value || '-' || number.value`,
    business_day: `date('${facts.currentDay()}', '-' || day.value || ' days')`,
    label: `'A' || number.value`,
    state: `case when number.value % 10 = 0 then 'expired' else 'completed' end`,
  };
  sqlite.exec(
    `insert into tickets (${columns.join()})
     with recursive
       day(value) as (values (1) union all select value + 1 from day where value < ${DAYS}),
       number(value) as (values (1) union all select value + 1 from number where value < ${TICKETS_A_DAY})
     select ${columns.map((name) => other[name] ?? `tickets.${name}`).join()} from tickets, day, number where label = 'A001'`,
  );
  sqlite.exec('analyze');

  const prepare = Database.prototype.prepare;
  const asked: string[] = [];
  vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, source: string) {
    asked.push(source);
    return prepare.call(this, source);
  });
  const found = tickets.completedBefore(facts.currentDay());
  expect(found).toHaveLength((TICKETS_A_DAY * 9) / 10);
  const [source = ''] = asked;
  const plan = sqlite
    .prepare<unknown[], { detail: string }>(`explain query plan ${source.replaceAll('?', `'${facts.currentDay()}'`)}`)
    .all();
  expect(plan.map(({ detail }) => detail).filter((step) => step.startsWith('SCAN'))).toEqual([]);
});
