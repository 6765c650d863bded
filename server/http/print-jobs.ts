import { Type } from 'typebox';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { Id } from '#common/contract/text.ts';
import { byStaff } from './by.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';

/** `POST /api/print-jobs/:id/dismiss`: staff have seen to a slip that did not come out. */
export function printJobRoutes(app: App, parts: QueueParts): void {
  app.post(
    '/api/print-jobs/:id/dismiss',
    {
      config: { access: ['operator'] },
      schema: { tags: ['printers'], summary: 'A slip problem was seen to', params: Type.Object({ id: Id }) },
    },
    async (request, reply) => {
      const { id } = request.params;
      const done = await parts.desk.change('print-jobs', byStaff(request), (_, now, note) => {
        const job = parts.printJobs.byId(id);
        if (job === undefined || !parts.printJobs.dismiss(id, now)) return refuse('print-job.unknown');
        const ticket = job.ticketId === null ? undefined : parts.tickets.byId(job.ticketId);
        const { state, reason } = job;
        note({
          act: 'print-job.dismissed',
          subject: { kind: 'print-job', id, name: ticket?.label ?? '' },
          before: { state, reason },
        });
        return null;
      });
      return isRefusal(done) ? refused(reply, done) : reply.code(204).send();
    },
  );
}
