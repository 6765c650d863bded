/** A queue on a real SQLite with a clock that the test moves: for the domain's property tests. */
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Office } from '#common/contract/office.ts';
import { isRefusal } from '#common/contract/refusal.ts';
import { type Core, createCore } from '#server/core.ts';
import { businessDayOf } from '#server/domain/calendar.ts';
import type { By, Command } from '#server/domain/commands.ts';
import { DEFAULT_OFFICE } from '#server/domain/defaults.ts';
import type { QueueEvent } from '#server/domain/events.ts';
import { openStore, type Store } from '#server/store/open.ts';
import { counterServices, counters, office, services, staff } from '#server/store/schema.ts';

export interface TestOffice {
  readonly prefixes: readonly string[];
  /** For each counter, the places of its services in `prefixes`, in its order. */
  readonly counters: readonly (readonly number[])[];
  readonly settings?: Partial<Office>;
  readonly timeZone?: string;
  /** ISO moment at which the office starts. */
  readonly start?: string;
}

export interface TestQueue {
  core: Core;
  readonly clock: { now: number };
  readonly serviceIds: readonly string[];
  readonly counterIds: readonly string[];
  readonly staffIds: readonly string[];
  /** Acts as the staff member of a counter (by place), or as nobody. */
  run(command: Command, counter?: number): Promise<readonly QueueEvent[] | string>;
  issue(service: number, priorityClass?: string): Promise<string>;
  /** Closes the database and opens it again, as a restart does. */
  reopen(): void;
  close(): void;
}

export const TEST_START = '2026-11-23T08:00:00+07:00';

/** Makes an office in a file of its own; every counter has a staff member of its own. */
export async function makeQueue(options: TestOffice): Promise<TestQueue> {
  const file = join(tmpdir(), `luot-${randomUUID()}.db`);
  const clock = { now: Date.parse(options.start ?? TEST_START) };
  const timeZone = options.timeZone ?? 'Asia/Ho_Chi_Minh';
  let store = openStore(file);
  store.sqlite.transaction(() => seed(store, options, businessDayOf(clock.now, timeZone).day))();
  const wire = (): Core =>
    createCore({
      store,
      timeZone,
      now: () => clock.now,
      pictures: () => [],
      onListenerError: (error) => {
        throw error;
      },
    });
  const queue: TestQueue = {
    core: wire(),
    clock,
    serviceIds: options.prefixes.map((_, index) => `service-${index}`),
    counterIds: options.counters.map((_, index) => `counter-${index}`),
    staffIds: options.counters.map((_, index) => `staff-${index}`),
    async run(command, counter) {
      const by: By = {
        staffId: counter === undefined ? null : `staff-${counter}`,
        deviceId: null,
        supervises: false,
      };
      const done = await queue.core.desk.execute(command, { by, answer: (events) => events });
      return isRefusal(done) ? done.code : done.answer;
    },
    async issue(service, priorityClass = 'none') {
      const ticketId = queue.core.newId();
      const done = await queue.run({
        type: 'issue',
        ticketId,
        serviceId: `service-${service}`,
        procedureCode: null,
        priorityClass,
        language: 'vi',
      });
      if (typeof done === 'string') throw new Error(`not issued: ${done}`);
      return ticketId;
    },
    reopen() {
      store.close();
      store = openStore(file);
      queue.core = wire();
    },
    close: () => store.close(),
  };
  return queue;
}

function seed({ db }: Store, options: TestOffice, day: string): void {
  db.insert(office)
    .values({ id: 1, settings: { ...DEFAULT_OFFICE, ...options.settings }, currentDay: day, demo: false })
    .run();
  for (const [index, prefix] of options.prefixes.entries()) {
    const name = { vi: `Lĩnh vực ${index}`, en: `Service ${index}` };
    db.insert(services)
      .values({
        id: `service-${index}`,
        prefix,
        name,
        shortName: name,
        hint: null,
        position: index,
        active: true,
        procedures: [],
      })
      .run();
  }
  for (const [index, served] of options.counters.entries()) {
    db.insert(counters)
      .values({ id: `counter-${index}`, number: index + 1, name: { vi: `Quầy ${index + 1}`, en: `Counter ${index + 1}` } })
      .run();
    for (const [position, service] of served.entries()) {
      db.insert(counterServices)
        .values({ counterId: `counter-${index}`, serviceId: `service-${service}`, position })
        .run();
    }
    db.insert(staff)
      .values({
        id: `staff-${index}`,
        username: `staff${index}`,
        name: `Nhân viên ${index}`,
        role: 'operator',
        passwordHash: 'none',
        mustChangePassword: false,
      })
      .run();
  }
}
