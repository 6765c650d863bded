import type { PrinterBody, PrinterState } from '#common/contract/office.ts';
import { systemClock } from '#server/printing/clock.ts';
import { transportOf } from '#server/printing/drivers.ts';
import type {
  DrawSlip,
  Printer,
  PrinterTransport,
  SpoolClock,
  Spooler,
  SpoolLogger,
  SpoolStore,
} from '#server/printing/types.ts';
import { Worker } from '#server/printing/worker.ts';

export interface SpoolerParts {
  readonly store: SpoolStore;
  readonly draw: DrawSlip;
  readonly logger: SpoolLogger;
  /** Where file printers may write. */
  readonly dataFolder: string;
  readonly clock?: SpoolClock;
  readonly transportOf?: (settings: PrinterBody, clean: boolean) => PrinterTransport;
  readonly pollMs?: number;
  readonly retryForMs?: number;
  readonly graceMs?: number;
}

/** With the limit of one look (talk.ts) below three seconds: so soon staff see what an idle printer lacks (SPEC W7). */
const POLL_MS = 1800;
/** A citizen waits at the kiosk, or near it, about this long. */
const RETRY_FOR_MS = 2 * 60_000;
/** For a running job to end by itself when the server stops; it is cut short then. */
const GRACE_MS = 1200;
/** For a job that was cut short to say what it knows. */
const LAST_MS = 600;

/** Prints the queued jobs: a worker for each printer, none of which can stop another. */
export function createSpooler(parts: SpoolerParts): Spooler {
  const { store, draw, logger, dataFolder, clock = systemClock } = parts;
  const workers = new Map<string, Worker>();
  let startedAt = clock.now();
  let running = false;

  const employ = (printer: Printer): void => {
    const worker = new Worker(printer, {
      store,
      draw,
      logger,
      clock,
      transportOf: parts.transportOf ?? ((settings, clean) => transportOf(settings, dataFolder, clean)),
      pollMs: parts.pollMs ?? POLL_MS,
      retryForMs: parts.retryForMs ?? RETRY_FOR_MS,
      notBefore: startedAt - (parts.retryForMs ?? RETRY_FOR_MS),
    });
    workers.set(printer.id, worker);
    void worker.done.then(() => {
      if (workers.get(printer.id) === worker) workers.delete(printer.id);
    });
  };

  const configure = (printers: readonly Printer[]): void => {
    if (!running) return;
    const wanted = new Set(printers.map(({ id }) => id));
    for (const [id, worker] of workers) if (!wanted.has(id)) worker.remove();
    for (const printer of printers) {
      const worker = workers.get(printer.id);
      if (worker === undefined || worker.ended) employ(printer);
      else worker.configure(printer.settings);
    }
  };

  return {
    start: async (printers) => {
      startedAt = clock.now();
      for (const job of await store.interrupted()) {
        logger.warn({ jobId: job.id, printerId: job.printerId }, 'a slip was being printed when the server ended');
        await store.report(job, { state: 'unknown', reason: 'interrupted' });
      }
      running = true;
      configure(printers);
    },
    configure,
    wake: (printerId) => workers.get(printerId)?.wake(),
    look: (printerId) => workers.get(printerId)?.look(),
    stateOf: (printerId): PrinterState => workers.get(printerId)?.state ?? 'unknown',
    stop: async () => {
      running = false;
      const all = [...workers.values()];
      const ended = Promise.all(all.map((worker) => worker.done));
      for (const worker of all) worker.stop();
      if (await endsWithin(ended, parts.graceMs ?? GRACE_MS)) return;
      for (const worker of all) worker.abort();
      if (!(await endsWithin(ended, LAST_MS)))
        logger.error({}, 'a print job did not end in time; it counts as unknown');
    },
  };
}

async function endsWithin(ended: Promise<unknown>, ms: number): Promise<boolean> {
  const timeout = new AbortController();
  const late = systemClock.wait(ms, timeout.signal).then(() => false);
  const result = await Promise.race([ended.then(() => true), late]);
  timeout.abort();
  return result;
}
