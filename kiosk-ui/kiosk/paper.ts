/** What became of the slip: the citizen is asked to take one only when there is one. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { IssueAnswer } from '#common/contract/commands.ts';
import type { EventMessage } from '#common/contract/feed.ts';
import type { PrinterState } from '#common/contract/office.ts';

export type NoPaper = 'no-printer' | 'paper-out' | 'cover-open' | 'partly' | 'unknown' | 'other';
export type Paper = 'printing' | 'ready' | NoPaper;

export type PrintOutcome =
  | { readonly printed: true }
  | { readonly printed: false; readonly state: string; readonly reason: string };

/** A printer that says nothing for so long is not waited for. */
const SILENT_AFTER_MS = 20_000;
const KEPT_OUTCOMES = 20;

export interface PrintFacts {
  readonly print: IssueAnswer['print'];
  /** What the feed told of the job. */
  readonly outcome: PrintOutcome | undefined;
  readonly printer: PrinterState | undefined;
  readonly waitedMs: number;
}

/** Whether a slip comes, is there, or why there is none. */
export function paperOf({ print, outcome, printer, waitedMs }: PrintFacts): Paper {
  if (outcome !== undefined) return outcome.printed ? 'ready' : whyNot(outcome.state, outcome.reason);
  if (print.jobId === null || print.state === 'no-printer') return 'no-printer';
  if (print.state === 'printed' || print.state === 'unconfirmed') return 'ready';
  if (print.state === 'not-printed' || print.state === 'partly' || print.state === 'unknown') {
    return whyNot(print.state, '');
  }
  if (printer === 'paper-out' || printer === 'cover-open') return printer;
  if (printer === 'unreachable') return 'other';
  return waitedMs > SILENT_AFTER_MS ? 'unknown' : 'printing';
}

function whyNot(state: string, reason: string): NoPaper {
  if (reason === 'paper-out' || reason === 'cover-open') return reason;
  if (state === 'partly' || state === 'unknown') return state;
  return 'other';
}

export interface PrintWatch {
  /** What became of this kiosk’s last jobs. */
  readonly outcomes: ReadonlySignal<ReadonlyMap<string, PrintOutcome>>;
}

/** Keeps the outcomes that the feed tells: one may come before the answer to the touch that caused it. */
export function watchPrints(onEvent: (listener: (message: EventMessage) => void) => unknown): PrintWatch {
  const outcomes = signal<ReadonlyMap<string, PrintOutcome>>(new Map());
  onEvent(({ event }) => {
    if (event.type !== 'print.printed' && event.type !== 'print.failed') return;
    const { jobId, state, reason } = event;
    if (typeof jobId !== 'string') return;
    const outcome: PrintOutcome =
      event.type === 'print.printed'
        ? { printed: true }
        : { printed: false, state: typeof state === 'string' ? state : '', reason: reason ?? '' };
    const others = [...outcomes.peek()].filter(([id]) => id !== jobId).slice(1 - KEPT_OUTCOMES);
    outcomes.value = new Map([...others, [jobId, outcome]]);
  });
  return { outcomes };
}
