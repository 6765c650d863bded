/**
 * The server's slips for the printer at this PC (SPEC G17). What was begun is written down before the first dot, and what
 * became of it is told until the server has heard it, so a slip is never printed twice by itself.
 */
import { and, asc, eq, lt } from 'drizzle-orm';
import type { AgentPrintJob, AgentPrintOutcome } from '#common/contract/kiosk-agent.ts';
import { drawn } from '#server/printing/parts.ts';
import type { Bitmap, Outcome, SpoolLogger } from '#server/printing/types.ts';
import type { LocalPrinter } from './printer.ts';
import { serverSlips } from './schema.ts';
import type { AgentDb, AgentStore } from './store.ts';
import type { Reply, Upstream } from './upstream.ts';

export interface ServerSlipParts {
  readonly store: AgentStore;
  readonly upstream: Pick<Upstream, 'nextSlip' | 'slipOutcome'>;
  readonly printer: LocalPrinter;
  readonly logger: SpoolLogger;
  now(): number;
  timeZone(): string;
  /** Whether the server can be asked now. */
  live(): boolean;
  /** Resolves as soon as it can be, or at the stop. */
  untilLive(signal: AbortSignal): Promise<void>;
}

const POLL_SECONDS = 20;
const AGAIN_MS = 1_000;

export interface ServerSlips {
  stop(): Promise<void>;
}

export function printServerSlips(parts: ServerSlipParts): ServerSlips {
  const { store, upstream, logger } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  leaveInterrupted(store);

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      if (!parts.live()) {
        await parts.untilLive(signal);
        continue;
      }
      try {
        if (!(await tellOutcomes())) await pause(AGAIN_MS, signal);
        else await takeOne();
      } catch (cause) {
        logger.error({ failure: cause }, 'a slip of the server failed');
        await pause(AGAIN_MS, signal);
      }
    }
  };

  /** True once the server has heard of all of them. */
  async function tellOutcomes(): Promise<boolean> {
    for (const { jobId, state, reason } of unheard(store.db)) {
      if (state === null || signal.aborted) continue;
      const outcome: AgentPrintOutcome = { state, ...(reason === null ? {} : { reason }) };
      const reply = await upstream.slipOutcome(jobId, outcome);
      if (!wasHeard(reply)) return false;
      store.write((db) => db.update(serverSlips).set({ heard: true }).where(eq(serverSlips.jobId, jobId)).run());
    }
    return true;
  }

  async function takeOne(): Promise<void> {
    const reply = await upstream.nextSlip(POLL_SECONDS, signal);
    if (reply.kind !== 'answer') return pause(AGAIN_MS, signal);
    const job = reply.body;
    if (job === undefined || signal.aborted) return;
    if (!begin(store, job.jobId, parts.now())) return;
    const outcome = await deliver(job);
    store.write((db) =>
      db
        .update(serverSlips)
        .set({ state: outcome.state, reason: 'reason' in outcome ? outcome.reason : null })
        .where(eq(serverSlips.jobId, job.jobId))
        .run(),
    );
  }

  async function deliver(job: AgentPrintJob): Promise<Outcome> {
    const picture = pictureOf(job);
    if (picture === undefined) return { state: 'not-printed', reason: 'internal-error' };
    try {
      const { jobId, label } = job;
      const createdAt = Date.parse(job.createdAt);
      const timeZone = parts.timeZone();
      const begun = Promise.resolve(true);
      return await parts.printer.deliver({ jobId, label, createdAt, timeZone, parts: drawn(picture), begun, signal });
    } catch (cause) {
      logger.error({ failure: cause }, 'printing told nothing');
      return { state: 'unknown', reason: 'internal-error' };
    }
  }

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
      if (parts.live()) await Promise.race([tellLast(), new Promise((resolve) => setTimeout(resolve, 500).unref())]);
    },
  };

  /** What ended just now is told before the program goes, if that is quick. */
  async function tellLast(): Promise<void> {
    for (const { jobId, state, reason } of unheard(store.db)) {
      if (state !== null) await upstream.slipOutcome(jobId, { state, ...(reason === null ? {} : { reason }) });
    }
  }
}

function unheard(db: AgentDb) {
  return db.select().from(serverSlips).where(eq(serverSlips.heard, false)).orderBy(asc(serverSlips.at)).all();
}

/** A job that the server does not know any more has been heard as well. */
function wasHeard(reply: Reply<unknown>): boolean {
  return reply.kind === 'answer' || (reply.kind === 'refusal' && (reply.status === 404 || reply.status === 409));
}

/** The program that was printing these is gone: nobody knows how far it came (SPEC W5). */
function leaveInterrupted(store: AgentStore): void {
  const begun = unheard(store.db).filter(({ state }) => state === null);
  for (const { jobId } of begun) {
    store.write((db) =>
      db.update(serverSlips).set({ state: 'unknown', reason: 'interrupted' }).where(eq(serverSlips.jobId, jobId)).run(),
    );
  }
}

/** False when this job was printed, or perhaps printed, before: its outcome is told again instead. */
function begin(store: AgentStore, jobId: string, at: number): boolean {
  return store.write((db) => {
    const before = db.select().from(serverSlips).where(eq(serverSlips.jobId, jobId)).get();
    const fresh = before === undefined || before.state === 'not-printed';
    db.insert(serverSlips)
      .values({ jobId, state: null, reason: null, heard: false, at })
      .onConflictDoUpdate({
        target: serverSlips.jobId,
        set: fresh ? { state: null, reason: null, heard: false, at } : { heard: false },
      })
      .run();
    return fresh;
  });
}

function pictureOf({ picture: { width, height, rows } }: AgentPrintJob): Bitmap | undefined {
  const bytes = Buffer.from(rows, 'base64');
  return bytes.length === Math.ceil(width / 8) * height ? { width, height, rows: bytes } : undefined;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    if (signal.aborted) done();
    else signal.addEventListener('abort', done);
  });
}

/** Old jobs of which the server has heard go. */
export function forgetServerSlips(db: AgentDb, before: number): void {
  db.delete(serverSlips)
    .where(and(eq(serverSlips.heard, true), lt(serverSlips.at, before)))
    .run();
}
