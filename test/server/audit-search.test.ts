/** The page's search in the audit log: what it finds, what it costs, and that it only reads (SPEC Y7, Y8). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditAnswer } from '#common/contract/audit.ts';
import { csvLine } from '#server/csv.ts';
import { auditTrail } from '#server/store/audit.ts';
import { auditSearch, stepQuery } from '#server/store/audit-search.ts';
import { openStore } from '#server/store/open.ts';
import { MONDAY, type Running, run } from '#test/support/running.ts';
import type { Client } from '#test/support/running-http.ts';

let office: Running;
let admin: Client;
const DAY = 86_400_000;
beforeAll(async () => {
  office = await run();
  admin = office.signedIn('admin');
  const trail = auditTrail(office.server.core.store);
  const write = (label: string, at: number, staffId = 'b', staffName = 'Nguyễn Thị Hoài') =>
    trail.append(
      { act: 'ticket.called', subject: { kind: 'ticket', id: `t-${label}`, name: label }, after: { state: 'called' } },
      { staffId, staffName, address: '192.168.1.20 (Quầy 3)' },
      at,
    );
  for (let n = 1; n <= 60; n += 1) write(`A${String(n).padStart(3, '0')}`, MONDAY - 3 * DAY + n);
  write('B001', MONDAY - DAY, 'c', 'Đỗ Văn Ước');
  trail.append(
    { act: 'office.changed', subject: { kind: 'office', id: null, name: '=cmd()' }, before: { k: 1 }, after: { k: 2 } },
    { staffId: 'c', staffName: 'Đỗ Văn Ước', address: '::1' },
    MONDAY,
  );
});
afterAll(() => office.stop());

const ask = async (query: string): Promise<AuditAnswer> => {
  const answer = await admin.ask(`/api/audit?${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.json as AuditAnswer;
};
const names = async (query: string): Promise<string[]> => (await ask(query)).rows.map(({ subject }) => subject.name);

describe('the search', () => {
  it('Y7: newest first, page after page, each row once', async () => {
    const seen: number[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: AuditAnswer = await ask(`limit=25${next === '' ? '' : `&before=${next}`}`);
      expect(page.rows.length).toBeLessThanOrEqual(25);
      seen.push(...page.rows.map(({ seq }) => seq));
      next = page.next;
    }
    expect(seen.length).toBeGreaterThanOrEqual(62);
    expect(new Set(seen).size).toBe(seen.length);
    expect([...seen].sort((a, b) => b - a)).toEqual(seen);
  });

  it('Y7: by day, person, group, name and any text; marks and capitals do not matter', async () => {
    expect(await names('from=2026-11-22&to=2026-11-22')).toEqual(['B001']);
    expect((await ask('staff=c')).rows.map(({ staffName }) => staffName)).toEqual(['Đỗ Văn Ước', 'Đỗ Văn Ước']);
    expect(await names('staff=c&group=tickets')).toEqual(['B001']);
    expect(await names('subject=a01&limit=100')).toHaveLength(10);
    expect(await names('subjectId=t-A007')).toEqual(['A007']);
    expect(await names('text=do%20van%20uoc')).toEqual(['=cmd()', 'B001']);
    expect(await names('text=192.168.1.20&limit=100')).toHaveLength(61);
    expect((await ask('text=khong-co-o-dau')).rows).toEqual([]);
  });

  it('Y7: a row says everything, with the office’s time', async () => {
    const [row] = (await ask('subject=B001')).rows;
    expect(row).toMatchObject({
      at: '2026-11-22T08:00:00.000+07:00',
      staffId: 'c',
      staffName: 'Đỗ Văn Ước',
      address: '192.168.1.20 (Quầy 3)',
      act: 'ticket.called',
      subject: { kind: 'ticket', id: 't-B001', name: 'B001' },
      before: null,
      after: { state: 'called' },
    });
  });

  it.each(['from=2026-02-30', 'limit=0', 'limit=101', 'before=x', 'group=all', 'x=1', 'from=2026-11-23&to=2026-11-22'])(
    'A9: %s is refused',
    async (query) => {
      expect((await admin.ask(`/api/audit?${query}`)).status).toBe(400);
    },
  );

  it('Y7: an index serves each step, and a step looks at a bounded number of rows', () => {
    const store = openStore(':memory:');
    const filters = [{}, { from: 0, until: 9 }, { staffId: 's' }, { staffId: 's', from: 0 }];
    const asked = filters.flatMap((filter) => [undefined, 5].map((before) => ({ filter, before })));
    for (const { filter, before } of asked) {
      const plan = store.sqlite
        .prepare<[object], { detail: string }>(`explain query plan ${stepQuery(filter, before)}`)
        .all({ staffId: 's', from: 0, until: 9, before: 5 })
        .map(({ detail }) => detail);
      expect(plan[0]).toMatch(/^(SEARCH|SCAN) audit USING INDEX audit_(at|staff)/);
      expect(plan.join()).not.toContain('TEMP B-TREE');
      if ('staffId' in filter) expect(plan[0]).toContain('SEARCH audit USING INDEX audit_staff');
    }
    const trail = auditTrail(store);
    store.sqlite.transaction(() => {
      for (let n = 0; n < 5_200; n += 1) {
        const subject = { kind: 'ticket', id: null, name: n === 3 ? 'needle' : 'A001' } as const;
        trail.append({ act: 'ticket.called', subject }, { staffId: 's', staffName: 'S', address: '::1' }, n);
      }
    })();
    const search = auditSearch(store);
    const first = search({ subject: 'needle' }, undefined, 50);
    expect(first).toMatchObject({ rows: [], next: 201, reached: 200 });
    const second = search({ subject: 'needle' }, first.next, 50);
    expect(second.rows.map(({ seq }) => seq)).toEqual([4]);
    expect(second.next).toBeUndefined();
    store.close();
  });
});

describe('who may, and what', () => {
  it('Y8: admins alone read; nobody changes or removes, by any method', async () => {
    for (const path of ['/api/audit', '/api/audit.csv']) {
      expect((await office.signedIn('ngoc').ask(path)).status).toBe(403);
      expect((await office.stranger().ask(path)).status).toBe(401);
    }
    const count = (): unknown => office.server.core.store.sqlite.prepare('select count(*) from audit').pluck().get();
    const before = count();
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      for (const path of ['/api/audit', '/api/audit/1', '/api/audit.csv']) {
        expect((await admin.ask(path, { method, body: {} })).status, `${method} ${path}`).toBe(404);
      }
    }
    expect(count()).toBe(before);
  });

  it('Y9: the table for spreadsheets has no cell that is taken for a formula', async () => {
    const answer = await admin.ask('/api/audit.csv?staff=c');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toContain('attachment');
    expect(answer.text.startsWith('\uFEFF"Thời điểm",')).toBe(true);
    expect(answer.text).toContain(`"'=cmd()"`);
    expect(answer.text.trimEnd().split('\r\n')).toHaveLength(3);
    const cells = ['=1', '+1', '-1', '@x', '\tx', '\rx', '＝1', 'A"B', 'plain'];
    expect(csvLine(cells)).toBe(`"'=1","'+1","'-1","'@x","'\tx","'\rx","'＝1","A""B","plain"\r\n`);
  });
});
