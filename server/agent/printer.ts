/** The printer at this PC, used by two: the agent's own spooler and the server's slips. One at a time (SPEC G17). */
import type { PrinterBody, PrinterState } from '#common/contract/office.ts';
import { stateShownBy } from '#server/printing/outcome.ts';
import type { Outcome, PrinterTransport } from '#server/printing/types.ts';

export interface LocalPrinter extends PrinterTransport {
  readonly settings: PrinterBody;
  readonly state: PrinterState;
}

/** Puts a lock before a transport, and keeps the state that its answers show. */
export function localPrinter(
  settings: PrinterBody,
  transport: PrinterTransport,
  onState: (state: PrinterState) => void,
): LocalPrinter {
  let state: PrinterState = 'unknown';
  let queue: Promise<unknown> = Promise.resolve();
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work, work);
    queue = done.catch(() => undefined);
    return done;
  };
  const show = (next: PrinterState | undefined): void => {
    if (next === undefined || next === state) return;
    state = next;
    onState(next);
  };
  return {
    settings,
    get state() {
      return state;
    },
    deliver: (job) =>
      alone(async (): Promise<Outcome> => {
        // It waited for its turn, and the stop has come meanwhile.
        if (job.signal.aborted) return { state: 'not-printed', reason: 'interrupted' };
        const outcome = await transport.deliver(job);
        show(stateShownBy(outcome, state));
        return outcome;
      }),
    probe: (signal) =>
      alone(async () => {
        const seen = await transport.probe(signal);
        if (!signal.aborted) show(seen);
        return seen;
      }),
  };
}
