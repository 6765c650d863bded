/** `GET /api/audit`: what members of staff changed, for admins. Nothing here, nor anywhere, changes a row. */
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Static } from 'typebox';
import { AuditAnswer, AuditExportQuery, AuditQuery, type AuditRow } from '#common/contract/audit.ts';
import type { Refusal } from '#common/contract/errors.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { CSV_BEGIN, csvLine } from '#server/csv.ts';
import { dayAfter, startOfDay } from '#server/domain/calendar.ts';
import { momentFormat } from '#server/moment.ts';
import { type AuditFilter, type AuditFound, auditSearch } from '#server/store/audit-search.ts';
import type { Store } from '#server/store/open.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';

const PAGE = 50;
/** A spreadsheet opens this many at once; more is for a narrower span. */
const EXPORTED_AT_MOST = 50_000;
const HEADINGS = ['Thời điểm', 'Nhân viên', 'Từ địa chỉ', 'Việc', 'Loại', 'Đối tượng', 'Trước', 'Sau'];

export interface AuditRouteParts {
  readonly store: Pick<Store, 'sqlite'>;
  readonly timeZone: string;
}

export function auditRoute(app: App, { store, timeZone }: AuditRouteParts): void {
  const search = auditSearch(store);
  const toMoment = momentFormat(timeZone);
  const access = ['admin'] as const;

  app.route({
    method: 'GET',
    url: '/api/audit',
    config: { access, rateLimit: { max: 300, timeWindow: 60_000 } },
    schema: {
      summary: 'What members of staff changed, newest first',
      description:
        'Go on with `before` = `next` until `next` is null: a page may have few rows, or none, and still go on.',
      tags: ['audit'],
      querystring: AuditQuery,
      response: { 200: AuditAnswer },
    },
    handler: async ({ query }, reply) => {
      const filter = filterOf(query, timeZone);
      if (isRefusal(filter)) return refused(reply, filter);
      const before = query.before === undefined ? undefined : Number(query.before);
      const { rows, next, reached } = search(filter, before, Number(query.limit ?? PAGE));
      return reply.send({
        rows: rows.map((row) => rowOf(row, toMoment)),
        next: next === undefined ? null : String(next),
        reached: reached === undefined ? null : toMoment(reached),
      });
    },
  });

  app.route({
    method: 'GET',
    url: '/api/audit.csv',
    config: { access, rateLimit: { max: 10, timeWindow: 60_000 } },
    schema: {
      summary: 'The same as a table for spreadsheets, at most 50,000 rows',
      tags: ['audit'],
      querystring: AuditExportQuery,
    },
    handler: async ({ query }, reply) => {
      const filter = filterOf(query, timeZone);
      if (isRefusal(filter)) return refused(reply, filter);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="luot-nhat-ky.csv"')
        .send(Readable.from(lines(filter)));
    },
  });

  /** Step by step, letting the queue act between two steps. */
  async function* lines(filter: AuditFilter): AsyncGenerator<string> {
    yield CSV_BEGIN + csvLine(HEADINGS);
    let before: number | undefined;
    let left = EXPORTED_AT_MOST;
    do {
      const step = search(filter, before, Math.min(left, 1_000));
      left -= step.rows.length;
      before = step.next;
      yield step.rows.map((row) => csvLine(cellsOf(row, toMoment))).join('');
      await setImmediate();
    } while (before !== undefined && left > 0);
  }
}

function filterOf(query: Static<typeof AuditExportQuery>, timeZone: string): AuditFilter | Refusal {
  const { from, to, staff, group, subject, subjectId, text } = query;
  if (from !== undefined && to !== undefined && to < from) {
    return refuse('request.invalid', { field: 'to', detail: 'to: must not be before from', params: { why: 'order' } });
  }
  return {
    ...(from === undefined ? {} : { from: startOfDay(from, timeZone) }),
    ...(to === undefined ? {} : { until: startOfDay(dayAfter(to), timeZone) }),
    ...(staff === undefined ? {} : { staffId: staff }),
    ...(group === undefined ? {} : { group }),
    ...(subject === undefined ? {} : { subject }),
    ...(subjectId === undefined ? {} : { subjectId }),
    ...(text === undefined ? {} : { text }),
  };
}

function rowOf(row: AuditFound, toMoment: (ms: number) => string): AuditRow {
  const { seq, at, staffId, staffName, address, act, subjectKind, subjectId, subjectName, before, after } = row;
  return {
    seq,
    at: toMoment(at),
    staffId,
    staffName,
    address,
    act,
    subject: { kind: subjectKind, id: subjectId, name: subjectName },
    before: before === null ? null : JSON.parse(before),
    after: after === null ? null : JSON.parse(after),
  };
}

function cellsOf(row: AuditFound, toMoment: (ms: number) => string): string[] {
  const { at, staffName, address, act, subjectKind, subjectName, before, after } = row;
  return [toMoment(at), staffName, address, act, subjectKind, subjectName, before ?? '', after ?? ''];
}
