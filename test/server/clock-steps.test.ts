/** Clocks that step (SPEC C7, C8): nobody loses a number, staff are told, the day comes back. */
import { afterEach, describe, expect, it } from 'vitest';
import type { StaffView } from '#common/contract/views.ts';
import { type SteppingOffice, steppingOffice } from '#test/support/stepping-office.ts';

let stage: SteppingOffice | undefined;
afterEach(async () => {
  await stage?.office.stop();
  stage = undefined;
});
const open = async (start: string): Promise<SteppingOffice> => {
  stage = await steppingOffice(start);
  return stage;
};
const MINUTE = 60_000;
const MONDAY = '2026-11-23T09:00:00+07:00';
const alertOf = async ({ office, as }: SteppingOffice): Promise<StaffView['clock']> =>
  ((await office.follow('monitor', as('ngoc'))).view as StaffView).clock;

describe('a clock that leaps', () => {
  it('C7: to 2036 for a minute ends no day; numbers and ages go on, staff are told, and it heals by itself', async () => {
    const s = await open(MONDAY);
    const waiting = await s.issue();
    s.set('2036-01-01T00:00:00+07:00');
    await s.tick();
    const meanwhile = await s.issue();
    expect(meanwhile).toMatchObject({ label: 'A002', businessDay: '2026-11-23' });
    expect(meanwhile.issuedAt).toMatch(/^2026-11-23T09:00/);
    expect(s.stateOf(waiting.id)).toBe('waiting');
    expect(await alertOf(s)).toMatchObject({ machine: expect.stringMatching(/^2036-01-01/) });
    expect(s.office.log.some((line) => line.includes('has stepped'))).toBe(true);
    s.set('2026-11-23T09:01:00+07:00');
    await s.tick();
    expect(await alertOf(s)).toBeUndefined();
    expect((await s.issue()).label).toBe('A003');
    const called = await s.ask(s.lan, `${s.seat}/call-next`);
    expect(called.json).toMatchObject({ ticket: { label: 'A001' } });
    expect(s.office.faults()).toEqual([]);
  });

  it('C7: also when the machine starts with it after a power cut, ahead or long behind', async () => {
    for (const wrong of ['2036-01-01T00:00:00+07:00', '2010-01-01T00:00:00+07:00']) {
      const s = await open(MONDAY);
      const waiting = await s.issue();
      s.set(wrong);
      await s.restart();
      expect(await s.issue()).toMatchObject({ label: 'A002', businessDay: '2026-11-23' });
      expect(s.stateOf(waiting.id)).toBe('waiting');
      expect(await alertOf(s)).toBeDefined();
      s.set('2026-11-23T09:12:00+07:00');
      await s.tick();
      expect(await alertOf(s)).toBeUndefined();
      expect((await s.issue()).issuedAt).toMatch(/^2026-11-23T09:12/);
      expect(s.office.faults()).toEqual([]);
      await s.office.stop();
      stage = undefined;
    }
  });

  it('C7: to another day waits until nobody waits; within the day it is followed at once', async () => {
    const s = await open(MONDAY);
    const { id } = await s.issue();
    s.set('2026-11-23T11:30:00+07:00');
    await s.tick();
    expect((await s.issue('B')).issuedAt).toMatch(/T11:30/);
    s.set('2026-11-25T09:00:00+07:00');
    await s.tick();
    expect(await s.issue()).toMatchObject({ businessDay: '2026-11-23' });
    expect(s.stateOf(id)).toBe('waiting');
    const { core } = s.office.server;
    for (const { id: each } of [...core.hall.tickets.values()]) await s.ask(s.as('lan'), `/api/tickets/${each}/cancel`);
    await s.tick();
    expect(await s.issue()).toMatchObject({ label: 'A001', businessDay: '2026-11-25' });
  });

  it('C7: is followed when an admin says that it is right, and not for anybody else', async () => {
    const s = await open(MONDAY);
    const { id } = await s.issue();
    s.set('2027-03-01T09:00:00+07:00');
    await s.tick();
    expect((await s.ask(s.as('ngoc'), '/api/clock/confirm')).status).toBe(403);
    expect((await s.ask(s.as('admin'), '/api/clock/confirm')).status).toBe(204);
    expect(s.stateOf(id)).toBe('expired');
    expect(await alertOf(s)).toBeUndefined();
    expect(await s.issue()).toMatchObject({ label: 'A001', businessDay: '2027-03-01' });
  });

  it('C7: a machine that was off over Tết, or has slept, is simply believed', async () => {
    const s = await open('2026-02-13T16:00:00+07:00');
    const left = await s.issue();
    s.set('2026-02-23T07:15:00+07:00');
    await s.restart();
    expect(s.stateOf(left.id)).toBe('expired');
    expect(await alertOf(s)).toBeUndefined();
    expect(await s.issue()).toMatchObject({ label: 'A001', businessDay: '2026-02-23' });
  });
});

