/** What the parts of the print room say to each other, and what they need from the rest of the house. */
import type { DelayReason } from '#common/contract/dossiers.ts';
import type { PrinterBody, PrinterState, Procedure } from '#common/contract/office.ts';
import type { Bilingual, Language } from '#common/contract/text.ts';
import type { EstimateInterval } from '#common/contract/views.ts';
import type { PrintReason } from './reasons.ts';

export type { PrintReason };

/** Printable dots across the paper: 80 mm paper has 576 or 512, 58 mm paper 384. */
export type PaperDots = PrinterBody['dots'];

interface SlipBase {
  readonly language: Language;
  readonly timeZone: string;
  readonly office: { readonly name: Bilingual; readonly place: Bilingual };
}

/** The slip of a ticket, as pure data: it is kept with the print job, so that a later print says what was true then. */
export interface TicketSlip extends SlipBase {
  /** `reprint` says so on the paper, with the time at which it was printed. */
  readonly kind: 'ticket' | 'reprint';
  readonly label: string;
  readonly service: Bilingual;
  /** Numbers of the counters that serve it, in order; empty when none is known. */
  readonly counters: readonly number[];
  /** People waiting before this one; null when the kiosk was cut off and could not know. */
  readonly ahead: number | null;
  readonly estimate: EstimateInterval | null;
  /** Milliseconds UTC. */
  readonly issuedAt: number;
  /** Milliseconds UTC; the same as `issuedAt` on the first slip. */
  readonly printedAt: number;
  /** Where a phone follows the turn; null leaves the code out. */
  readonly followUrl: string | null;
  readonly procedure: SlipProcedure | null;
  /** Papers that the citizen said he lacks, by their place in the list; absent when he was not asked (SPEC J22). */
  readonly missing?: readonly number[];
  /** Services that come after this one on the same number (SPEC J65). */
  readonly next?: readonly Bilingual[];
  /** Handed in with this number; absent for one (SPEC J129). */
  readonly dossiers?: number;
}

/** What a slip tells of a procedure. */
export type SlipProcedure = Pick<
  Procedure,
  'name' | 'papers' | 'fee' | 'timeLimit' | 'forms' | 'source' | 'illustrative'
>;

/** Papers to get ready, taken home without a number (SPEC J23). */
export interface PapersSlip extends SlipBase {
  readonly kind: 'papers';
  readonly service: Bilingual;
  readonly procedure: SlipProcedure;
  readonly missing?: readonly number[];
  /** The procedure on the office's public page. */
  readonly pageUrl: string;
  readonly printedAt: number;
}

/** Numbers in a row to tear off while the power is gone (SPEC J84). */
export interface StripSlip extends SlipBase {
  readonly kind: 'strip';
  readonly service: Bilingual;
  /** Those on this piece. */
  readonly labels: readonly string[];
  /** First and last of the whole strip. */
  readonly whole: { readonly from: string; readonly to: string };
  readonly printedAt: number;
  readonly again: boolean;
}

/** The admin's test print: every Vietnamese letter, the printer's name, the time. */
export interface TestSlip extends SlipBase {
  readonly kind: 'test';
  readonly printerName: string;
  readonly printedAt: number;
}

interface FormBase extends SlipBase {
  /** Of the ticket with which the citizen came; null when there was none. */
  readonly label: string | null;
  /** As it is shown, `K7M-4P9-XAC`. */
  readonly code: string;
  /** What the QR holds. */
  readonly qr: string;
}

/** Form 01: a dossier was accepted, and when its result is due. Who handed it in writes the name by hand. */
export interface ReceiptSlip extends FormBase {
  readonly kind: 'receipt';
  readonly procedure: Pick<Procedure, 'name' | 'papers' | 'timeLimit'>;
  /** Milliseconds UTC. */
  readonly acceptedAt: number;
  /** `YYYY-MM-DD` */
  readonly dueDay: string;
}

/** Form 02: what is missing; the number keeps its place. */
export interface MissingSlip extends FormBase {
  readonly kind: 'missing';
  readonly procedure: Bilingual;
  readonly papers: readonly Bilingual[];
  readonly madeAt: number;
  /** Until which day the code brings the place back. */
  readonly lastDay: string;
}

/** Form 04: the result is late, and when it will be there. */
export interface ApologySlip extends FormBase {
  readonly kind: 'apology';
  readonly procedure: Bilingual;
  readonly acceptedAt: number;
  readonly dueDay: string;
  readonly newDueDay: string;
  readonly reason: DelayReason;
}

