/** SPEC C5, N1, R2, R5 under load: the clock passes the end of the business day while kiosks issue and counters call. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { IssueAnswer } from '#common/contract/commands.ts';
import type { StaffView } from '#common/contract/views.ts';
import { businessDayOf } from '#server/domain/calendar.ts';
import type { QueueEvent } from '#server/domain/events.ts';
import { dumpHall } from '#test/support/hall-dump.ts';
import { type Night, workThrough } from '../support/busy-night.ts';
import { type Running, run } from '../support/running.ts';

vi.setConfig({ testTimeout: 120_000 });

const ZONE = 'Asia/Ho_Chi_Minh';
const DAYS = ['2026-11-23', '2026-11-24', '2026-11-25'] as const;
const at = (day: string, clock: string): number => Date.parse(`${day}T${clock}+07:00`);
const LIVE = ['waiting', 'called', 'serving', 'parked', 'no-show'];

let office: Running;
afterEach(() => office.stop());

describe('midnight under load', () => {
  it('C5: each ticket has one day, numbers begin again, what is open expires once, nothing acknowledged is lost', async () => {
    office = await run({ start: at(DAYS[0], '23:59:56') });
    const kiosks = [(await office.device('kiosk')).client, (await office.device('kiosk', 'Second')).client];
    const first = office.signedIn('ngoc');
    const monitor = await office.follow('monitor', first);
    const nights: Night[] = [await workThrough(office, kiosks, at(DAYS[1], '00:00:05'))];
    office.clock.now = at(DAYS[1], '23:59:56');
    nights.push(await workThrough(office, kiosks, at(DAYS[2], '00:00:05')));

    const events = DAYS.flatMap((day) => office.server.core.log.ofDay(day));
    const acknowledged = nights.flatMap((night) => night.acknowledged);
    const issued = nights.flatMap((night) => night.issued);
    expect(nights.flatMap(({ odd }) => odd)).toEqual([]);
    // The drill is one: much was asked, and midnight met clerks in the middle of their work.
    expect(issued.length).toBeGreaterThan(500);
    expect(acknowledged.length - issued.length).toBeGreaterThan(100);
    for (const day of DAYS.slice(0, 2)) expect(eventsOf(events, 'ticket.expired', day).length).toBeGreaterThan(20);

    expectKept(events, acknowledged);
    expectDays(events, issued);
    expectExpiredOnce(events);

    // Who looks on was told all of it in order, and sees what a new screen sees; a restart finds the same.
    const second = await office.follow('monitor', office.signedIn('ngoc'));
    await office.settle(second);
    const { businessDay, tickets } = second.view as StaffView;
    expect(businessDay).toBe(DAYS[2]);
    const today = issued.filter((ticket) => ticket.businessDay === DAYS[2]).map(({ id }) => id);
    for (const id of Object.keys(tickets)) expect(today).toContain(id);
    expect(monitor.faults).toEqual([]);
    const { hall } = office.server.core;
    const lived = dumpHall(hall);
    hall.reload();
    expect(dumpHall(hall)).toEqual(lived);
    expect(office.faults()).toEqual([]);

    // The sweep of the last night goes on beside the work; here it has to be over.
    await office.server.sweep();
    // R5: every key still has its answer, on whichever side of midnight it was given.
    const before = office.server.core.log.lastSeq();
    for (const { who, path, body, key, text } of acknowledged.filter((_, place) => place % 7 === 0)) {
      if (who.headers.authorization === undefined) continue;
      const again = await who.post(path, body, key);
      const [kept, was] = [again.json as IssueAnswer, JSON.parse(text) as IssueAnswer];
      expect([again.status, kept.ticket]).toEqual([200, was.ticket]);
      // B5: the phone's link has gone with its day.
      const over = was.ticket.businessDay !== DAYS[2];
      expect(kept.token).toBe(over ? '' : was.token);
    }
    expect(office.server.core.log.lastSeq()).toBe(before);
    await office.restart();
    expect(dumpHall(office.server.core.hall)).toEqual(lived);
    expect(office.faults()).toEqual([]);
  });
});

const eventsOf = (events: readonly QueueEvent[], type: string, day: string): QueueEvent[] =>
  events.filter((event) => event.type === type && event.businessDay === day);

/** R2: the log holds what was acknowledged, and nothing else was done to a ticket but what the end of the day does. */
function expectKept(events: readonly QueueEvent[], acknowledged: Night['acknowledged']): void {
  const asked = acknowledged.map(({ type, ticketId }) => `${type} ${ticketId}`).sort();
  const done = events
    .filter(({ type }) => type.startsWith('ticket.') && type !== 'ticket.expired')
    .map(({ type, ticketId }) => `${type} ${ticketId}`)
    .sort();
  expect(done).toEqual(asked);
}

/** C5, N1: days follow each other in the log; a ticket is of the day of its moment; each prefix counts from 1. */
function expectDays(events: readonly QueueEvent[], issued: readonly IssueAnswer['ticket'][]): void {
  const days = events.toSorted((a, b) => a.seq - b.seq).map(({ businessDay }) => businessDay);
  expect(days).toEqual(days.toSorted());
  for (const { type, at: moment, businessDay } of events) {
    const ends = type === 'ticket.expired' || type === 'counter.closed';
    if (!ends) expect([type, businessDayOf(moment, ZONE).day]).toEqual([type, businessDay]);
  }
  for (const { businessDay, issuedAt } of issued) expect(issuedAt.slice(0, 10)).toBe(businessDay);
  expect(new Set(issued.map(({ id }) => id)).size).toBe(issued.length);
  for (const day of DAYS) {
    for (const prefix of ['A', 'B', 'C', 'E']) {
      const numbers = issued
        .filter(({ label, businessDay }) => businessDay === day && label.startsWith(prefix))
        .map(({ label }) => Number(label.slice(1)))
        .sort((a, b) => a - b);
      expect(numbers).toEqual(numbers.map((_, place) => place + 1));
    }
  }
}

/** C5: every ticket of an ended day has one end, and nothing happens to it afterwards. */
function expectExpiredOnce(events: readonly QueueEvent[]): void {
  for (const day of DAYS.slice(0, 2)) {
    const rows = office.server.core.tickets.ofDay(day);
    expect(rows.filter(({ state }) => LIVE.includes(state))).toEqual([]);
    const expired = eventsOf(events, 'ticket.expired', day).map(({ ticketId }) => ticketId);
    expect(expired.toSorted()).toEqual(
      rows
        .filter(({ state }) => state === 'expired')
        .map(({ id }) => id)
        .sort(),
    );
    // All of it in one act, and the last that is said of that day.
    const acts = new Set(eventsOf(events, 'ticket.expired', day).map(({ actId }) => actId));
    expect(acts.size).toBe(1);
    const last = Math.max(...eventsOf(events, 'ticket.expired', day).map(({ seq }) => seq));
    const later = events.filter(({ seq, businessDay }) => businessDay === day && seq > last);
    expect(later.filter(({ type }) => type !== 'counter.closed')).toEqual([]);
  }
}