describe('a clock that steps back', () => {
  it('C8: while somebody waits it is not followed, so that nobody is overtaken', async () => {
    const s = await open(MONDAY);
    await s.issue();
    s.set('2026-11-23T07:30:00+07:00');
    await s.tick();
    await s.issue();
    s.set('2026-11-20T09:00:00+07:00');
    await s.tick();
    await s.issue();
    const labels: unknown[] = [];
    for (let n = 0; n < 3; n += 1) {
      const { json } = await s.ask(s.lan, `${s.seat}/call-next`, { finish: 'completed' });
      labels.push((json as { ticket: { label: string } }).ticket.label);
    }
    expect(labels).toEqual(['A001', 'A002', 'A003']);
  });

  it('C8: a day that a wrong clock ended comes back with everybody in it, and no number is given twice', async () => {
    const s = await open(MONDAY);
    const [first, called, late] = [await s.issue(), await s.issue(), await s.issue('B')];
    await s.ask(s.lan, `${s.seat}/call-next`);
    await s.ask(s.lan, `/api/tickets/${first.id}/start`);
    // The power fails; the machine comes back three days ahead, which nobody can tell from three days off.
    s.set('2026-11-26T09:10:00+07:00');
    await s.restart();
    expect([first, called, late].map(({ id }) => s.stateOf(id))).toEqual(['expired', 'expired', 'expired']);
    const ahead = await s.issue();
    expect(ahead).toMatchObject({ label: 'A001', businessDay: '2026-11-26' });
    s.set('2026-11-23T09:15:00+07:00');
    await s.tick();
    // Somebody holds a number of that day: the office waits for them.
    expect(s.stateOf(first.id)).toBe('expired');
    await s.ask(s.as('ngoc'), `/api/tickets/${ahead.id}/cancel`);
    await s.tick();
    expect([first, called, late].map(({ id }) => s.stateOf(id))).toEqual(['serving', 'waiting', 'waiting']);
    expect(await s.issue()).toMatchObject({ label: 'A003', businessDay: '2026-11-23' });
    const { hall } = s.office.server.core;
    expect([hall.businessDay, hall.figures.issued]).toEqual(['2026-11-23', 4]);
    // When that day comes at last, its numbers go on behind those that were given.
    s.set('2026-11-26T07:30:00+07:00');
    await s.restart();
    expect(await s.issue()).toMatchObject({ label: 'A002', businessDay: '2026-11-26' });
    expect(s.office.faults()).toEqual([]);
  });

  it('C8: an office that stands in 2036 since an earlier start comes back at the next start with a right clock', async () => {
    const s = await open(MONDAY);
    const { id } = await s.issue();
    s.set('2036-01-01T00:00:00+07:00');
    await s.tick();
    await s.ask(s.as('admin'), '/api/clock/confirm');
    expect(s.office.server.core.hall.businessDay).toBe('2036-01-01');
    s.set('2026-11-23T09:30:00+07:00');
    await s.restart();
    expect(s.office.server.core.hall.businessDay).toBe('2026-11-23');
    expect(s.stateOf(id)).toBe('waiting');
    expect(await s.issue()).toMatchObject({ label: 'A002', businessDay: '2026-11-23' });
    expect(s.office.faults()).toEqual([]);
  });

  it('C5: a few minutes around midnight begin no day again', async () => {
    const s = await open('2026-11-23T23:58:00+07:00');
    const { id } = await s.issue();
    s.pass(3 * MINUTE);
    await s.tick();
    s.set('2026-11-23T23:59:00+07:00');
    await s.tick();
    expect(s.stateOf(id)).toBe('expired');
    expect(await s.issue()).toMatchObject({ label: 'A001', businessDay: '2026-11-24' });
  });
});
