/** What an ESC/POS printer says about itself: two kinds of one-byte answers, told apart by their fixed bits. */
import type { PrinterState } from '#common/contract/office.ts';
import type { PrintReason } from '#server/printing/types.ts';

export type Question = 'paper' | 'offline-cause';

/** DLE EOT n: answered at once, whatever the printer is doing. */
export const QUESTIONS: Readonly<Record<Question, Buffer>> = {
  paper: Buffer.from([0x10, 0x04, 0x04]),
  'offline-cause': Buffer.from([0x10, 0x04, 0x02]),
};

/** GS r 1: answered in order, so its answer says that everything sent before was taken in and printed. */
export const ACKNOWLEDGE = Buffer.from([0x1d, 0x72, 0x01]);

export type Answer = { readonly kind: 'status' | 'acknowledgement' | 'noise'; readonly byte: number };

const XON = 0x11;
const XOFF = 0x13;

const isStatus = (byte: number): boolean => (byte & 0x93) === 0x12;
const isAcknowledgement = (byte: number): boolean => (byte & 0x90) === 0;
const startsAutomaticStatus = (byte: number): boolean => (byte & 0x93) === 0x10;

/** Sorts received bytes; leaves out flow control and the four-byte reports that some printers send unasked. */
export class AnswerReader {
  #skip = 0;

  read(bytes: Uint8Array): Answer[] {
    const answers: Answer[] = [];
    for (const byte of bytes) {
      if (byte === XON || byte === XOFF) continue;
      if (this.#skip > 0 && isAcknowledgement(byte)) {
        this.#skip--;
        continue;
      }
      this.#skip = 0;
      if (isStatus(byte)) answers.push({ kind: 'status', byte });
      else if (isAcknowledgement(byte)) answers.push({ kind: 'acknowledgement', byte });
      else if (startsAutomaticStatus(byte)) this.#skip = 3;
      else answers.push({ kind: 'noise', byte });
    }
    return answers;
  }
}

const PAPER_OUT = 0x60;
const PAPER_LOW = 0x0c;
const COVER_OPEN = 0x04;
const STOPPED_BY_PAPER = 0x20;
const ERROR = 0x40;

/** Why the printer can't print now. An open cover lifts the paper off its sensor, so the cover is the cause. */
export function troubleOf(paper: number, cause: number): PrintReason | undefined {
  if ((cause & COVER_OPEN) !== 0) return 'cover-open';
  if ((paper & PAPER_OUT) !== 0 || (cause & STOPPED_BY_PAPER) !== 0) return 'paper-out';
  return (cause & ERROR) === 0 ? undefined : 'printer-error';
}

/** The printer's state as both answers tell it. */
export function stateOf(paper: number, cause: number): PrinterState {
  const trouble = troubleOf(paper, cause);
  if (trouble !== undefined) return stateAfter(trouble);
  return (paper & PAPER_LOW) === 0 ? 'ready' : 'paper-low';
}

/** The state that a job's trouble shows, before the next probe. */
export function stateAfter(reason: PrintReason): PrinterState {
  switch (reason) {
    case 'paper-out':
    case 'cover-open':
      return reason;
    case 'printer-error':
    case 'interrupted':
    case 'internal-error':
    case 'printer-removed':
      return 'unknown';
    default:
      return 'unreachable';
  }
}

/** Whether the answer to GS r 1 says that the paper ended. */
export const acknowledgedWithoutPaper = (byte: number): boolean => (byte & 0x0c) !== 0;
