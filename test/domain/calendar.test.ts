/** Business day, opening hours and days off (SPEC C1–C5), whatever zone the machine itself is in. */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { DaySpans, Hours, Week } from '#common/contract/office.ts';
import { businessDayOf, openingAt } from '#server/domain/calendar.ts';
import { runs } from '#test/support/fc-settings.ts';

const VIETNAM = 'Asia/Ho_Chi_Minh';
const NEW_YORK = 'America/New_York';
const HOUR = 3_600_000;

const MACHINE_ZONES = ['UTC', 'Asia/Ho_Chi_Minh', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];
const ownZone = process.env.TZ;
afterAll(() => {
  if (ownZone === undefined) delete process.env.TZ;
  else process.env.TZ = ownZone;
});

const at = (iso: string): number => Date.parse(iso);
const iso = (ms: number | undefined, timeZone = VIETNAM): string | undefined =>
  ms === undefined
    ? undefined
    : new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(ms);

const FULL: DaySpans = [
  ['07:30', '11:30'],
  ['13:00', '16:30'],
];
const MORNING: DaySpans = [['07:00', '11:30']];
const week = (weekday: DaySpans, saturday: DaySpans = []): Week => [
  weekday,
  weekday,
  weekday,
  weekday,
  weekday,
  saturday,
  [],
];
const hours = (more: Partial<Hours> = {}): Hours => ({ week: week(FULL), seasons: [], exceptions: [], ...more });
const dayOff = (date: string, spans: DaySpans = [], vi = 'Nghỉ lễ'): Hours['exceptions'][number] => ({
  date,
  spans,
  name: { vi, en: 'Day off' },
  source: 'thử',
});

describe.each(MACHINE_ZONES)('on a machine in %s', (zone) => {
  const inZone = <T>(work: () => T): T => {
    process.env.TZ = zone;
    return work();
  };

  test('the machine really is there', () => {
    const offset = inZone(() => new Date('2026-07-01T00:00:00Z').getTimezoneOffset());
    const known: Readonly<Record<string, number>> = {
      UTC: 0,
      [VIETNAM]: -420,
      [NEW_YORK]: 240,
      'Pacific/Kiritimati': -840,
      'Pacific/Pago_Pago': 660,
    };
    expect(offset).toBe(known[zone]);
  });

  test('C1: the day turns at midnight of the office', () => {
    inZone(() => {
      expect(businessDayOf(at('2026-11-23T23:59:59.999+07:00'), VIETNAM).day).toBe('2026-11-23');
      expect(businessDayOf(at('2026-11-24T00:00:00+07:00'), VIETNAM)).toEqual({
        day: '2026-11-24',
        start: at('2026-11-24T00:00:00+07:00'),
        end: at('2026-11-25T00:00:00+07:00'),
      });
      expect(businessDayOf(at('2024-02-29T17:00:00Z'), VIETNAM).day).toBe('2024-03-01');
      expect(businessDayOf(at('2024-02-28T17:00:00Z'), VIETNAM).day).toBe('2024-02-29');
      expect(businessDayOf(at('2026-12-31T16:59:59Z'), VIETNAM).day).toBe('2026-12-31');
    });
  });

  test('C1: where clocks change a day has 23 or 25 hours', () => {
    inZone(() => {
      const spring = businessDayOf(at('2026-03-08T12:00:00-04:00'), NEW_YORK);
      const autumn = businessDayOf(at('2026-11-01T12:00:00-05:00'), NEW_YORK);
      expect([spring.day, (spring.end - spring.start) / HOUR]).toEqual(['2026-03-08', 23]);
      expect([autumn.day, (autumn.end - autumn.start) / HOUR]).toEqual(['2026-11-01', 25]);
      // Both of the two hours from one to two belong to it.
      expect(businessDayOf(at('2026-11-01T05:30:00Z'), NEW_YORK).day).toBe('2026-11-01');
      expect(businessDayOf(at('2026-11-01T06:30:00Z'), NEW_YORK).day).toBe('2026-11-01');
    });
  });

  test('C1: a day that has no midnight begins with its first moment', () => {
    inZone(() => {
      // In Cairo the clocks went from 00:00 to 01:00 on 24 April 2026.
      const day = businessDayOf(at('2026-04-24T12:00:00+03:00'), 'Africa/Cairo');
      expect(day).toEqual({
        day: '2026-04-24',
        start: at('2026-04-24T01:00:00+03:00'),
        end: at('2026-04-25T00:00:00+03:00'),
      });
    });
  });

  test('C1: every moment belongs to the one day that holds it', () => {
    inZone(() =>
      fc.assert(
        fc.property(
          fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2032-01-01T00:00:00Z') }),
          fc.constantFrom(VIETNAM, NEW_YORK, 'Europe/Berlin', 'Australia/Lord_Howe', 'UTC'),
          (now, timeZone) => {
            const day = businessDayOf(now, timeZone);
            expect(day.start <= now && now < day.end).toBe(true);
            expect(iso(now, timeZone)?.slice(0, 10)).toBe(day.day);
            expect(businessDayOf(day.start, timeZone)).toEqual(day);
            expect(businessDayOf(day.end - 1, timeZone)).toEqual(day);
            expect(businessDayOf(day.end, timeZone).start).toBe(day.end);
          },
        ),
        runs(150),
      ),
    );
  });

  test('C2: open from the first minute of a span to the last before its end', () => {
    inZone(() => {
      const open = (time: string): boolean => openingAt(hours(), at(`2026-11-23T${time}+07:00`), VIETNAM).open;
      expect(['07:29:59', '07:30:00', '11:29:59', '11:30:00', '12:59:59', '13:00:00', '16:30:00'].map(open)).toEqual([
        false,
        true,
        true,
        false,
        false,
        true,
        false,
      ]);
    });
  });
});

