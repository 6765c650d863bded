/** Wires the spooler to the queue: which printers there are, when a job was queued, what a printer says. */
import type { FastifyBaseLogger } from 'fastify';
import type { Refusal } from '#common/contract/errors.ts';
import type { PrinterState } from '#common/contract/office.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import type { Config } from './config.ts';
import type { Core } from './core.ts';
import { systemClock } from './printing/clock.ts';
import { slipDrawer } from './printing/raster.ts';
import { createSpooler } from './printing/spooler.ts';
import type { Printer, TestSlip } from './printing/types.ts';
import { spoolStore } from './spool-store.ts';

export interface PrintRoom {
  stateOf(printerId: string): PrinterState;
  /** Queues a test slip and answers its job. */
  printTest(printerId: string): Promise<string | Refusal>;
  wakeAll(): void;
  stop(): Promise<void>;
}

export interface PrintRoomParts {
  readonly core: Core;
  readonly config: Pick<Config, 'data' | 'timeZone'>;
  readonly logger: FastifyBaseLogger;
  /** The office's clock, ms UTC: jobs are stamped with it, so their age is told by it. */
  now(): number;
}

/** Starts a worker for each printer of the office, and follows the office's changes. */
export async function startPrinting({ core, config, logger, now }: PrintRoomParts): Promise<PrintRoom> {
  const { desk, hall, facts, printJobs, tickets } = core;
  const printers = (): Printer[] => facts.printers().map(({ id, settings }) => ({ id, settings }));
  const spooler = createSpooler({
    store: spoolStore(desk, printJobs, tickets),
    draw: await slipDrawer(),
    dataFolder: config.data,
    logger,
    clock: { ...systemClock, now },
  });
  await spooler.start(printers());

  const wakeAll = (): void => {
    for (const { id } of hall.office.printers) spooler.wake(id);
  };
  desk.onCommitted((events) => {
    if (events.some((event) => event.type === 'office.changed' && event.data.section === 'printers')) {
      spooler.configure(printers());
    }
    if (events.some((event) => event.type === 'ticket.issued')) wakeAll();
  });

  return {
    stateOf: spooler.stateOf,
    wakeAll,
    stop: () => spooler.stop(),
    async printTest(printerId) {
      const printer = hall.office.printers.find(({ id }) => id === printerId);
      if (printer === undefined) return refuse('printer.unknown');
      const done = await desk.record({}, (db, now) => {
        const { name, place } = hall.office.settings;
        const content: TestSlip = {
          kind: 'test',
          language: 'vi',
          timeZone: config.timeZone,
          office: { name, place },
          printerName: printer.name,
          printedAt: now,
        };
        const job = { ticketId: null, deviceId: null, printerId, content, at: now };
        return { result: printJobs.queue(db, job), events: [] };
      });
      if (isRefusal(done)) return done;
      spooler.wake(printerId);
      return done.answer;
    },
  };
}
