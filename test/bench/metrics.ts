/** What the server says about itself, from its page of metrics. */
import type { Product } from './product.ts';

export interface Vitals {
  /** 99 of 100 turns of the event loop were not later than this since the last look, ms. */
  readonly loopDelayP99Ms: number;
  readonly loopDelayMaxMs: number;
  readonly residentMiB: number;
  readonly heapMiB: number;
}

/** How often the event loop is looked at. What is told is the time between two looks: an idle process tells this much. */
export const LOOKS_EVERY_MS = 10;

/** Looking begins a new span for the event loop's delay. */
export async function vitals({ origin }: Product): Promise<Vitals> {
  const text = await (await fetch(`${origin}/api/metrics`)).text();
  const read = (name: string): number => {
    const line = text.split('\n').find((one) => one.startsWith(`${name} `));
    if (line === undefined) throw new Error(`the metrics do not tell ${name}`);
    return Number(line.slice(name.length + 1));
  };
  return {
    loopDelayP99Ms: read('luot_nodejs_eventloop_lag_p99_seconds') * 1000 - LOOKS_EVERY_MS,
    loopDelayMaxMs: read('luot_nodejs_eventloop_lag_max_seconds') * 1000 - LOOKS_EVERY_MS,
    residentMiB: read('luot_process_resident_memory_bytes') / 2 ** 20,
    heapMiB: read('luot_nodejs_heap_size_used_bytes') / 2 ** 20,
  };
}
