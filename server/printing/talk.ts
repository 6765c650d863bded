import { ACKNOWLEDGE, AnswerReader, QUESTIONS, type Question } from '#server/printing/status.ts';
import type { PrintReason } from '#server/printing/types.ts';

/** The way to the printer ended: the reason says how. */
export class Lost extends Error {
  readonly reason: PrintReason;

  constructor(reason: PrintReason, detail?: string) {
    super(detail ?? reason);
    this.reason = reason;
  }
}

/** An open way for bytes to and from a device. */
export interface Port {
  /** Resolves when the device, or the system on its behalf, took all bytes; rejects with `Lost`. In order, never mixed. */
  write(bytes: Uint8Array): Promise<void>;
  /** Called once, right after opening. `onLost` is called when the other side went away. */
  listen(onBytes: (bytes: Uint8Array) => void, onLost: (lost: Lost) => void): void;
  /** Says that nothing more comes, and gives the device up to `ms` to take the rest; rejects with `Lost`. */
  finish(ms: number): Promise<void>;
  close(): void;
}

/** How long to wait for what, ms. */
export interface Limits {
  readonly connect: number;
  /** For the answer to a question before printing. */
  readonly answer: number;
  /** Without any sign of life, while printing. */
  readonly stall: number;
  /** For a look at an idle printer, in whole. */
  readonly probe: number;
  /** Between two looks at the printer while it prints. */
  readonly look: number;
  /** For the whole job. */
  readonly job: number;
  /** For a printer without status: to see whether it hangs up at once, and to let it take the rest. */
  readonly settle: number;
  readonly linger: number;
}

export const LIMITS: Limits = {
  connect: 2500,
  probe: 1000,
  answer: 2000,
  stall: 8000,
  look: 250,
  job: 30_000,
  settle: 100,
  linger: 1500,
};

/** Questions and answers over a port. Every wait has an end: an answer, a limit, or the loss of the way. */
export class Talk {
  readonly #port: Port;
  readonly #reader = new AnswerReader();
  readonly #rejects = new Set<(lost: Lost) => void>();
  readonly #timers: NodeJS.Timeout[] = [];
  #lost: Lost | undefined;
  #onStatus: ((byte: number) => void) | undefined;
  #onAcknowledgement: ((byte: number) => void) | undefined;
  #printing = false;

  constructor(port: Port, wholeMs: number, signal: AbortSignal) {
    this.#port = port;
    port.listen(
      (bytes) => this.#receive(bytes),
      (lost) => this.#fail(lost),
    );
    this.#timers.push(setTimeout(() => this.#fail(new Lost('stalled')), wholeMs));
    const stop = () => this.#fail(new Lost('interrupted'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    this.#rejects.add(() => signal.removeEventListener('abort', stop));
  }

  /** From now on the bytes that arrive may be late or odd; before, anything odd is another kind of device. */
  startsPrinting(): void {
    this.#printing = true;
  }

  /** Sends all bytes; fails when none are taken for `ms`. */
  write(bytes: Uint8Array, ms: number): Promise<void> {
    return this.#within(ms, (resolve, reject) => this.#port.write(bytes).then(resolve, reject));
  }

  /** Asks and waits for the answer. One question at a time, since answers don't say which question they answer. */
  ask(question: Question, ms: number): Promise<number> {
    return this.#within<number>(ms, (resolve, reject) => {
      this.#onStatus = resolve;
      this.#port.write(QUESTIONS[question]).catch(reject);
    });
  }

  /** Asks to be told when everything sent so far is done; waits as long as the job may take. */
  acknowledged(): Promise<number> {
    return this.#within<number>(undefined, (resolve, reject) => {
      this.#onAcknowledgement = resolve;
      this.#port.write(ACKNOWLEDGE).catch(reject);
    });
  }

  /** Just waits; fails when the way is lost meanwhile. */
  pause(ms: number): Promise<void> {
    return this.#within(undefined, (resolve) => {
      this.#timers.push(setTimeout(resolve, ms));
    });
  }

  /** Lets the device take what was sent; whether it hangs up after that says nothing. */
  finish(ms: number): Promise<void> {
    return this.#within(undefined, (resolve, reject) => this.#port.finish(ms).then(resolve, reject));
  }

  close(): void {
    this.#fail(new Lost('closed'));
    this.#port.close();
  }

  #receive(bytes: Uint8Array): void {
    for (const { kind, byte } of this.#reader.read(bytes)) {
      const onStatus = this.#onStatus;
      if (kind === 'status' && onStatus !== undefined) {
        this.#onStatus = undefined;
        onStatus(byte);
      } else if (kind === 'acknowledgement' && this.#onAcknowledgement !== undefined) {
        this.#onAcknowledgement(byte);
      } else if (!this.#printing && !isLate(kind, byte)) {
        this.#fail(new Lost('wrong-device'));
      }
    }
  }

  #fail(lost: Lost): void {
    if (this.#lost !== undefined) return;
    this.#lost = lost;
    for (const timer of this.#timers) clearTimeout(timer);
    for (const reject of this.#rejects) reject(lost);
    this.#rejects.clear();
  }

  #within<T = void>(
    ms: number | undefined,
    begin: (resolve: (value: T) => void, reject: (cause: unknown) => void) => void,
  ): Promise<T> {
    if (this.#lost !== undefined) return Promise.reject(this.#lost);
    return new Promise<T>((resolve, reject) => {
      const timer = ms === undefined ? undefined : setTimeout(() => end(() => reject(new Lost('stalled'))), ms);
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        this.#rejects.delete(onLost);
        settle();
      };
      const onLost = (lost: Lost): void => end(() => reject(lost));
      this.#rejects.add(onLost);
      begin(
        (value) => end(() => resolve(value)),
        (cause) => end(() => reject(cause)),
      );
    });
  }
}

/** An acknowledgement that belongs to a connection before this one. */
const isLate = (kind: string, byte: number): boolean => kind === 'acknowledgement' && (byte & 0xf0) === 0;
