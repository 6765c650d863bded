import { isDeepStrictEqual } from 'node:util';
import type { PrinterBody, PrinterState } from '#common/contract/office.ts';
import { isRetryable, stateShownBy } from '#server/printing/outcome.ts';
import type {
  DrawnSlip,
  DrawSlip,
  Outcome,
  Printer,
  PrinterTransport,
  SpoolClock,
  SpoolJob,
  SpoolLogger,
  SpoolStore,
} from '#server/printing/types.ts';

export interface WorkerParts {
  readonly store: SpoolStore;
  readonly draw: DrawSlip;
  /** `clean`: no slip was left in the middle there, by this process or by one before. */
  readonly transportOf: (settings: PrinterBody, clean: boolean) => PrinterTransport;
  readonly clock: SpoolClock;
  readonly logger: SpoolLogger;
  /** Between two looks at an idle printer, ms. */
  readonly pollMs: number;
  /** A job that surely put nothing on paper is tried again until it is this old, ms. */
  readonly retryForMs: number;
  /** Queued jobs made before this moment are not printed any more. */
  readonly notBefore: number;
}

/** Waits before the next try, ms; the last one repeats. */
const BACKOFF = [1000, 2000];

const backoff = (tries: number): number => BACKOFF[Math.min(tries, BACKOFF.length - 1)] ?? 0;

/** The one worker of one printer: takes its jobs in order, one at a time, and looks at it when there is nothing to do. */
export class Worker {
  readonly #parts: WorkerParts;
  readonly #id: string;
  readonly #kill = new AbortController();
  readonly done: Promise<void>;
  #settings: PrinterBody;
  #transport: PrinterTransport | undefined;
  #state: PrinterState | undefined;
  #nap: { readonly cut: AbortController; readonly light: boolean } | undefined;
  #woken = false;
  #removed = false;
  #stopping = false;
  #ended = false;
  #tries = 0;
  #probeAt = 0;
  /** What became of the last try of a job that is to be tried again. */
  #tried: { readonly jobId: string; readonly outcome: Outcome } | undefined;

  constructor({ id, settings }: Printer, parts: WorkerParts) {
    this.#id = id;
    this.#settings = settings;
    this.#parts = parts;
    this.done = this.#run();
  }

