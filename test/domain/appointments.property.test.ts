/** Appointments among walk-ins, and the slots in which they lie (SPEC J50, J51, J54, J55). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AppointmentPlan } from '#common/contract/appointments.ts';
import type { PolicySetting } from '#common/contract/office.ts';
import { mayCheckIn, stateOf } from '#server/domain/appointments.ts';
import { playForward } from '#server/domain/calling-order.ts';
import { chooseNext } from '#server/domain/choose.ts';
import { DEFAULT_OFFICE } from '#server/domain/defaults.ts';
import { bookableSlot, slotsOn } from '#server/domain/slots.ts';
import { runs } from '#test/support/fc-settings.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const ZONE = 'Asia/Ho_Chi_Minh';

const policy: fc.Arbitrary<PolicySetting> = fc.oneof(
  fc.constant({ kind: 'first-come' as const }),
  fc.constant({ kind: 'strict' as const }),
  fc.integer({ min: 1, max: 3 }).map((k) => ({ kind: 'interleaved' as const, k })),
);

interface Person {
  readonly id: string;
  readonly serviceId: string;
  readonly priorityClass: string;
  readonly placeAt: number;
  readonly returned: boolean;
}

/** People who wait, none of them for so long that the longest wait decides. */
const line = (classes: readonly string[]): fc.Arbitrary<Person[]> =>
  fc
    .array(fc.record({ priorityClass: fc.constantFrom(...classes), minutes: fc.integer({ min: 0, max: 9 }) }), {
      minLength: 1,
      maxLength: 20,
    })
    .map((people) =>
      people.map(({ priorityClass, minutes }, place) => ({
        id: `t${String(place).padStart(2, '0')}`,
        serviceId: 's',
        priorityClass,
        placeAt: NOW - minutes * MINUTE,
        returned: false,
      })),
    );

function orderOf(people: readonly Person[], setting: PolicySetting, streak: number): Person[] {
  const lines = new Map<string, Person[]>();
  for (const person of [...people].sort((a, b) => a.placeAt - b.placeAt || (a.id < b.id ? -1 : 1))) {
    lines.set(person.priorityClass, [...(lines.get(person.priorityClass) ?? []), person]);
  }
  const classes = DEFAULT_OFFICE.priorityClasses;
  return [...playForward(lines, { serviceId: 's', streak, classes, policy: setting, now: NOW })];
}

