/** A process that does nothing but watch how late its own event loop comes: what the machine alone keeps waiting. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { LOOKS_EVERY_MS } from '../metrics.ts';
import { answerParent } from './child.ts';

export interface Idleness {
  readonly p99Ms: number;
  readonly maxMs: number;
}

const watched = monitorEventLoopDelay({ resolution: LOOKS_EVERY_MS });
watched.enable();

/** Each question begins a new span. */
answerParent<object, Idleness>(async () => {
  const told = {
    p99Ms: watched.percentile(99) / 1e6 - LOOKS_EVERY_MS,
    maxMs: watched.max / 1e6 - LOOKS_EVERY_MS,
  };
  watched.reset();
  return told;
});
