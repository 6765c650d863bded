/**
 * SPEC C1–C5 on the real server where clocks change and calendars have odd days: days, numbers, hours and figures. This
 * process itself lives in a zone that is no office's, fourteen hours ahead of Greenwich.
 */
process.env.TZ = 'Pacific/Kiritimati';

import { afterEach, describe, expect, it } from 'vitest';
import type { IssueAnswer } from '#common/contract/commands.ts';
import type { Hours } from '#common/contract/office.ts';
import type { StaffView } from '#common/contract/views.ts';
import { DEFAULT_OFFICE } from '#server/domain/defaults.ts';
import { office as officeTable } from '#server/store/schema.ts';
import { type Running, run } from '../support/running.ts';
import type { Answer, Client } from '../support/running-http.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let office: Running;
let kiosk: Client;
let keys = 0;
afterEach(() => office.stop());

async function open(zone: string, start: string, hours: Hours | null = null): Promise<void> {
  // The machine really has another zone.
  expect(new Date(start).getTimezoneOffset()).toBe(-14 * 60);
  office = await run({
    start: Date.parse(start),
    environment: { LUOT_TIMEZONE: zone },
    seed: (db) =>
      db
        .update(officeTable)
        .set({ settings: { ...DEFAULT_OFFICE, hours } })
        .run(),
  });
  kiosk = (await office.device('kiosk')).client;
}

const take = (prefix = 'A'): Promise<Answer> => {
  keys += 1;
  const who = office.stranger({ ...kiosk.headers });
  return who.post('/api/tickets', { serviceId: office.service(prefix) }, `zone-${keys}`);
};
/** Label and day of a number that is taken at a moment. */
async function takenAt(moment: number | string): Promise<string> {
  office.clock.now = typeof moment === 'number' ? moment : Date.parse(moment);
  const { ticket } = (await take()).json as IssueAnswer;
  // What stands on the slip and on every screen is that very moment, by the office's clock.
  expect(Date.parse(ticket.issuedAt)).toBe(office.clock.now);
  return `${ticket.businessDay} ${ticket.label} ${ticket.issuedAt.slice(11, 16)}${ticket.issuedAt.slice(-6)}`;
}
async function monitor(): Promise<StaffView> {
  return (await office.follow('monitor', office.signedIn('ngoc'))).view as StaffView;
}

describe('C1: where clocks change', () => {
  it.each([
    ['a spring gap in the night', 'Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z', 23, '2026-03-30'],
    ['an autumn repeat in the night', 'Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00Z', 25, '2026-10-26'],
    ['a day without midnight', 'America/Santiago', '2026-09-06', '2026-09-06T04:00:00Z', 23, '2026-09-07'],
    ['a day whose last hour comes twice', 'America/Santiago', '2026-04-04', '2026-04-04T03:00:00Z', 25, '2026-04-05'],
    ['29 February', 'Asia/Ho_Chi_Minh', '2028-02-29', '2028-02-28T17:00:00Z', 24, '2028-03-01'],
  ])('%s: the day has all its numbers and ends once', async (_, zone, day, first, hours, next) => {
    const [start, end] = [Date.parse(first), Date.parse(first) + hours * HOUR];
    await open(zone, new Date(start - 30 * MINUTE).toISOString());
    const before = await takenAt(start - 1);
    expect(before).not.toContain(day);
    expect(before).toContain(' A001 ');
    expect(await takenAt(start)).toContain(`${day} A001 `);
    // Every hour of it, also those that the clock shows twice or never.
    for (let hour = 1; hour < hours; hour += 1) {
      expect(await takenAt(start + hour * HOUR)).toContain(`${day} A${String(hour + 1).padStart(3, '0')} `);
    }
    office.clock.now = end - 1;
    await office.server.tick();
    expect(await monitor()).toMatchObject({ businessDay: day, today: { issued: hours } });
    expect(await takenAt(end)).toContain(`${next} A001 `);
    await office.server.tick();
    expect(await monitor()).toMatchObject({ businessDay: next, today: { issued: 1 } });
    const expired = office.server.core.log.ofDay(day).filter(({ type }) => type === 'ticket.expired');
    expect(expired).toHaveLength(hours);
    expect(office.faults()).toEqual([]);
  });

  it('P6, P1: in an hour that comes twice people are called in the order in which they came, and waits are true', async () => {
    await open('Europe/Berlin', '2026-10-25T00:30:00Z');
    const lan = office.signedIn('lan');
    const seat = `/api/counters/${office.counter(2)}`;
    await lan.ask(`${seat}/session`, { method: 'PUT' });
    expect(await takenAt('2026-10-25T00:50:00Z')).toBe('2026-10-25 A001 02:50+02:00');
    // By the wall clock 45 minutes earlier, truly a quarter of an hour later.
    expect(await takenAt('2026-10-25T01:05:00Z')).toBe('2026-10-25 A002 02:05+01:00');
    office.clock.now = Date.parse('2026-10-25T01:20:00Z');
    const calls: unknown[] = [];
    for (const key of ['twice-1', 'twice-2']) {
      const { json } = await lan.post(`${seat}/call-next`, { finish: 'completed' }, key);
      const { ticket } = json as IssueAnswer;
      calls.push([ticket.label, ticket.callReason, ticket.calledAt?.slice(11, 16)]);
    }
    // Half an hour and a quarter of it: nobody is overdue.
    expect(calls).toEqual([
      ['A001', 'first', '02:20'],
      ['A002', 'first', '02:20'],
    ]);
    expect((await monitor()).today.halfWaitedUnder).toBeLessThanOrEqual(30);
  });

  it('P1: in an hour that is left out nobody grows an hour older', async () => {
    await open('Europe/Berlin', '2026-03-29T00:00:00Z');
    const lan = office.signedIn('lan');
    const seat = `/api/counters/${office.counter(2)}`;
    await lan.ask(`${seat}/session`, { method: 'PUT' });
    expect(await takenAt('2026-03-29T00:45:00Z')).toBe('2026-03-29 A001 01:45+01:00');
    office.clock.now = Date.parse('2026-03-29T01:10:00Z');
    const { ticket } = (await lan.post(`${seat}/call-next`, {}, 'gap-1')).json as IssueAnswer;
    expect([ticket.callReason, ticket.calledAt]).toEqual(['first', '2026-03-29T03:10:00.000+02:00']);
  });
});

