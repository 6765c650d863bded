/** How a slip is handed to a device over an open port, and what can honestly be said of it afterwards. */
import type { PrinterState } from '#common/contract/office.ts';
import type { EncodedSlip } from '#server/printing/encode.ts';
import { acknowledgedWithoutPaper, stateOf, troubleOf } from '#server/printing/status.ts';
import { type Limits, Lost, type Port, Talk } from '#server/printing/talk.ts';
import type { Outcome } from '#server/printing/types.ts';

/** Opens the way to the device; rejects with `Lost`. */
export type OpenPort = (signal: AbortSignal) => Promise<Port>;

export interface Way {
  readonly open: OpenPort;
  /** Whether the device answers questions; one that does not is a configured mode, never a guess. */
  readonly answers: boolean;
  readonly limits: Limits;
}

/** Prints a slip. Until its first byte is sent every trouble is `not-printed`; after that only the printer's word counts. */
export async function deliverSlip(slip: EncodedSlip, way: Way, signal: AbortSignal): Promise<Outcome> {
  const progress = { started: false };
  let talk: Talk | undefined;
  try {
    talk = new Talk(await way.open(signal), way.limits.job, signal);
    return await (way.answers ? printConfirmed : printUnconfirmed)(talk, slip, way.limits, progress);
  } catch (cause) {
    if (!(cause instanceof Lost)) throw cause;
    const detail = cause.message === cause.reason ? {} : { detail: cause.message };
    return { state: progress.started ? 'unknown' : 'not-printed', reason: cause.reason, ...detail };
  } finally {
    talk?.close();
  }
}

/** The device's state now; `unknown` when it can be reached but answers no questions. */
export async function probeDevice(way: Way, signal: AbortSignal): Promise<PrinterState> {
  const { limits } = way;
  let talk: Talk | undefined;
  try {
    talk = new Talk(await way.open(signal), limits.connect + 2 * limits.answer, signal);
    if (!way.answers) return 'unknown';
    const paper = await talk.ask('paper', limits.answer);
    return stateOf(paper, await talk.ask('offline-cause', limits.answer));
  } catch (cause) {
    if (!(cause instanceof Lost)) throw cause;
    return cause.reason === 'interrupted' ? 'unknown' : 'unreachable';
  } finally {
    talk?.close();
  }
}

/** The answer of a printer that is well. */
const NOTHING = 0x12;

interface Progress {
  started: boolean;
}

async function printConfirmed(talk: Talk, slip: EncodedSlip, limits: Limits, progress: Progress): Promise<Outcome> {
  const paper = await talk.ask('paper', limits.answer);
  const before = troubleOf(paper, await talk.ask('offline-cause', limits.answer));
  if (before !== undefined) return { state: 'not-printed', reason: before };
  progress.started = true;
  talk.startsPrinting();
  return Promise.race([sendAndConfirm(talk, slip, limits), watch(talk, limits)]);
}

async function sendAndConfirm(talk: Talk, slip: EncodedSlip, limits: Limits): Promise<Outcome> {
  await send(talk, slip, limits);
  const answer = await talk.acknowledged();
  return acknowledgedWithoutPaper(answer) ? { state: 'partly', reason: 'paper-out' } : { state: 'printed' };
}

async function send(talk: Talk, slip: EncodedSlip, limits: Limits): Promise<void> {
  for (const bytes of [slip.start, ...slip.bands, slip.end]) await talk.write(bytes, limits.stall);
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

async function printUnconfirmed(talk: Talk, slip: EncodedSlip, limits: Limits, progress: Progress): Promise<Outcome> {
  await talk.pause(limits.settle);
  progress.started = true;
  talk.startsPrinting();
  await send(talk, slip, limits);
  await talk.finish(limits.linger);
  return { state: 'unconfirmed' };
}
