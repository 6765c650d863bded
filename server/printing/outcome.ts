import type { PrinterState } from '#common/contract/office.ts';
import { stateAfter } from '#server/printing/status.ts';
import type { Outcome } from '#server/printing/types.ts';

/** Only what surely left no mark on paper may be tried again; a fault of our own would only repeat itself. */
export function isRetryable(outcome: Outcome): boolean {
  return outcome.state === 'not-printed' && outcome.reason !== 'internal-error';
}

/** The printer's state as a job's end shows it; undefined when it shows nothing new. */
export function stateShownBy(outcome: Outcome, before: PrinterState | undefined): PrinterState | undefined {
  switch (outcome.state) {
    case 'printed':
      return before === 'paper-low' ? undefined : 'ready';
    case 'unconfirmed':
      return before === 'unreachable' ? 'unknown' : undefined;
    default: {
      const state = stateAfter(outcome.reason);
      return state === 'unknown' && outcome.reason !== 'printer-error' ? undefined : state;
    }
  }
}