export type FormSlip = ReceiptSlip | MissingSlip | ApologySlip;

export type SlipContent = TicketSlip | PapersSlip | StripSlip | TestSlip | FormSlip;

/** One bit a dot, rows packed to whole bytes, the leftmost dot in the highest bit, 1 = black. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly rows: Uint8Array;
}

/**
 * What became of a job. Only `not-printed` promises that nothing was put on paper, so only that may be tried again;
 * `partly` and `unknown` are for people to judge. `unconfirmed` is all that a printer without status can give.
 */
export type Outcome =
  | { readonly state: 'printed' | 'unconfirmed' }
  | { readonly state: 'not-printed' | 'partly' | 'unknown'; readonly reason: PrintReason; readonly detail?: string };

/** A drawn slip on its way to one printer. */
export interface Delivery {
  readonly jobId: string;
  /** For the name of a file; null for a test slip. */
  readonly label: string | null;
  /** When the job was made, milliseconds UTC. */
  readonly createdAt: number;
  readonly timeZone: string;
  readonly parts: DrawnSlip;
  /** That printing begins is written down meanwhile: waited for before the first dot. False: the job is not to be printed any
   *  more, and what is answered of it does not count. */
  readonly begun: Promise<boolean>;
  /** Aborted when the spooler stops: the transport gives up soon and says honestly what it knows. */
  readonly signal: AbortSignal;
}

/** A way to one printer. Neither method rejects for anything that a printer may do; both end within a bound. */
export interface PrinterTransport {
  deliver(job: Delivery): Promise<Outcome>;
  probe(signal: AbortSignal): Promise<PrinterState>;
}

/** A printer as the store keeps it. */
export interface Printer {
  readonly id: string;
  readonly settings: PrinterBody;
}

export interface SpoolJob {
  readonly id: string;
  readonly printerId: string;
  /** Milliseconds UTC. */
  readonly createdAt: number;
  readonly content: SlipContent;
}

/**
 * What the spooler needs from the store. Every method may answer later; a rejection is logged and tried again, it never
 * stops a worker. `report` is where `print.printed` and `print.failed` come from, `printerState` makes `printer.state`.
 */
export interface SpoolStore {
  /** The printer's oldest job in state `queued`. */
  next(printerId: string): SpoolJob | undefined | Promise<SpoolJob | undefined>;
  /** `queued` → `printing`, durable before it answers; false when the job is no longer queued. */
  markPrinting(jobId: string): boolean | Promise<boolean>;
  /** `printing` → `queued`: surely nothing was printed, it is tried again. No event. */
  requeue(jobId: string): void | Promise<void>;
  /** The last word on a job in state `queued` or `printing`. */
  report(job: SpoolJob, outcome: Outcome): void | Promise<void>;
  /** Jobs in state `printing`; asked once, at start, when they can only be left from a process that died. */
  interrupted(): readonly SpoolJob[] | Promise<readonly SpoolJob[]>;
  /** False when the printer's last slip was cut off: it may still wait for the rest of that picture. Absent: unknown, and
   *  taken for clean. */
  leftClean?(printerId: string): boolean | Promise<boolean>;
  /** Called when a printer's state changes, and once when it is first known. */
  printerState(printerId: string, state: PrinterState): void | Promise<void>;
}

/** Structured logging, as pino does it. */
export interface SpoolLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Time, so that tests need none. `wait` resolves early, without rejecting, when the signal aborts. */
export interface SpoolClock {
  now(): number;
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/**
 * A slip that is being drawn: its parts from top to bottom, one under the other, each as soon as it is there. A printer moves
 * its paper with the first while the rest is drawn. None of them goes unheard when it fails.
 */
export type DrawnSlip = readonly [head: Promise<Bitmap>, ...rest: Promise<Bitmap>[]];

/** Draws a slip for a paper. */
export type DrawSlip = (content: SlipContent, dots: PaperDots) => DrawnSlip;

export interface Spooler {
  /** Reports what a dead process left in the middle as `unknown`, then takes up the work of each printer. */
  start(printers: readonly Printer[]): Promise<void>;
  /** The printers as they are now: new ones start, changed ones change after their current job, missing ones stop. */
  configure(printers: readonly Printer[]): void;
  /** A job was queued for this printer. */
  wake(printerId: string): void;
  /** Looks at this printer soon, if it is idle. */
  look(printerId: string): void;
  stateOf(printerId: string): PrinterState;
  /** Lets running jobs end for a moment, then aborts them; resolves within 2 s. Queued jobs stay queued. */
  stop(): Promise<void>;
}