  get state(): PrinterState {
    return this.#state ?? 'unknown';
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** A job was queued. Does not shorten the wait after a failure. */
  wake(): void {
    this.#woken = true;
    if (this.#nap?.light) this.#nap.cut.abort();
  }

  /** Looks at the printer at the next rest instead of when its time has come. */
  look(): void {
    this.#probeAt = 0;
    this.wake();
  }

  /** Takes other settings from the next job on. */
  configure(settings: PrinterBody): void {
    const same = isDeepStrictEqual(settings, this.#settings);
    this.#removed = false;
    if (same) return;
    this.#settings = settings;
    this.#transport = undefined;
    this.#probeAt = 0;
    this.#rouse();
  }

  /** Reports what is queued as not printed, then ends. */
  remove(): void {
    this.#removed = true;
    this.#rouse();
  }

  /** Ends after the current job. */
  stop(): void {
    this.#stopping = true;
    this.#rouse();
  }

  /** Cuts the current job short. */
  abort(): void {
    this.#kill.abort();
  }

  async #run(): Promise<void> {
    // Not in the same turn as the caller, who may not be ready yet.
    await Promise.resolve();
    let failures = 0;
    while (!this.#stopping && !this.#ended) {
      try {
        await this.#turn();
        failures = 0;
      } catch (cause) {
        this.#log('error', 'the print worker failed, it tries again', { err: cause });
        await this.#rest(backoff(failures++), false);
      }
    }
    this.#ended = true;
  }

  async #turn(): Promise<void> {
    const { store, notBefore } = this.#parts;
    this.#woken = false;
    const job = await store.next(this.#id);
    if (job === undefined) {
      if (this.#removed) this.#ended = true;
      else await this.#lookAround();
    } else if (this.#removed) {
      await this.#report(job, { state: 'not-printed', reason: 'printer-removed' });
    } else if (job.createdAt < notBefore || !this.#isYoung(job)) {
      // Whoever took that number has gone on without a slip: staff offer it (SPEC W8). A try of its own tells more.
      const tried = this.#tried?.jobId === job.id ? this.#tried.outcome : undefined;
      await this.#report(job, tried ?? { state: 'not-printed', reason: 'too-late' });
    } else {
      await this.#print(job);
    }
  }

  async #print(job: SpoolJob): Promise<void> {
    const parts = this.#parts.draw(job.content, this.#settings.dots);
    try {
      await parts[0];
    } catch (cause) {
      this.#log('error', 'a slip could not be drawn', { jobId: job.id, err: cause });
      return this.#report(job, { state: 'not-printed', reason: 'internal-error' });
    }
    if (this.#stopping) return;
    const begun = (async () => this.#parts.store.markPrinting(job.id))();
    // It is waited for below, whatever becomes of the delivery; a store that fails meanwhile must not end the process.
    begun.catch(() => undefined);
    const outcome = await this.#deliver(job, parts, begun);
    if (!(await begun)) return this.#rest(backoff(0), true);
    await this.#show(stateShownBy(outcome, this.#state));
    await this.#settle(job, outcome);
  }

  async #deliver({ id, createdAt, content }: SpoolJob, parts: DrawnSlip, begun: Promise<boolean>): Promise<Outcome> {
    let transport: PrinterTransport;
    try {
      transport = await this.#way();
    } catch (cause) {
      return { state: 'not-printed', reason: 'unreachable', detail: messageOf(cause) };
    }
    const label = 'label' in content ? content.label : null;
    const { timeZone } = content;
    try {
      return await transport.deliver({
        jobId: id,
        label,
        createdAt,
        timeZone,
        parts,
        begun,
        signal: this.#kill.signal,
      });
    } catch (cause) {
      this.#log('error', 'printing failed in a way that tells nothing', { jobId: id, err: cause });
      return { state: 'unknown', reason: 'internal-error', detail: messageOf(cause) };
    }
  }

  async #settle(job: SpoolJob, outcome: Outcome): Promise<void> {
    const { store } = this.#parts;
    if (isRetryable(outcome) && (this.#isYoung(job) || this.#stopping)) {
      this.#tried = { jobId: job.id, outcome };
      await this.#persist(() => store.requeue(job.id));
      await this.#rest(backoff(this.#tries++), false);
      return;
    }
    this.#tries = 0;
    if (outcome.state === 'partly' || outcome.state === 'unknown') this.#probeAt = 0;
    await this.#report(job, outcome);
  }

  #isYoung({ createdAt }: SpoolJob): boolean {
    const { clock, retryForMs } = this.#parts;
    return clock.now() - createdAt < retryForMs;
  }

  async #report(job: SpoolJob, outcome: Outcome): Promise<void> {
    const fields = { jobId: job.id, ...outcome };
    if (outcome.state === 'printed' || outcome.state === 'unconfirmed') this.#log('info', 'slip printed', fields);
    else this.#log('warn', 'slip not surely printed', fields);
    await this.#persist(() => this.#parts.store.report(job, outcome));
  }

  /** What became of a job must be known before the next one is taken, or it could print twice. */
  async #persist(act: () => void | Promise<void>): Promise<void> {
    for (let failures = 0; ; failures++) {
      try {
        return await act();
      } catch (cause) {
        this.#log('error', 'the outcome of a print job could not be kept', { err: cause });
        if (this.#stopping) return;
        await this.#rest(backoff(failures), false);
      }
    }
  }

  /** The way to the printer as it is set now; one that a process left in the middle of a slip is mended first. */
  async #way(): Promise<PrinterTransport> {
    if (this.#transport !== undefined) return this.#transport;
    const clean = (await this.#parts.store.leftClean?.(this.#id)) ?? true;
    this.#transport = this.#parts.transportOf(this.#settings, clean);
    return this.#transport;
  }

  async #lookAround(): Promise<void> {
    const { clock, pollMs } = this.#parts;
    // A clock that was set back must not end the looking.
    if (clock.now() >= this.#probeAt || this.#probeAt - clock.now() > pollMs) {
      this.#probeAt = clock.now() + pollMs;
      await this.#show(await this.#probe());
    }
    await this.#rest(Math.max(0, this.#probeAt - clock.now()), true);
  }

  async #probe(): Promise<PrinterState> {
    try {
      const transport = await this.#way();
      return await transport.probe(this.#kill.signal);
    } catch (cause) {
      this.#log('warn', 'the printer could not be looked at', { err: cause });
      return 'unreachable';
    }
  }

  async #show(state: PrinterState | undefined): Promise<void> {
    if (state === undefined || state === this.#state || this.#kill.signal.aborted) return;
    try {
      await this.#parts.store.printerState(this.#id, state);
      this.#state = state;
    } catch (cause) {
      this.#log('error', 'the state of a printer could not be kept', { err: cause });
    }
  }

  /** A light rest is cut by a new job, a deep one only by new settings or the end. */
  async #rest(ms: number, light: boolean): Promise<void> {
    if (this.#stopping || (light && this.#woken)) return;
    const cut = new AbortController();
    this.#nap = { cut, light };
    await this.#parts.clock.wait(ms, cut.signal);
    this.#nap = undefined;
  }

  #rouse(): void {
    this.#woken = true;
    this.#nap?.cut.abort();
  }

  #log(level: keyof SpoolLogger, message: string, fields: object): void {
    this.#parts.logger[level]({ printerId: this.#id, ...fields }, message);
  }
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
