/** «Thiếu giấy»: the slip of form 02, and the ticket set aside in the same act (SPEC J31). */
import { MissingAnswer, MissingBody } from '#common/contract/dossiers.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { addDays } from '#server/domain/calendar.ts';
import { showCode } from '#server/domain/slip-code.ts';
import { missingSlipFor } from '#server/dossier-slips.ts';
import { makeSlipCode } from '#server/secrets.ts';
import { addPaperRequest, type PaperRequest } from '#server/store/paper-requests.ts';
import { byOf } from './by.ts';
import { IdempotencyHeaders, keyOf } from './idempotency.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';
import { printerFor } from './ticket-acts.ts';

export function paperRequestRoutes(app: App, parts: QueueParts): void {
  const { hall, db, desk } = parts;

  app.post(
    '/api/paper-requests',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['dossiers'],
        summary:
          'Papers are missing: print the slip (form 02) and set the ticket aside; the undo key takes the act back',
        headers: IdempotencyHeaders,
        body: MissingBody,
        response: { 200: MissingAnswer, 201: MissingAnswer },
      },
    },
    async (request, reply) => {
      if (!hall.office.settings.parts.returns) return refused(reply, refuse('part.off'));
      const { ticketId, procedureCode, papers } = request.body;
      const ticket = hall.tickets.get(ticketId);
      if (ticket === undefined) return refused(reply, refuse('ticket.unknown', { field: 'ticketId' }));
      const service = hall.office.services.find(({ id }) => id === (ticket.cameFor ?? ticket.serviceId));
      const procedure = service?.procedures.find(({ code }) => code === (procedureCode ?? ticket.procedureCode));
      if (procedure === undefined) return refused(reply, refuse('procedure.unknown', { field: 'procedureCode' }));
      const missing = papers.flatMap((index) => procedure.papers[index]?.name ?? []);
      if (missing.length !== papers.length || new Set(papers).size !== papers.length) {
        const detail = 'papers: each is the place of a paper in the procedure’s list, once';
        return refused(reply, refuse('request.invalid', { field: 'papers', detail }));
      }
      const by = byOf(request);
      const done = await desk.execute(
        { type: 'park', ticketId },
        {
          by,
          key: keyOf(request),
          answer([event]) {
            const at = event?.at ?? parts.context().now;
            const row: PaperRequest = {
              code: makeSlipCode(),
              ticketId,
              counterId: ticket.counterId,
              papers: missing,
              madeAt: at,
              madeBy: by.staffId,
              lastDay: addDays(hall.businessDay, hall.office.settings.slips.goodForDays),
              laterTicketId: null,
            };
            addPaperRequest(db, row);
            const printerId = printerFor(parts, ticket.deviceId);
            if (printerId !== null) {
              const content = missingSlipFor(parts, row, ticket, procedure.name);
              parts.printJobs.queue(db, { ticketId, deviceId: ticket.deviceId, printerId, content, at });
            }
            return {
              code: showCode(row.code),
              label: ticket.label,
              lastDay: row.lastDay,
              printed: printerId !== null,
            };
          },
        },
      );
      if (isRefusal(done)) return refused(reply, done);
      parts.onQueued();
      return reply.code(done.replay ? 200 : 201).send(done.answer);
    },
  );
}
