/** What else reaches the feed beside the queue: settings, services, slips, calls for help, devices that come and go. */

import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import type { Hours } from '#common/contract/office.ts';
import { openingAt } from '#server/domain/calendar.ts';
import type { NewEvent } from '#server/domain/events.ts';
import { office, services } from '#server/store/schema.ts';
import type { TestQueue } from './queue.ts';
import { TEST_DISPLAY, TEST_KIOSK, TEST_PRINTER } from './queue-office.ts';

export interface HouseAct {
  readonly kind: 'house';
  readonly what: 'limits' | 'notices' | 'hours' | 'service' | 'print' | 'printer' | 'help' | 'device';
  readonly n: number;
}

export const houseAct: fc.Arbitrary<HouseAct> = fc.record({
  kind: fc.constant('house' as const),
  what: fc.constantFrom<HouseAct['what']>(
    'limits',
    'notices',
    'hours',
    'service',
    'print',
    'printer',
    'help',
    'device',
  ),
  n: fc.nat(5),
});

const DAY_SPANS: Hours['week'][number] = [
  ['07:30', '11:30'],
  ['13:00', '16:30'],
];
const HOURS: Hours = {
  week: [DAY_SPANS, DAY_SPANS, DAY_SPANS, DAY_SPANS, DAY_SPANS, [], []],
  seasons: [],
  exceptions: [{ date: '2026-11-24', spans: [], name: { vi: 'Ngày Văn hóa', en: 'Culture Day' }, source: '' }],
};

export async function playHouseAct({ core }: TestQueue, { what, n }: HouseAct): Promise<void> {
  const { desk, facts } = core;
  const change = async (settings: object): Promise<void> => {
    const all = { ...facts.office().settings, ...settings };
    await desk.change('office', {}, (db) => db.update(office).set({ settings: all }).run());
  };
  const record = async (event: NewEvent, deviceId: string): Promise<void> => {
    await desk.record({ by: { deviceId } }, () => ({ result: null, events: [event] }));
  };
  const nowhere = { ticketId: null, counterId: null } as const;
  switch (what) {
    case 'limits': {
      const { priorityClasses } = facts.office().settings;
      return change({ priorityClasses: priorityClasses.map((entry) => ({ ...entry, longestWaitMinutes: 20 + n })) });
    }
    case 'notices':
      return change({ notices: Array.from({ length: n % 3 }, (_, i) => ({ vi: `Thông báo ${i}`, en: '' })) });
    case 'hours':
      return change({ hours: n % 2 === 0 ? null : HOURS });
    case 'service':
      await desk.change('services', {}, (db) => {
        const name = { vi: `Tên ${n}`, en: `Name ${n}` };
        const change = { name, hint: n % 2 === 0 ? null : name, active: n !== 1 };
        return db
          .update(services)
          .set(change)
          .where(eq(services.id, `service-${n % 3}`))
          .run();
      });
      return;
    case 'print': {
      const data = { jobId: `job-${n}`, printerId: TEST_PRINTER, label: n === 0 ? null : `A00${n}` };
      const failed = { ...data, state: 'not-printed', reason: n === 1 ? null : 'paper-out' } as const;
      return n % 2 === 0
        ? record({ ...nowhere, type: 'print.printed', data: { ...data, state: 'printed' } }, TEST_KIOSK)
        : record({ ...nowhere, type: 'print.failed', data: failed }, TEST_KIOSK);
    }
    case 'printer': {
      const state = n % 2 === 0 ? 'ready' : 'paper-out';
      return record({ ...nowhere, type: 'printer.state', data: { printerId: TEST_PRINTER, state } }, TEST_KIOSK);
    }
    case 'help': {
      const answered = { helpId: 'help-0', staffName: n < 4 ? 'Nhân viên 0' : null, counterNumber: n, ended: n > 3 };
      return n < 2
        ? record({ ...nowhere, type: 'help.requested', data: { helpId: 'help-0' } }, TEST_KIOSK)
        : record({ ...nowhere, type: 'help.answered', data: answered }, TEST_KIOSK);
    }
    case 'device': {
      const problem = n === 0 ? ('sound-blocked' as const) : null;
      return n % 3 === 2
        ? record({ ...nowhere, type: 'device.disconnected', data: {} }, TEST_DISPLAY)
        : record({ ...nowhere, type: 'device.connected', data: { problem } }, TEST_DISPLAY);
    }
  }
}

/** The clock moves, and the clockwork notices. */
export async function moveClock(queue: TestQueue, ms: number): Promise<void> {
  const opening = (): string => {
    const { hours } = queue.core.hall.office.settings;
    return JSON.stringify(openingAt(hours, queue.clock.now, queue.timeZone));
  };
  const before = opening();
  queue.clock.now += ms;
  await queue.core.desk.turnDay();
  if (opening() !== before) await queue.core.desk.change('opening', {}, () => null);
}
