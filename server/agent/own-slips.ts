/** Slips of this kiosk's own numbers, for its own spooler. */
import { and, asc, eq, inArray, lt, notInArray } from 'drizzle-orm';
import type { PrintState } from '#common/contract/office.ts';
import type { Outcome, PapersSlip, SpoolJob, SpoolStore, TicketSlip } from '#server/printing/types.ts';
import { slips } from './schema.ts';
import type { AgentDb, AgentStore } from './store.ts';

/** The one printer at this PC, as the spooler knows it. */
export const OWN_PRINTER = 'here';

export function queueSlip(db: AgentDb, id: string, content: TicketSlip): string {
  db.insert(slips).values({ id, content, state: 'queued', createdAt: content.issuedAt }).run();
  return id;
}

/** The same id never prints twice: it is the citizen's touch, sent again. */
export function queuePapers(db: AgentDb, id: string, content: PapersSlip): string {
  db.insert(slips).values({ id, content, state: 'queued', createdAt: content.printedAt }).onConflictDoNothing().run();
  return id;
}

export interface SlipStoreParts {
  readonly store: AgentStore;
  /** What became of a slip, after it was kept. */
  onOutcome(job: SpoolJob, outcome: Outcome): void;
}

export function slipStore({ store, onOutcome }: SlipStoreParts): SpoolStore {
  const { db } = store;
  const asJob = ({ id, createdAt, content }: typeof slips.$inferSelect): SpoolJob => ({
    id,
    printerId: OWN_PRINTER,
    createdAt,
    content,
  });
  const move = (id: string, from: readonly PrintState[], to: PrintState, reason: string | null = null): boolean =>
    store.write(
      (tx) =>
        tx
          .update(slips)
          .set({ state: to, reason })
          .where(and(eq(slips.id, id), inArray(slips.state, [...from])))
          .run().changes > 0,
    );
  return {
    next() {
      const row = db
        .select()
        .from(slips)
        .where(inArray(slips.state, ['queued', 'printing']))
        .orderBy(asc(slips.createdAt), asc(slips.id))
        .get();
      return row?.state === 'queued' ? asJob(row) : undefined;
    },
    markPrinting: (id) => move(id, ['queued'], 'printing'),
    requeue: (id) => {
      move(id, ['printing'], 'queued');
    },
    report(job, outcome) {
      const reason = 'reason' in outcome ? outcome.reason : null;
      if (move(job.id, ['queued', 'printing'], outcome.state, reason)) onOutcome(job, outcome);
    },
    interrupted: () => db.select().from(slips).where(eq(slips.state, 'printing')).all().map(asJob),
    // The printer itself tells its state, to whoever uses it.
    printerState: () => undefined,
  };
}

/** Old slips that are done go. */
export function forgetSlips(db: AgentDb, before: number): void {
  db.delete(slips)
    .where(and(lt(slips.createdAt, before), notInArray(slips.state, ['queued', 'printing'])))
    .run();
}