describe('J55: the rule', () => {
  test('between two appointments at least one walk-in, while one waits; appointments in the order of their times', () => {
    fc.assert(
      fc.property(line(['none', 'none', 'appointment']), policy, fc.nat(3), (people, setting, streak) => {
        const order = orderOf(people, setting, streak);
        expect(order).toHaveLength(people.length);
        const isBooked = (person: Person | undefined): boolean => person?.priorityClass === 'appointment';
        for (const [place, person] of order.entries()) {
          const rest = order.slice(place + 1);
          const next = rest[0];
          if (isBooked(person) && isBooked(next)) expect(rest.every(isBooked)).toBe(true);
          // Nobody waits behind two walk-ins with an appointment at its time.
          if (!isBooked(person) && !isBooked(next) && next !== undefined) expect(rest.some(isBooked)).toBe(false);
        }
        const times = order.filter(isBooked).map(({ placeAt }) => placeAt);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
      runs(300),
    );
  });

  test('the walk-ins go among themselves as if there were no appointments, under first-come', () => {
    fc.assert(
      fc.property(line(['none', 'elderly', 'appointment']), (people) => {
        const walkIns = people.filter(({ priorityClass }) => priorityClass !== 'appointment');
        const ids = (some: readonly Person[]): string[] => some.map(({ id }) => id);
        const setting = { kind: 'first-come' } as const;
        const blended = orderOf(people, setting, 0).filter(({ priorityClass }) => priorityClass !== 'appointment');
        expect(ids(blended)).toEqual(ids(orderOf(walkIns, setting, 0)));
      }),
      runs(200),
    );
  });

  test('nobody is lost, whatever the policy and the classes', () => {
    fc.assert(
      fc.property(
        line(['none', 'elderly', 'unspecified', 'appointment']),
        policy,
        fc.nat(3),
        (people, setting, streak) => {
          const order = orderOf(people, setting, streak);
          expect(new Set(order.map(({ id }) => id))).toEqual(new Set(people.map(({ id }) => id)));
        },
      ),
      runs(200),
    );
  });

  const head = (priorityClass: string, minutes: number) => ({
    ticketId: priorityClass,
    serviceId: 's',
    priorityClass,
    placeAt: NOW + minutes * MINUTE,
    returned: false,
  });
  const next = (heads: ReturnType<typeof head>[], streak = 1) => {
    const choice = chooseNext({
      serviceIds: ['s'],
      heads,
      streaks: new Map([['s', streak]]),
      classes: [],
      policy: { kind: 'first-come' },
      now: NOW,
    });
    return [choice?.head.ticketId, choice?.reason];
  };

  test('before its time an appointment waits for the walk-ins; at its time it is next, with its reason', () => {
    expect(next([head('appointment', 1), head('none', -5)])).toEqual(['none', 'first']);
    expect(next([head('appointment', 0), head('none', -5)])).toEqual(['appointment', 'appointment']);
    expect(next([head('appointment', 0), head('none', -5)], 0)).toEqual(['none', 'first']);
    expect(next([head('appointment', 10)], 0)).toEqual(['appointment', 'appointment']);
  });

  test('P1: a walk-in who has waited too long goes before it, and so does an appointment 15 minutes past its time', () => {
    expect(next([head('appointment', -1), head('none', -61)])).toEqual(['none', 'overdue']);
    expect(next([head('appointment', -16), head('none', -5)], 0)).toEqual(['appointment', 'overdue']);
  });
});

const PLAN: AppointmentPlan = {
  week: [[['08:00', '10:00']], [], [], [], [], [], []],
  slotMinutes: 30,
  capacity: 1,
  daysAhead: 7,
  mostPerPhone: 2,
  minutesBefore: 15,
  minutesAfter: 10,
};
const hoursOf = (monday: [string, string][]) => ({
  week: [monday, [], [], [], [], [], []],
  seasons: [],
  exceptions: [],
});
const clocks = (plan: AppointmentPlan, hours: ReturnType<typeof hoursOf> | null, day = '2026-11-23') =>
  slotsOn(plan, hours, day, ZONE).map(({ at }) => new Date(at + 7 * 60 * MINUTE).toISOString().slice(11, 16));

describe('J50, J51: slots', () => {
  test('lie in the plan and in the office hours; a day off has none', () => {
    expect(clocks(PLAN, null)).toEqual(['08:00', '08:30', '09:00', '09:30']);
    expect(clocks(PLAN, hoursOf([['08:15', '09:30']]))).toEqual(['08:15', '08:45']);
    expect(clocks(PLAN, hoursOf([]))).toEqual([]);
    expect(clocks(PLAN, null, '2026-11-24')).toEqual([]);
    const off = { date: '2026-11-23', spans: [], name: { vi: 'Nghỉ', en: 'Off' }, source: '' };
    expect(clocks(PLAN, { ...hoursOf([['07:00', '17:00']]), exceptions: [off] } as never)).toEqual([]);
  });

  test('are never longer than their span, never overlap, and only those offered can be booked', () => {
    const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
    const clock = (minutes: number): string =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    fc.assert(
      fc.property(minute, minute, fc.integer({ min: 5, max: 240 }), (a, b, slotMinutes) => {
        const span: [string, string] = [clock(Math.min(a, b)), clock(Math.max(a, b))];
        const plan = { ...PLAN, slotMinutes, week: [[span], [], [], [], [], [], []] };
        const slots = slotsOn(plan, null, '2026-11-23', ZONE);
        const start = Date.parse('2026-11-23T00:00:00+07:00');
        for (const [place, { at, until }] of slots.entries()) {
          expect(at).toBeGreaterThanOrEqual(start + Math.min(a, b) * MINUTE);
          expect(until).toBeLessThanOrEqual(start + Math.max(a, b) * MINUTE);
          expect(until - at).toBe(slotMinutes * MINUTE);
          expect(slots[place + 1]?.at ?? until).toBeGreaterThanOrEqual(until);
        }
        const question = { hours: null, timeZone: ZONE, today: '2026-11-23', now: start };
        for (const { at } of slots.slice(0, 3)) expect(bookableSlot(plan, { ...question, at })?.day).toBe('2026-11-23');
        expect(bookableSlot(plan, { ...question, at: start + Math.max(a, b) * MINUTE })).toBeUndefined();
      }),
      runs(100),
    );
  });
});

describe('J53, J54: the window', () => {
  const booked = { state: 'booked', slotAt: NOW, bookedAt: NOW - 3_600_000 } as const;
  const code = (at: number, one: Parameters<typeof mayCheckIn>[0] = booked) => mayCheckIn(one, PLAN, at)?.code ?? 'ok';

  test('opens 15 minutes before and closes 10 after; then the slot is given back', () => {
    expect(code(NOW - 16 * MINUTE)).toBe('appointment.early');
    expect(code(NOW - 15 * MINUTE)).toBe('ok');
    expect(code(NOW + 10 * MINUTE)).toBe('ok');
    expect(code(NOW + 10 * MINUTE + 1)).toBe('appointment.state');
    expect(stateOf(booked, PLAN, NOW + 11 * MINUTE)).toBe('released');
    expect(code(NOW, { ...booked, state: 'cancelled' })).toBe('appointment.state');
  });

  test('who booked a slot that had begun has his minutes from then', () => {
    const late = { ...booked, bookedAt: NOW + 12 * MINUTE };
    expect([code(NOW + 20 * MINUTE, late), code(NOW + 23 * MINUTE, late)]).toEqual(['ok', 'appointment.state']);
  });
});
