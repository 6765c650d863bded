/**
 * Runs the commands of one turn of the event loop: each in its own savepoint, all in one durable transaction, then all of
 * them are answered and their events published (SPEC R1, R2, R7). It knows nothing of the queue.
 */
import type { Refusal } from '#common/contract/errors.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import type { QueueEvent } from './domain/events.ts';
import type { Store } from './store/open.ts';

/** A command that waits for its batch. Exactly one of `done`, `refused` and `failed` follows. */
export interface Job {
  /** Inside the transaction: writes, and answers the events that it wrote. */
  run(now: number): readonly QueueEvent[] | Refusal;
  /** What it wrote is on the disk. */
  done(): void;
  refused(refusal: Refusal): void;
  /** Nothing of it was kept, as far as this process knows. */
  failed(error: unknown): void;
}

export interface BatchParts {
  readonly sqlite: Store['sqlite'];
  now(): number;
  /** What is due before anything else, in the same transaction. */
  first(now: number): readonly QueueEvent[];
  /** Makes memory anew from the store, after a transaction has left it ahead. */
  renew(): void;
  /** The store cannot even be read: memory stays ahead of it until a later batch begins with success. */
  onRenewFailed(error: unknown): void;
  publish(events: readonly QueueEvent[]): void;
  /** After each batch, whatever became of it. */
  onFlush?(flush: Flush): void;
}

/** What watchers are told of a batch. */
export interface Flush {
  readonly commands: number;
  readonly events: number;
  readonly ms: number;
  /** The store did not take it. */
  readonly failed: boolean;
}

export interface Batches {
  add(job: Job): void;
  /** No job is taken any more, but for those that wait. */
  close(): void;
  /** False while memory may hold what was not kept: then nobody may be shown it as a beginning. */
  sound(): boolean;
}

/** Turns of the event loop, each some requests long, that a command may wait for others. */
const TURNS_MOST = 8;

interface Outcome {
  readonly events: readonly QueueEvent[];
  settle(): void;
}

export function createBatches(parts: BatchParts): Batches {
  const { sqlite } = parts;
  const begin = sqlite.prepare('BEGIN IMMEDIATE');
  const commit = sqlite.prepare('COMMIT');
  const rollback = sqlite.prepare('ROLLBACK');
  const savepoint = sqlite.prepare('SAVEPOINT command');
  const release = sqlite.prepare('RELEASE command');
  const rollbackTo = sqlite.prepare('ROLLBACK TO command');
  let waiting: Job[] = [];
  let scheduled = false;
  let closed = false;
  let sound = true;

  const runOne = (job: Job, now: number): Outcome => {
    savepoint.run();
    try {
      const result = job.run(now);
      if (!isRefusal(result)) {
        release.run();
        return { events: result, settle: job.done };
      }
      rollbackTo.run();
      release.run();
      return { events: [], settle: () => job.refused(result) };
    } catch (error) {
      // When SQLite itself gave up the transaction (disk full), there is nothing to roll back to: the batch fails.
      if (!sqlite.inTransaction) throw error;
      rollbackTo.run();
      release.run();
      parts.renew();
      return { events: [], settle: () => job.failed(error) };
    }
  };

  const runAll = (batch: readonly Job[]): { readonly events: QueueEvent[]; readonly settles: (() => void)[] } => {
    begin.run();
    if (!sound) {
      parts.renew();
      sound = true;
    }
    const now = parts.now();
    const events = [...parts.first(now)];
    const settles: (() => void)[] = [];
    for (const job of batch) {
      const outcome = runOne(job, now);
      events.push(...outcome.events);
      settles.push(outcome.settle);
    }
    commit.run();
    return { events, settles };
  };

  /** Back to what the disk holds. Whatever goes wrong here, the jobs of the batch still get their answer. */
  const recover = (): void => {
    sound = false;
    try {
      if (sqlite.inTransaction) rollback.run();
      parts.renew();
      sound = true;
    } catch (error) {
      parts.onRenewFailed(error);
    }
  };

  /** Another turn is given as long as each brings somebody: in a rush all who press share one flush. */
  const flushWhenStill = (seen: number, turns: number): void => {
    if (waiting.length > seen && turns < TURNS_MOST) setImmediate(flushWhenStill, waiting.length, turns + 1);
    else flush();
  };

  const flush = (): void => {
    scheduled = false;
    const batch = waiting;
    waiting = [];
    const began = performance.now();
    const tell = (events: number, failed: boolean): void =>
      parts.onFlush?.({ commands: batch.length, events, ms: performance.now() - began, failed });
    let kept: ReturnType<typeof runAll>;
    try {
      kept = runAll(batch);
    } catch (error) {
      recover();
      tell(0, true);
      for (const job of batch) job.failed(error);
      return;
    }
    tell(kept.events.length, false);
    for (const settle of kept.settles) settle();
    if (kept.events.length > 0) parts.publish(kept.events);
  };

  return {
    add(job) {
      if (closed) {
        job.refused(refuse('server.stopping'));
        return;
      }
      waiting.push(job);
      if (scheduled) return;
      scheduled = true;
      // After the I/O of this turn: whatever else arrived with it shares the flush.
      setImmediate(flushWhenStill, waiting.length, 1);
    },
    close() {
      closed = true;
    },
    sound: () => sound,
  };
}
