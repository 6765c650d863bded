/** How a slip is handed to a device over an open port, and what can honestly be said of it afterwards. */
import type { PrinterState } from '#common/contract/office.ts';
import { encodeBands, endOfSlip, longestBand, START } from '#server/printing/encode.ts';
import { acknowledgedWithoutPaper, stateOf, troubleOf } from '#server/printing/status.ts';
import { type Limits, Lost, type Port, Talk } from '#server/printing/talk.ts';
import type { Bitmap, Delivery, Outcome } from '#server/printing/types.ts';

/** Opens the way to the device; rejects with `Lost`. */
export type OpenPort = (signal: AbortSignal) => Promise<Port>;

export interface Way {
  readonly open: OpenPort;
  /** Whether the device answers questions; one that does not is a configured mode, never a guess. */
  readonly answers: boolean;
  readonly limits: Limits;
  /** What the last job left in the device: false when it was cut off in the middle. */
  readonly memory: { clean: boolean };
}

/**
 * Prints a slip, each part as soon as it is drawn. Until its first byte is sent every trouble is `not-printed`; after that only
 * the printer's word counts. Rejects when a part could not be drawn.
 */
export async function deliverSlip(
  { parts, begun, signal }: Pick<Delivery, 'parts' | 'begun' | 'signal'>,
  way: Way,
): Promise<Outcome> {
  const progress = new Progress(begun);
  const [first, ...rest] = parts;
  const head = await first;
  let talk: Talk | undefined;
  let ended = false;
  try {
    talk = new Talk(await way.open(signal), way.limits.job, signal);
    const bytes = bytesOf(head, rest, way.memory.clean);
    const outcome = await (way.answers ? printConfirmed : printUnconfirmed)(talk, bytes, way.limits, progress);
    ended = outcome.state === 'printed' || outcome.state === 'unconfirmed';
    return outcome;
  } catch (cause) {
    if (!(cause instanceof Lost)) throw cause;
    const detail = cause.message === cause.reason ? {} : { detail: cause.message };
    return { state: progress.started ? 'unknown' : 'not-printed', reason: cause.reason, ...detail };
  } finally {
    if (progress.started) way.memory.clean = ended;
    talk?.close();
  }
}

/**
 * A device that still waits for the rest of a picture would take the next slip for it. Zeros complete that picture as
 * white rows, and mean nothing to a device that waits for none; the half slip is cut off, so that nobody gets both.
 */
function mending({ width }: Bitmap): Buffer[] {
  return [Buffer.alloc(longestBand(width)), START, endOfSlip()];
}

/** The bytes of a slip in the order in which they are sent, as they come to be. */
async function* bytesOf(head: Bitmap, rest: readonly Promise<Bitmap>[], clean: boolean): AsyncGenerator<Buffer, void> {
  if (!clean) yield* mending(head);
  yield START;
  yield* encodeBands(head);
  for (const part of rest) yield* encodeBands(await part);
  yield endOfSlip();
}

/** The device's state now; `unknown` when it can be reached but answers no questions. */
export async function probeDevice(way: Way, signal: AbortSignal): Promise<PrinterState> {
  const { limits } = way;
  // Opening and both answers within one limit: whoever takes longer counts as not there, until the next look.
  const whole = AbortSignal.any([signal, AbortSignal.timeout(limits.probe)]);
  let talk: Talk | undefined;
  try {
    talk = new Talk(await way.open(whole), limits.probe, whole);
    if (!way.answers) return 'unknown';
    const paper = await talk.ask('paper', limits.answer);
    return stateOf(paper, await talk.ask('offline-cause', limits.answer));
  } catch (cause) {
    if (!(cause instanceof Lost)) throw cause;
    return cause.reason === 'interrupted' && signal.aborted ? 'unknown' : 'unreachable';
  } finally {
    talk?.close();
  }
}

/** The answer of a printer that is well. */
const NOTHING = 0x12;

/** Whether the first byte may have gone. */
class Progress {
  started = false;
  readonly #begun: Promise<boolean>;

  constructor(begun: Promise<boolean>) {
    this.#begun = begun;
  }

  /** From here on the job has begun, on paper as in the books; false when it must not. */
  async start(talk: Talk): Promise<boolean> {
    if (!(await this.#begun)) return false;
    this.started = true;
    talk.startsPrinting();
    return true;
  }
}

/** The job was taken back; nobody hears this answer. */
const TAKEN_BACK: Outcome = { state: 'not-printed', reason: 'interrupted' };

async function printConfirmed(
  talk: Talk,
  bytes: AsyncIterable<Buffer>,
  limits: Limits,
  progress: Progress,
): Promise<Outcome> {
  const paper = await talk.ask('paper', limits.answer);
  const before = troubleOf(paper, await talk.ask('offline-cause', limits.answer));
  if (before !== undefined) return { state: 'not-printed', reason: before };
  if (!(await progress.start(talk))) return TAKEN_BACK;
  return Promise.race([sendAndConfirm(talk, bytes, limits), watch(talk, limits)]);
}

async function sendAndConfirm(talk: Talk, bytes: AsyncIterable<Buffer>, limits: Limits): Promise<Outcome> {
  await send(talk, bytes, limits);
  const answer = await talk.acknowledged();
  return acknowledgedWithoutPaper(answer) ? { state: 'partly', reason: 'paper-out' } : { state: 'printed' };
}

async function send(talk: Talk, bytes: AsyncIterable<Buffer>, limits: Limits): Promise<void> {
  for await (const some of bytes) await talk.write(some, limits.stall);
}

/** Looks at the printer while it prints: it does not acknowledge what it stopped doing. */
async function watch(talk: Talk, limits: Limits): Promise<Outcome> {
  for (;;) {
    await talk.pause(limits.look);
    const paper = await talk.ask('paper', limits.stall);
    const cause = await talk.ask('offline-cause', limits.stall).catch((lost: unknown) => {
      if (troubleOf(paper, NOTHING) === undefined) throw lost;
      return NOTHING;
    });
    const trouble = troubleOf(paper, cause);
    if (trouble !== undefined) return { state: 'partly', reason: trouble };
  }
}

async function printUnconfirmed(
  talk: Talk,
  bytes: AsyncIterable<Buffer>,
  limits: Limits,
  progress: Progress,
): Promise<Outcome> {
  await talk.pause(limits.settle);
  if (!(await progress.start(talk))) return TAKEN_BACK;
  await send(talk, bytes, limits);
  await talk.finish(limits.linger);
  return { state: 'unconfirmed' };
}
