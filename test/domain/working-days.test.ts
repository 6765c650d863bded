/** When a result is due (SPEC J41–J43), against the announced days off of 2025–2027. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANNOUNCED_DAYS } from '#common/calendar/days-off.ts';
import type { Hours, TimeLimit } from '#common/contract/office.ts';
import { dueDay, isWorkingDay, type WorkCalendar, workingDayAfter } from '#server/domain/working-days.ts';
import { runs } from '#test/support/fc-settings.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const announced: WorkCalendar = { hours: null, announced: ANNOUNCED_DAYS };
const at = (local: string): number => Date.parse(`${local}:00+07:00`);
const limit = (n: number, unit: TimeLimit['unit'] = 'working-day', cutoff: string | null = null): TimeLimit => ({
  unit,
  limit: n,
  cutoff,
});
const due = (rule: TimeLimit, local: string, calendar = announced) => dueDay(rule, at(local), calendar, ZONE);

const WORKDAY: Hours['week'][number] = [
  ['07:30', '11:30'],
  ['13:00', '16:30'],
];
const hours = (exceptions: Hours['exceptions'] = []): Hours => ({
  week: [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, [['07:30', '11:00']], []],
  seasons: [],
  exceptions,
});
const exception = (date: string, spans: Hours['week'][number] = []): Hours['exceptions'][number] => ({
  date,
  spans,
  name: { vi: 'Ngày riêng', en: 'Own day' },
  source: 'thử',
});

describe('J41: working days; the day of receipt is not counted', () => {
  test.each([
    // received, working days, due
    ['2026-11-26T09:00', 3, '2026-12-01', 'Thursday + 3 over a weekend'],
    ['2025-01-24T09:00', 1, '2025-02-03', 'over Tết 2025'],
    ['2025-01-24T09:00', 3, '2025-02-05', 'over Tết 2025'],
    ['2025-04-04T09:00', 1, '2025-04-08', 'over the Hùng Kings’ day on a Monday'],
    ['2025-04-25T09:00', 1, '2025-04-26', 'the Saturday worked for 2 May'],
    ['2025-04-29T09:00', 1, '2025-05-05', '30/4, 1/5, 2/5 and a weekend'],
    ['2025-08-29T09:00', 1, '2025-09-03', '1/9 and 2/9'],
    ['2025-12-31T09:00', 1, '2026-01-05', '1/1, 2/1 and a weekend'],
    ['2026-01-09T09:00', 1, '2026-01-10', 'the Saturday worked for 2 January'],
    ['2026-02-13T09:00', 3, '2026-02-25', 'over Tết 2026'],
    ['2026-04-24T09:00', 1, '2026-04-28', '27/4'],
    ['2026-04-29T09:00', 1, '2026-05-04', '30/4 and 1/5'],
    ['2026-08-21T09:00', 2, '2026-08-24', 'the Saturday worked for 31 August'],
    ['2026-08-28T09:00', 1, '2026-09-03', '31/8, 1/9, 2/9'],
    ['2026-11-23T09:00', 1, '2026-11-25', 'the Culture Day, new in 2026'],
    ['2026-12-31T09:00', 1, '2027-01-04', '1/1/2027 on a Friday'],
    ['2027-02-03T09:00', 1, '2027-02-11', 'over Tết 2027'],
    ['2027-04-29T09:00', 1, '2027-05-04', '30/4 and its day in lieu'],
    ['2027-09-01T09:00', 1, '2027-09-06', '2/9 and 3/9'],
    ['2027-11-23T09:00', 1, '2027-11-25', 'the Culture Day'],
  ])('%s + %i → %s (%s)', (received, days, expected) => {
    expect(due(limit(days), received)).toBe(expected);
  });

  test('the 24th of November was a working day before 2026', () => {
    expect(due(limit(1), '2025-11-21T09:00')).toBe('2025-11-24');
  });
});

describe('J42: calendar days end on a working day (art. 148)', () => {
  test.each([
    ['2026-11-02T09:00', 15, '2026-11-17'],
    ['2026-11-06T09:00', 15, '2026-11-23'],
    ['2026-11-09T09:00', 15, '2026-11-25'],
    ['2026-02-02T09:00', 15, '2026-02-23'],
    ['2026-04-17T09:00', 25, '2026-05-12'],
  ])('%s + %i days → %s', (received, days, expected) => {
    expect(due(limit(days, 'day'), received)).toBe(expected);
  });

  test.each([
    ['2026-11-26T08:00', 4, '2026-11-26'],
    ['2026-11-26T14:00', 4, '2026-11-27'],
    ['2026-11-27T16:00', 2, '2026-11-30'],
    ['2026-11-28T09:00', 2, '2026-11-30'],
    ['2026-11-26T16:30', 0, '2026-11-26'],
    ['2026-11-26T16:31', 0, '2026-11-27'],
  ])('hours run while the office works: %s + %i h → %s', (received, n, expected) => {
    expect(due(limit(n, 'hour'), received)).toBe(expected);
  });
});

describe('J43: the cutoff', () => {
  test.each([
    ['2026-11-26T14:59', '2026-11-26'],
    ['2026-11-26T15:00', '2026-11-26'],
    ['2026-11-26T15:01', '2026-11-27'],
    ['2026-11-27T15:01', '2026-11-30'],
    ['2026-11-23T15:01', '2026-11-25'],
    ['2026-11-28T09:00', '2026-11-30'],
  ])('limit 0, cutoff 15:00: %s → %s', (received, expected) => {
    expect(due(limit(0, 'day', '15:00'), received)).toBe(expected);
    expect(due(limit(0, 'working-day', '15:00'), received)).toBe(expected);
  });

  test('after the cutoff the next working day is the day of receipt', () => {
    expect(due(limit(2, 'working-day', '15:00'), '2026-11-26T15:01')).toBe('2026-12-01');
  });
});

describe('J44: the office’s own table', () => {
  test('a day off and a working Saturday of its own', () => {
    const own: WorkCalendar = {
      hours: hours([exception('2026-11-27'), exception('2026-11-28', [['07:30', '11:30']])]),
      announced: ANNOUNCED_DAYS,
    };
    expect(due(limit(1), '2026-11-26T09:00', own)).toBe('2026-11-28');
    expect(due(limit(0, 'day', '15:00'), '2026-11-26T15:30', own)).toBe('2026-11-28');
  });

  test('an ordinary Saturday morning is no working day, nor is an announced day that it left alone', () => {
    const own: WorkCalendar = { hours: hours([exception('2026-11-30')]), announced: ANNOUNCED_DAYS };
    expect(due(limit(1), '2026-11-27T09:00', own)).toBe('2026-12-01');
    expect(due(limit(1), '2026-02-13T09:00', own)).toBe('2026-02-23');
    // Its own table does not have this Saturday.
    expect(isWorkingDay(own, '2026-08-22')).toBe(false);
  });

  test('a day that it works although it was announced as off', () => {
    const own: WorkCalendar = { hours: hours([exception('2026-11-24', WORKDAY)]), announced: ANNOUNCED_DAYS };
    expect(due(limit(1), '2026-11-23T09:00', own)).toBe('2026-11-24');
  });

  test('an office without any opening still gets a day', () => {
    const never: WorkCalendar = {
      hours: { week: [[], [], [], [], [], [], []], seasons: [], exceptions: [] },
      announced: ANNOUNCED_DAYS,
    };
    expect(due(limit(1), '2026-11-27T09:00', never)).toBe('2026-11-30');
  });
});

describe('properties', () => {
  const DAY = 86_400_000;
  const moment = fc.integer({ min: at('2025-01-01T00:00'), max: at('2027-11-30T23:59') });
  const anyCutoff = fc.constantFrom(null, '11:30', '15:00', '16:00');
  const rule = fc.record<TimeLimit>({
    unit: fc.constantFrom('hour', 'day', 'working-day'),
    limit: fc.integer({ min: 0, max: 30 }),
    cutoff: anyCutoff,
  });
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 1090 }), { maxLength: 60 });
  const calendar = fc
    .record({ none: fc.boolean(), off: days, worked: days })
    .map(({ none, off, worked }): WorkCalendar => {
      const iso = (n: number) => new Date(Date.UTC(2025, 0, 1) + n * DAY).toISOString().slice(0, 10);
      const taken = new Set(off);
      const exceptions = [
        ...off.map((n) => exception(iso(n))),
        ...worked.filter((n) => !taken.has(n)).map((n) => exception(iso(n), WORKDAY)),
      ];
      return { hours: none ? null : hours(exceptions), announced: ANNOUNCED_DAYS };
    });
  const dayOf = (ms: number) => new Date(ms + 7 * 3_600_000).toISOString().slice(0, 10);

  test('J42: never due on a day off, nor before the day of receipt', () => {
    fc.assert(
      fc.property(rule, moment, calendar, (r, ms, c) => {
        const day = dueDay(r, ms, c, ZONE);
        expect(isWorkingDay(c, day)).toBe(true);
        expect(day >= dayOf(ms)).toBe(true);
      }),
      runs(400),
    );
  });

  test('J43: who comes later is never due earlier; a longer limit neither', () => {
    fc.assert(
      fc.property(rule, moment, fc.integer({ min: 0, max: 5 * DAY }), calendar, (r, ms, more, c) => {
        expect(dueDay(r, ms + more, c, ZONE) >= dueDay(r, ms, c, ZONE)).toBe(true);
        expect(dueDay({ ...r, limit: r.limit + 1 }, ms, c, ZONE) >= dueDay(r, ms, c, ZONE)).toBe(true);
      }),
      runs(400),
    );
  });

  test('J41: one working day more is the next working day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), anyCutoff, moment, calendar, (n, cutoff, ms, c) => {
        const one = dueDay(limit(n, 'working-day', cutoff), ms, c, ZONE);
        expect(dueDay(limit(n + 1, 'working-day', cutoff), ms, c, ZONE)).toBe(workingDayAfter(c, one));
      }),
      runs(300),
    );
  });

  test('J43: limit 0 on a working day before the cutoff is the same day', () => {
    fc.assert(
      fc.property(moment, calendar, fc.constantFrom<TimeLimit['unit']>('day', 'working-day'), (ms, c, unit) => {
        const today = dayOf(ms);
        fc.pre(isWorkingDay(c, today) && ms < at(`${today}T15:00`));
        expect(dueDay({ unit, limit: 0, cutoff: '15:00' }, ms, c, ZONE)).toBe(today);
      }),
      runs(300),
    );
  });
});
