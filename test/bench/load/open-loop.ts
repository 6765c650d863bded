/**
 * Load that comes when it comes: each request is sent at its own moment, whether or not the one before was answered, and its
 * time counts from that moment. A server that stalls thus pays for all who would have come meanwhile.
 */

export interface Due {
  /** After the start, ms. */
  readonly at: number;
  run(): Promise<void>;
}

export interface Latencies {
  /** From the scheduled moment to the answer, ms. */
  readonly ms: readonly number[];
  readonly errors: readonly string[];
}

export async function playOpenLoop(plan: readonly Due[]): Promise<Latencies> {
  const ms: number[] = [];
  const errors: string[] = [];
  const began = performance.now();
  const running: Promise<void>[] = [];
  for (const due of [...plan].sort((a, b) => a.at - b.at)) {
    const early = began + due.at - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    running.push(
      due.run().then(
        () => void ms.push(performance.now() - began - due.at),
        (error: unknown) => void errors.push(error instanceof Error ? error.message : String(error)),
      ),
    );
  }
  await Promise.all(running);
  return { ms, errors };
}

/** `perSecond` moments a second for so long, each moved by chance within its share of time. */
export function moments(perSecond: number, seconds: number, chance: () => number): number[] {
  const gap = 1000 / perSecond;
  return Array.from({ length: Math.round(perSecond * seconds) }, (_, index) => (index + chance()) * gap);
}
