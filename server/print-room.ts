/** Wires the spooler to the queue: which printers there are, when a job was queued, what a printer says. */
import type { FastifyBaseLogger } from 'fastify';
import type { Refusal } from '#common/contract/errors.ts';
import type { AgentPrinter } from '#common/contract/kiosk-agent.ts';
import type { PrinterState } from '#common/contract/office.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import type { Config } from './config.ts';
import type { Core } from './core.ts';
import type { By } from './domain/commands.ts';
import { systemClock } from './printing/clock.ts';
import { startDrawing } from './printing/drawing.ts';
import { transportOf } from './printing/drivers.ts';
import { createKioskBroker, type KioskBroker } from './printing/kiosk-broker.ts';
import { createSpooler } from './printing/spooler.ts';
import type { Outcome, Printer, TestSlip } from './printing/types.ts';
import { spoolStore } from './spool-store.ts';

export interface PrintRoom {
  stateOf(printerId: string): PrinterState;
  /** Queues a test slip for who asks and answers its job. */
  printTest(printerId: string, by: Partial<By>): Promise<string | Refusal>;
  wakeAll(): void;
  /** The agents at the kiosks' PCs. */
  readonly kiosks: KioskBroker;
  /** An agent is there, and says how its printer is; `printerId`: the one that stands for it here. */
  agentHeard(deviceId: string, printer: AgentPrinter | null, printerId: string | null): void;
  /** What an agent says became of a slip, whether or not it is still waited for (SPEC G8). */
  agentOutcome(deviceId: string, jobId: string, outcome: Outcome): Promise<Refusal | null>;
  stop(): Promise<void>;
}

export interface PrintRoomParts {
  readonly core: Core;
  readonly config: Pick<Config, 'data' | 'timeZone'>;
  readonly logger: FastifyBaseLogger;
  /** The office's clock, ms UTC: jobs are stamped with it, so their age is told by it. */
  now(): number;
}

/** Removing a kiosk removes the printer at its PC. */
const PRINTERS: ReadonlySet<string> = new Set(['printers', 'devices']);

/** Starts a worker for each printer of the office, and follows the office's changes. */
export async function startPrinting({ core, config, logger, now }: PrintRoomParts): Promise<PrintRoom> {
  const { desk, hall, facts, printJobs, tickets } = core;
  const printers = (): Printer[] => facts.printers().map(({ id, settings }) => ({ id, settings }));
  const store = spoolStore(desk, printJobs, tickets);
  const kiosks = createKioskBroker({ ticks: () => performance.now() });
  const drawing = await startDrawing(logger);
  const spooler = createSpooler({
    store,
    transportOf: (settings, clean) => transportOf(settings, config.data, clean, kiosks),
    draw: drawing.draw,
    dataFolder: config.data,
    logger,
    clock: { ...systemClock, now },
  });
  await spooler.start(printers());

  const wakeAll = (): void => {
    for (const { id } of hall.office.printers) spooler.wake(id);
  };
  desk.onCommitted((events) => {
    if (events.some((event) => event.type === 'office.changed' && PRINTERS.has(event.data.section))) {
      spooler.configure(printers());
    }
    if (events.some((event) => event.type === 'ticket.issued')) wakeAll();
  });

  return {
    stateOf: spooler.stateOf,
    wakeAll,
    kiosks,
    agentHeard(deviceId, printer, printerId) {
      kiosks.heard(deviceId, printer);
      if (printerId !== null) spooler.look(printerId);
    },
    async agentOutcome(deviceId, jobId, outcome) {
      if (kiosks.settle(deviceId, jobId, outcome)) return null;
      const job = printJobs.byId(jobId);
      const printer = facts.printers().find(({ id }) => id === job?.printerId);
      const own = printer?.settings.driver === 'kiosk' && printer.settings.deviceId === deviceId;
      if (job === undefined || !own) return refuse('print-job.unknown');
      // The server gave up waiting, or was started anew: now it is known after all. Other jobs have their last word.
      const open = job.state === 'unknown' && job.reason === 'interrupted' && job.dismissedAt === null;
      if (open) await store.report(job, outcome);
      return null;
    },
    async stop() {
      await spooler.stop();
      await drawing.close();
    },
    async printTest(printerId, by) {
      const printer = hall.office.printers.find(({ id }) => id === printerId);
      if (printer === undefined) return refuse('printer.unknown');
      const done = await desk.record({ by }, (db, now, note) => {
        const { name, place } = hall.office.settings;
        const content: TestSlip = {
          kind: 'test',
          language: 'vi',
          timeZone: config.timeZone,
          office: { name, place },
          printerName: printer.name,
          printedAt: now,
        };
        note({ act: 'printer.tested', subject: { kind: 'printer', id: printerId, name: printer.name } });
        const job = { ticketId: null, deviceId: null, printerId, content, at: now };
        return { result: printJobs.queue(db, job), events: [] };
      });
      if (isRefusal(done)) return done;
      spooler.wake(printerId);
      return done.answer;
    },
  };
}
