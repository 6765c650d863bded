/** A naive store in memory, a clock that is moved by hand, and printers that do what a script says. */
import type { PrinterBody, PrinterState } from '#common/contract/office.ts';
import { drawn } from '#server/printing/parts.ts';
import { createSpooler, type SpoolerParts } from '#server/printing/spooler.ts';
import type {
  Delivery,
  Outcome,
  Printer,
  PrinterTransport,
  SpoolClock,
  Spooler,
  SpoolJob,
  SpoolStore,
} from '#server/printing/types.ts';
import { birthSlip } from '#test/printing/sample-slips.ts';

export class MemoryStore implements SpoolStore {
  readonly jobs: { job: SpoolJob; state: 'queued' | 'printing' | 'ended' }[] = [];
  readonly reports: [jobId: string, outcome: Outcome][] = [];
  readonly states: [printerId: string, state: PrinterState][] = [];
  /** Names of methods that reject, and how often yet. */
  readonly failing = new Map<keyof SpoolStore, number>();

  add(id: string, printerId: string, createdAt: number, state: 'queued' | 'printing' = 'queued'): void {
    this.jobs.push({ job: { id, printerId, createdAt, content: { ...birthSlip, label: id } }, state });
  }

  stateOf(id: string): string | undefined {
    return this.jobs.find(({ job }) => job.id === id)?.state;
  }

  async next(printerId: string): Promise<SpoolJob | undefined> {
    this.#mayFail('next');
    return this.jobs.find(({ job, state }) => job.printerId === printerId && state === 'queued')?.job;
  }

  async markPrinting(jobId: string): Promise<boolean> {
    this.#mayFail('markPrinting');
    return this.#move(jobId, ['queued'], 'printing');
  }

  async requeue(jobId: string): Promise<void> {
    this.#mayFail('requeue');
    this.#move(jobId, ['printing'], 'queued');
  }

  async report(job: SpoolJob, outcome: Outcome): Promise<void> {
    this.#mayFail('report');
    if (!this.#move(job.id, ['queued', 'printing'], 'ended')) throw new Error(`${job.id} was reported before`);
    this.reports.push([job.id, outcome]);
  }

  async interrupted(): Promise<SpoolJob[]> {
    return this.jobs.filter(({ state }) => state === 'printing').map(({ job }) => job);
  }

  async printerState(printerId: string, state: PrinterState): Promise<void> {
    this.#mayFail('printerState');
    this.states.push([printerId, state]);
  }

  #move(jobId: string, from: readonly string[], to: 'queued' | 'printing' | 'ended'): boolean {
    const found = this.jobs.find(({ job }) => job.id === jobId);
    if (found === undefined || !from.includes(found.state)) return false;
    found.state = to;
    return true;
  }

  #mayFail(method: keyof SpoolStore): void {
    const left = this.failing.get(method) ?? 0;
    if (left === 0) return;
    this.failing.set(method, left - 1);
    throw new Error(`the store failed: ${method}`);
  }
}

/** Time that stands still until it is moved. */
export class HandClock implements SpoolClock {
  #now = Date.parse('2026-11-23T08:43:00+07:00');
  readonly #waits = new Set<{ until: number; end: () => void }>();

  now(): number {
    return this.#now;
  }

  wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wait = { until: this.#now + ms, end: () => done() };
      const done = (): void => {
        this.#waits.delete(wait);
        signal.removeEventListener('abort', done);
        resolve();
      };
      if (signal.aborted) return resolve();
      this.#waits.add(wait);
      signal.addEventListener('abort', done, { once: true });
    });
  }

  /** Moves on step by step, letting everybody act at each moment that they waited for. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (;;) {
      const next = Math.min(...[...this.#waits].map(({ until }) => until), Number.POSITIVE_INFINITY);
      if (next > end) break;
      this.#now = Math.max(this.#now, next);
      for (const wait of [...this.#waits]) if (wait.until <= this.#now) wait.end();
      await settle();
    }
    this.#now = end;
    await settle();
  }
}

/** Lets promises that can go on go on. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 4; i++) await new Promise(setImmediate);
}

type Act = Outcome | Error | ((job: Delivery) => Promise<Outcome>);

/** A printer whose deliveries end as the script says; `printed` when the script is over. */
export class ScriptedPrinter implements PrinterTransport {
  readonly delivered: string[] = [];
  readonly script: Act[];
  state: PrinterState = 'ready';
  probes = 0;
  #busy = 0;
  mostAtOnce = 0;

  constructor(...script: Act[]) {
    this.script = script;
  }

  async deliver(job: Delivery): Promise<Outcome> {
    if (!(await job.begun)) return { state: 'not-printed', reason: 'interrupted' };
    this.delivered.push(job.jobId);
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#busy);
    try {
      const act = this.script.shift() ?? { state: 'printed' };
      await Promise.resolve();
      if (act instanceof Error) throw act;
      return typeof act === 'function' ? await act(job) : act;
    } finally {
      this.#busy--;
    }
  }

  async probe(): Promise<PrinterState> {
    this.probes++;
    return this.state;
  }
}

export const printer = (id: string, change: Partial<PrinterBody> = {}): Printer => ({
  id,
  settings: { name: id, driver: 'network', host: id, dots: 576, status: 'full', ...change },
});

export interface Bench {
  readonly store: MemoryStore;
  readonly clock: HandClock;
  readonly spooler: Spooler;
  readonly logged: { readonly level: string; readonly message: string; readonly fields: object }[];
}

/** A spooler on fakes; a printer's host chooses its scripted printer. */
export function bench(printers: Readonly<Record<string, PrinterTransport>>, change: Partial<SpoolerParts> = {}): Bench {
  const store = new MemoryStore();
  const clock = new HandClock();
  const logged: Bench['logged'] = [];
  const log = (level: string) => (fields: object, message: string) => void logged.push({ level, message, fields });
  const spooler = createSpooler({
    store,
    clock,
    draw: (_content, dots) => drawn({ width: dots, height: 1, rows: new Uint8Array(dots / 8) }),
    logger: { info: log('info'), warn: log('warn'), error: log('error') },
    dataFolder: '/nowhere',
    transportOf: ({ host = '' }) => {
      const transport = printers[host];
      if (transport === undefined) throw new Error(`no printer at ${host}`);
      return transport;
    },
    graceMs: 20,
    ...change,
  });
  return { store, clock, spooler, logged };
}
