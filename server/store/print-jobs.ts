import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { HallPrintProblem } from '#server/hall-types.ts';
import type { SlipContent } from '#server/printing/types.ts';
import type { Db } from './open.ts';
import { printJobs as jobs, tickets } from './schema.ts';

export interface NewPrintJob {
  readonly ticketId: string | null;
  readonly deviceId: string | null;
  readonly printerId: string;
  readonly content: SlipContent;
  /** ms UTC */
  readonly at: number;
}

// The words of the partial indexes themselves: SQLite takes such an index only when it can read the condition in the query.
const OPEN = sql`${jobs.state} in ('queued', 'printing')`;
const PROBLEM = sql`${jobs.state} in ('not-printed', 'partly', 'unknown') and ${jobs.dismissedAt} is null`;

/** Durable print jobs: written in the transaction that issues the ticket, so that neither is there without the other. */
export function printJobs(db: Db) {
  const insert = db
    .insert(jobs)
    .values({
      id: sql.placeholder('id'),
      ticketId: sql.placeholder('ticketId'),
      deviceId: sql.placeholder('deviceId'),
      printerId: sql.placeholder('printerId'),
      content: sql.placeholder('content'),
      state: 'queued',
      createdAt: sql.placeholder('at'),
      updatedAt: sql.placeholder('at'),
    })
    .prepare();
  const next = db
    .select()
    .from(jobs)
    .where(and(eq(jobs.printerId, sql.placeholder('printerId')), OPEN))
    .orderBy(asc(jobs.createdAt), asc(jobs.id))
    .limit(1)
    .prepare();

  return {
    /** Queues a job and answers its id; the caller is inside the desk's transaction. */
    queue(tx: Db, job: NewPrintJob): string {
      if (tx !== db) throw new Error('a print job belongs to the transaction of its own database');
      const id = uuidv7();
      insert.run({ id, ...job });
      return id;
    },
    /** The oldest job that is not settled. */
    next: (printerId: string) => next.get({ printerId }),
    byId: (id: string) => db.select().from(jobs).where(eq(jobs.id, id)).get(),
    setState(id: string, state: (typeof jobs.$inferSelect)['state'], reason: string | null, at: number): void {
      db.update(jobs).set({ state, reason, updatedAt: at }).where(eq(jobs.id, id)).run();
    },
    /** Jobs that a process which died has left in the middle. */
    left: () =>
      db
        .select()
        .from(jobs)
        .where(and(OPEN, eq(jobs.state, 'printing')))
        .all(),
    /** Whether the last slip that touched paper there came out whole; asked once a start. */
    leftClean(printerId: string): boolean {
      const last = db
        .select({ state: jobs.state })
        .from(jobs)
        .where(and(eq(jobs.printerId, printerId), inArray(jobs.state, ['printed', 'unconfirmed', 'partly', 'unknown'])))
        .orderBy(desc(jobs.updatedAt))
        .limit(1)
        .get();
      return last === undefined || last.state === 'printed' || last.state === 'unconfirmed';
    },
    dismiss(id: string, at: number): boolean {
      return db.update(jobs).set({ dismissedAt: at }).where(eq(jobs.id, id)).run().changes > 0;
    },
    /** Settles the earlier problems of a ticket, once a slip of it was printed. */
    dismissOfTicket(ticketId: string, at: number): void {
      db.update(jobs)
        .set({ dismissedAt: at })
        .where(and(eq(jobs.ticketId, ticketId), PROBLEM))
        .run();
    },
    /** What stood on the last slip of a ticket; a slip printed again says the same of its papers. */
    lastOf: (ticketId: string) =>
      db
        .select({ content: jobs.content })
        .from(jobs)
        .where(eq(jobs.ticketId, ticketId))
        .orderBy(desc(jobs.createdAt), desc(jobs.id))
        .limit(1)
        .get()?.content,
    /** Slips that did not come out for sure and of which staff have not decided yet. */
    problems(): HallPrintProblem[] {
      return db
        .select({
          jobId: jobs.id,
          ticketId: jobs.ticketId,
          label: tickets.label,
          printerId: jobs.printerId,
          state: jobs.state,
          reason: jobs.reason,
          at: jobs.updatedAt,
        })
        .from(jobs)
        .leftJoin(tickets, eq(tickets.id, jobs.ticketId))
        .where(PROBLEM)
        .orderBy(asc(jobs.createdAt))
        .all();
    },
  };
}

export type PrintJobs = ReturnType<typeof printJobs>;