describe('C2, C4: hours', () => {
  const spans = [['08:00', '12:00']] as [string, string][];
  const week = [spans, spans, spans, spans, spans, spans, spans] as Hours['week'];

  it('follow the office’s wall clock on the day on which clocks change', async () => {
    await open('Europe/Berlin', '2026-03-29T05:59:59Z', { week, seasons: [], exceptions: [] });
    expect((await take()).json).toMatchObject({ code: 'service.closed' });
    expect(await takenAt('2026-03-29T06:00:00Z')).toBe('2026-03-29 A001 08:00+02:00');
    expect(await takenAt('2026-03-29T09:59:59Z')).toBe('2026-03-29 A002 11:59+02:00');
    office.clock.now = Date.parse('2026-03-29T10:00:00Z');
    expect((await take()).json).toMatchObject({ code: 'service.closed' });
  });

  it('know 29 February, as a day off and as a day like others', async () => {
    const name = { vi: 'Nghỉ', en: 'Day off' };
    const exceptions = [{ date: '2028-02-29', spans: [], name, source: '' }];
    await open('Asia/Ho_Chi_Minh', '2028-02-28T09:00:00+07:00', { week, seasons: [], exceptions });
    expect(await takenAt('2028-02-28T11:00:00+07:00')).toContain('2028-02-28 A001');
    office.clock.now = Date.parse('2028-02-29T09:00:00+07:00');
    expect((await take()).json).toMatchObject({ code: 'service.closed' });
    expect((await monitor()).opening).toMatchObject({ open: false, holiday: name });
    expect(await takenAt('2028-03-01T08:00:00+07:00')).toContain('2028-03-01 A001');
    expect(office.faults()).toEqual([]);
  });
});

describe('C5: a start after three days off', () => {
  it('ends the day that was left once, over a change of clocks, and begins today’s numbers', async () => {
    await open('Europe/Berlin', '2026-10-23T16:00:00+02:00');
    const left = [await takenAt('2026-10-23T16:00:00+02:00'), await takenAt('2026-10-23T16:01:00+02:00')];
    expect(left[1]).toContain('2026-10-23 A002');
    office.clock.now = Date.parse('2026-10-26T08:00:00+01:00');
    await office.restart();
    expect(await takenAt('2026-10-26T08:00:00+01:00')).toBe('2026-10-26 A001 08:00+01:00');
    await office.restart();
    expect(await takenAt('2026-10-26T08:05:00+01:00')).toContain('2026-10-26 A002');
    const { log } = office.server.core;
    expect(log.ofDay('2026-10-23').filter(({ type }) => type === 'ticket.expired')).toHaveLength(2);
    for (const off of ['2026-10-24', '2026-10-25']) expect(log.ofDay(off)).toEqual([]);
    expect(await monitor()).toMatchObject({ businessDay: '2026-10-26', today: { issued: 2 } });
    expect(office.faults()).toEqual([]);
  });
});