describe('C2: when it opens and closes next', () => {
  const opening = (moment: string, more: Partial<Hours> = {}) => {
    const { open, opensAt, closesAt } = openingAt(hours(more), at(`${moment}+07:00`), VIETNAM);
    return { open, opensAt: iso(opensAt), closesAt: iso(closesAt) };
  };

  test('within a day, over the night and over the weekend', () => {
    expect(opening('2026-11-23T08:00')).toEqual({ open: true, opensAt: undefined, closesAt: '2026-11-23 11:30' });
    expect(opening('2026-11-23T12:00').opensAt).toBe('2026-11-23 13:00');
    expect(opening('2026-11-23T17:00').opensAt).toBe('2026-11-24 07:30');
    expect(opening('2026-11-27T17:00').opensAt).toBe('2026-11-30 07:30');
  });

  test('spans that touch are one', () => {
    const touching = week([
      ['07:30', '11:30'],
      ['11:30', '13:00'],
      ['13:00', '16:30'],
    ]);
    expect(opening('2026-11-23T08:00', { week: touching }).closesAt).toBe('2026-11-23 16:30');
    expect(opening('2026-11-23T11:30', { week: touching })).toMatchObject({ open: true, closesAt: '2026-11-23 16:30' });
  });

  test('C4: after Tết 2026, with the Saturday that was moved', () => {
    const exceptions = ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'].map((date) =>
      dayOff(date, [], 'Tết Nguyên đán'),
    );
    expect(opening('2026-02-13T17:00', { exceptions }).opensAt).toBe('2026-02-23 07:30');
    expect(opening('2026-02-13T17:00', { exceptions: [...exceptions, dayOff('2026-02-21', MORNING)] }).opensAt).toBe(
      '2026-02-21 07:00',
    );
  });

  test('C4: an exception comes before the season and the week; a day off has its name', () => {
    const seasons = [{ from: '01-01', to: '12-31', week: week(MORNING) }];
    const more = { seasons, exceptions: [dayOff('2026-11-24', [], 'Ngày Văn hóa Việt Nam')] };
    const closed = openingAt(hours(more), at('2026-11-24T08:00+07:00'), VIETNAM);
    expect(closed).toMatchObject({ open: false, today: [], holiday: { vi: 'Ngày Văn hóa Việt Nam' } });
    expect(openingAt(hours(more), at('2026-11-23T08:00+07:00'), VIETNAM).today).toEqual(MORNING);
    // Other hours on one day are no day off.
    const short = hours({ exceptions: [dayOff('2026-11-24', MORNING)] });
    expect(openingAt(short, at('2026-11-24T08:00+07:00'), VIETNAM)).toMatchObject({ open: true, today: MORNING });
    expect(openingAt(short, at('2026-11-24T08:00+07:00'), VIETNAM).holiday).toBeUndefined();
  });

  test('C4: a season over New Year', () => {
    const seasons = [{ from: '10-16', to: '04-15', week: week(MORNING) }];
    const spans = (date: string): DaySpans => openingAt(hours({ seasons }), at(`${date}T12:00+07:00`), VIETNAM).today;
    // All of them Thursdays or Fridays.
    expect(['2026-10-15', '2026-10-16', '2026-12-31', '2027-01-01', '2027-04-15', '2027-04-16'].map(spans)).toEqual([
      FULL,
      MORNING,
      MORNING,
      MORNING,
      MORNING,
      FULL,
    ]);
    const leap = [{ from: '02-29', to: '02-29', week: week(MORNING) }];
    expect(openingAt(hours({ seasons: leap }), at('2028-02-29T12:00+07:00'), VIETNAM).today).toEqual(MORNING);
    expect(openingAt(hours({ seasons: leap }), at('2028-03-01T12:00+07:00'), VIETNAM).today).toEqual(FULL);
  });

  test('C2: an office without any hours says nothing of its next opening', () => {
    expect(opening('2026-11-23T08:00', { week: week([]) })).toEqual({
      open: false,
      opensAt: undefined,
      closesAt: undefined,
    });
  });

  test('C3: hours that were never set are open at all hours', () => {
    expect(openingAt(null, at('2026-11-22T03:00+07:00'), VIETNAM)).toEqual({ open: true, today: [] });
  });

  test('C2: where clocks change the wall clock counts', () => {
    const night = hours({ week: [[], [], [], [], [], [], [['01:30', '03:30']]] });
    const spring = (time: string) => openingAt(night, at(`2026-03-08T${time}`), NEW_YORK);
    // 01:30 to 03:30 lasts an hour on that Sunday.
    expect(spring('01:30:00-05:00')).toMatchObject({ open: true, closesAt: at('2026-03-08T03:30:00-04:00') });
    expect(spring('03:29:59-04:00').open).toBe(true);
    expect(spring('03:30:00-04:00').open).toBe(false);
    expect(openingAt(night, at('2026-03-07T12:00:00-05:00'), NEW_YORK).opensAt).toBe(at('2026-03-08T01:30:00-05:00'));
  });

  test('C2: what it says of its next opening and closing comes true, and nothing before it', () => {
    const spans = fc.uniqueArray(fc.integer({ min: 0, max: 95 }), { maxLength: 6 }).map((quarters) => {
      const times = quarters.sort((a, b) => a - b).map((n) => `${two(Math.floor(n / 4))}:${two((n % 4) * 15)}`);
      const pairs: [string, string][] = [];
      for (let i = 0; i + 1 < times.length; i += 2) pairs.push([times[i] ?? '', times[i + 1] ?? '']);
      return pairs;
    });
    const someWeek = fc.array(spans, { minLength: 7, maxLength: 7 });
    const monthDay = fc.constantFrom('01-01', '02-29', '03-31', '06-15', '10-16', '12-31');
    const someHours: fc.Arbitrary<Hours> = fc.record({
      week: someWeek,
      seasons: fc.array(fc.record({ from: monthDay, to: monthDay, week: someWeek }), { maxLength: 2 }),
      exceptions: fc
        .array(fc.tuple(fc.integer({ min: 20, max: 30 }), spans), { maxLength: 4 })
        .map((days) => days.map(([day, own]) => dayOff(`2026-11-${day}`, own))),
    });
    const moment = fc.integer({ min: at('2026-11-20T00:00Z'), max: at('2026-12-01T00:00Z') });
    const zones = fc.constantFrom(VIETNAM, 'Europe/Berlin', NEW_YORK);
    fc.assert(
      fc.property(someHours, moment, zones, fc.nat(99), (set, now, timeZone, percent) => {
        const opening = openingAt(set, now, timeZone);
        const turns = opening.open ? opening.closesAt : opening.opensAt;
        if (turns === undefined) return;
        expect(turns).toBeGreaterThan(now);
        expect(openingAt(set, turns, timeZone).open).toBe(!opening.open);
        const between = now + Math.floor(((turns - now) * percent) / 100);
        expect(openingAt(set, between, timeZone).open).toBe(opening.open);
      }),
      runs(300),
    );
  });
});

const two = (n: number): string => String(n).padStart(2, '0');
