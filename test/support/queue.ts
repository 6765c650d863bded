/** A queue on a real SQLite with a clock that the test moves: for the domain's property tests. */
import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal } from '#common/contract/refusal.ts';
import { type Core, createCore } from '#server/core.ts';
import { businessDayOf } from '#server/domain/calendar.ts';
import type { By, Command } from '#server/domain/commands.ts';
import type { QueueEvent } from '#server/domain/events.ts';
import { openStore, type Store } from '#server/store/open.ts';
import { type TestOffice, writeOffice } from './queue-office.ts';

export type { TestOffice };

export interface TestQueue {
  core: Core;
  readonly clock: { now: number };
  readonly startedAt: number;
  /** What listeners of commits threw; no test but that of the listeners may leave any. */
  readonly listenerErrors: readonly unknown[];
  readonly timeZone: string;
  readonly serviceIds: readonly string[];
  readonly counterIds: readonly string[];
  readonly staffIds: readonly string[];
  /** Acts as the staff member of a counter (by place), or as nobody; answers the events, or the code of a refusal. */
  run(command: Command, counter?: number): Promise<readonly QueueEvent[] | string>;
  runAs(command: Command, by: By): Promise<readonly QueueEvent[] | string>;
  issue(service: number, priorityClass?: string): Promise<string>;
  /** Closes the database and opens it again, as a restart does. */
  reopen(): void;
  close(): void;
}

export const TEST_START = '2026-11-23T08:00:00+07:00';
export const TEST_ZONE = 'Asia/Ho_Chi_Minh';

/** Memory where there is a place in it: these tests are about rules, not about disks. */
const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Makes an office in a file of its own; every counter has a staff member of its own. */
export async function makeQueue(options: TestOffice): Promise<TestQueue> {
  const file = join(FOLDER, `luot-test-${randomUUID()}.db`);
  const clock = { now: Date.parse(options.start ?? TEST_START) };
  const timeZone = options.timeZone ?? TEST_ZONE;
  writeOffice(file, options, businessDayOf(clock.now, timeZone).day);
  let store = openStore(file);
  const listenerErrors: unknown[] = [];
  const wire = (): Core =>
    createCore({
      store,
      timeZone,
      now: () => clock.now,
      pictures: () => [],
      onError: (error) => listenerErrors.push(error),
    });
  const queue: TestQueue = {
    core: wire(),
    clock,
    startedAt: clock.now,
    listenerErrors,
    timeZone,
    serviceIds: options.prefixes.map((_, index) => `service-${index}`),
    counterIds: options.counters.map((_, index) => `counter-${index}`),
    staffIds: options.counters.map((_, index) => `staff-${index}`),
    run(command, counter) {
      const staffId = counter === undefined ? null : `staff-${counter}`;
      return queue.runAs(command, { staffId, deviceId: null, supervises: false });
    },
    async runAs(command, by) {
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
    close() {
      store.close();
      for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
    },
  };
  return queue;
}

/** An empty copy of the same office, e.g. to replay a log into. The caller closes it. */
export function openEmptyOffice(options: TestOffice, day: string): Store {
  const file = join(FOLDER, `luot-test-${randomUUID()}.db`);
  writeOffice(file, options, day);
  const copy = openStore(file);
  return {
    ...copy,
    close() {
      copy.close();
      for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
    },
  };
}
