/** What the spooler reads and reports, through the desk: outcomes are events, durable before they are told. */
import type { Desk } from './desk.ts';
import type { NewEvent } from './domain/events.ts';
import type { Outcome, SpoolJob, SpoolStore } from './printing/types.ts';
import type { PrintJobs } from './store/print-jobs.ts';
import type { TicketQueries } from './store/tickets.ts';

export function spoolStore(desk: Desk, jobs: PrintJobs, tickets: TicketQueries): SpoolStore {
  const asSpoolJob = (row: NonNullable<ReturnType<PrintJobs['byId']>>): SpoolJob => ({
    id: row.id,
    printerId: row.printerId,
    createdAt: row.createdAt,
    content: row.content,
  });

  const mark = async (jobId: string, from: 'queued' | 'printing', to: 'queued' | 'printing'): Promise<boolean> => {
    const done = await desk.record({}, (_, now) => {
      if (jobs.byId(jobId)?.state !== from) return { result: false, events: [] };
      jobs.setState(jobId, to, null, now);
      return { result: true, events: [] };
    });
    return 'answer' in done && done.answer;
  };

  return {
    next(printerId) {
      const row = jobs.next(printerId);
      return row?.state === 'queued' ? asSpoolJob(row) : undefined;
    },
    markPrinting: (jobId) => mark(jobId, 'queued', 'printing'),
    async requeue(jobId) {
      await mark(jobId, 'printing', 'queued');
    },
    async report(job, outcome) {
      const row = jobs.byId(job.id);
      if (row === undefined) return;
      await desk.record({ by: { deviceId: row.deviceId } }, (_, now) => {
        jobs.setState(job.id, outcome.state, 'reason' in outcome ? outcome.reason : null, now);
        if (row.ticketId !== null && succeeded(outcome)) jobs.dismissOfTicket(row.ticketId, now);
        const label = row.ticketId === null ? null : (tickets.byId(row.ticketId)?.label ?? null);
        return { result: null, events: [outcomeEvent(row.ticketId, label, job, outcome)] };
      });
    },
    interrupted: () => jobs.left().map(asSpoolJob),
    leftClean: jobs.leftClean,
    async printerState(printerId, state) {
      const event: NewEvent = { type: 'printer.state', ticketId: null, counterId: null, data: { printerId, state } };
      await desk.record({}, () => ({ result: null, events: [event] }));
    },
  };
}

function succeeded(outcome: Outcome): boolean {
  return outcome.state === 'printed' || outcome.state === 'unconfirmed';
}

function outcomeEvent(ticketId: string | null, label: string | null, job: SpoolJob, outcome: Outcome): NewEvent {
  const data = { jobId: job.id, printerId: job.printerId, label, state: outcome.state };
  return 'reason' in outcome
    ? { type: 'print.failed', ticketId, counterId: null, data: { ...data, reason: outcome.reason } }
    : { type: 'print.printed', ticketId, counterId: null, data };
}
