/** Which alerts «Cần làm ngay» shows (issue point 9, LOOK "Words"): pure, without a browser. */
import { describe, expect, test } from 'vitest';
import { busyView } from '#test/support/admin-page.ts';
import { at, counterId, serviceId, staffView } from '#test/support/fixtures/staff-view.ts';
import { alertsFor } from '../../admin-console/now/alerts.ts';
import { problemIn } from '../../admin-console/now/disk.ts';

const now = Date.parse(at('08:46:10'));
const ids = (view = staffView(), moment = now): string[] => alertsFor(view, moment).map(({ id }) => id);

describe('alerts', () => {
  test('people come first, then paper, then lines, then screens', () => {
    expect(ids(busyView())).toEqual([
      'help:help-1',
      'printer:printer-1',
      'printer:printer-2',
      'overdue:service-e',
      'silent:display-1',
      'cut-off:display-2',
    ]);
  });

  test('a slip that failed on a printer that stands is told with the printer, else alone', () => {
    const view = busyView();
    const [printer] = alertsFor(view, now).filter(({ kind }) => kind === 'printer');
    expect(printer).toMatchObject({ slips: [{ label: 'B009' }] });
    const works = { ...view, printers: staffView().printers };
    expect(ids(works)).toContain('slips:printer-1');
  });

  test('low paper prints: its failed slips stay a matter of their own', () => {
    const view = busyView();
    const problem = {
      ...view.printProblems['job-1'],
      jobId: 'job-2',
      printerId: 'printer-2',
      state: 'partly',
      at: at('08:41'),
    } as const;
    expect(ids({ ...view, printProblems: { 'job-2': problem } })).toContain('slips:printer-2');
  });

  test('an overdue line names the free counter that does not serve it, and those that pause', () => {
    const overdue = alertsFor(staffView(), now).find(({ kind }) => kind === 'overdue');
    expect(overdue).toMatchObject({
      ticket: { label: 'E004' },
      limitMinutes: 30,
      count: 1,
      free: { number: 1 },
      paused: [{ number: 6 }],
      serving: [{ number: 3 }],
    });
  });

  test('a line that no open counter serves is told before it is overdue', () => {
    const view = staffView();
    const { session: _closed, ...two } = view.counters[counterId(2)] ?? never();
    const { session: _gone, ...three } = view.counters[counterId(3)] ?? never();
    const counters = { ...view.counters, [counterId(2)]: two, [counterId(3)]: three };
    expect(ids({ ...view, counters }, Date.parse(at('08:40')))).toContain(`unattended:${serviceId('A')}`);
  });

  test('B3: a copy of the office that fails is told last, with what to do', () => {
    const view = { ...busyView(), backup: { problem: 'folder-missing', since: at('08:00') } } as const;
    expect(alertsFor(view, now).at(-1)).toMatchObject({ id: 'backup', weight: 'warn', at: Date.parse(at('08:00')) });
    expect(ids()).not.toContain('backup');
  });

  test('a disk that takes nothing comes right after people; one that is getting full only warns', () => {
    const trouble = (problem: 'full' | 'low') => ({ problem, since: now }) as const;
    const found = alertsFor(busyView(), now, trouble('full'));
    expect(found.map(({ id }) => id).slice(0, 2)).toEqual(['help:help-1', 'disk']);
    expect(found[1]).toMatchObject({ weight: 'bad', at: now });
    expect(alertsFor(staffView(), now, trouble('low'))[0]).toMatchObject({ id: 'disk', weight: 'warn' });
  });

  test('the checks of the health tell of the disk, whatever else they hold (SPEC O1)', () => {
    const checks = (more: object) => ({ status: 503, checks: { printers: { state: 'ok' }, ...more } });
    const unwritable = { store: { state: 'fail', reason: 'unwritable' } };
    expect(problemIn(checks({ disk: { state: 'fail', reason: 'full' }, ...unwritable }))).toBe('full');
    expect(problemIn(checks({ disk: { state: 'warn', reason: 'low' }, ...unwritable }))).toBe('unwritable');
    expect(problemIn(checks({ disk: { state: 'warn', reason: 'low' } }))).toBe('low');
    expect(problemIn(checks({ disk: { state: 'warn', reason: 'unknown' } }))).toBeUndefined();
    expect(problemIn(checks({ disk: { state: 'ok' } }))).toBeUndefined();
    expect(problemIn({ code: 'route.unknown' })).toBeUndefined();
    expect(problemIn(undefined)).toBeUndefined();
  });

  test('an answered call for help and a clerk’s closed browser are no alerts', () => {
    const view = busyView();
    const help = { 'help-1': { ...(view.help['help-1'] ?? never()), answeredBy: { staffName: 'Trần Quốc Huy' } } };
    const desk = { id: 'desk-1', kind: 'counter', label: 'Máy quầy 1', connected: false, since: at('07:00') } as const;
    const found = ids({ ...view, help, devices: { ...view.devices, 'desk-1': desk } });
    expect(found).not.toContain('help:help-1');
    expect(found).not.toContain('cut-off:desk-1');
  });
});

function never(): never {
  throw new Error('the story has changed');
}
