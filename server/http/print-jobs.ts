import { Type } from 'typebox';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { Id } from '#common/contract/text.ts';
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
      const { actor } = request;
      const staffId = actor.kind === 'staff' ? actor.id : undefined;
      const done = await parts.desk.change('print-jobs', { staffId }, (_, now) =>
        parts.printJobs.dismiss(request.params.id, now) ? null : refuse('print-job.unknown'),
      );
      return isRefusal(done) ? refused(reply, done) : reply.code(204).send();
    },
  );
}
