/** Papers before a number (SPEC J20–J23): the public catalogue, and a list to take home from the kiosk. */
import { Type } from 'typebox';
import { PaperListAnswer, PaperListBody } from '#common/contract/commands.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { wrongMissing } from '#server/domain/papers.ts';
import { officeView } from '#server/feed/views/parts.ts';
import { papersSlip } from '#server/papers-slip.ts';
import { byOf } from './by.ts';
import { IdempotencyHeaders, keyOf } from './idempotency.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';
import { makeBucket } from './security-limits.ts';
import { baseUrl } from './tickets.ts';

/** Paper costs money: a child's finger must not empty the roll. */
const LISTS_AT_ONCE = 12;
const LIST_EVERY_MS = 10_000;
const tags = ['papers'];

export function paperRoutes(app: App, parts: QueueParts): void {
  const lists = makeBucket(LISTS_AT_ONCE, LIST_EVERY_MS);

  app.get(
    '/api/procedures',
    {
      config: { access: 'anybody' },
      schema: {
        tags,
        summary: 'All procedures with papers, fee, time limit, forms and source, by field',
        response: { 200: Type.Object({ office: Type.Any(), fields: Type.Array(Type.Any()) }) },
      },
    },
    async (_request, reply) => {
      const { settings, services } = parts.hall.office;
      if (!settings.parts.papers) return refused(reply, refuse('part.off'));
      return reply.send({
        office: officeView(parts.context()),
        fields: services
          .filter(({ active, procedures }) => active && procedures.length > 0)
          .map(({ id, prefix, name, procedures }) => ({ id, prefix, name, procedures })),
      });
    },
  );

  app.post(
    '/api/paper-lists',
    {
      config: { access: ['kiosk'] },
      schema: {
        tags,
        summary: 'Print the papers of a procedure, without a number',
        headers: IdempotencyHeaders,
        body: PaperListBody,
        response: { 200: PaperListAnswer, 201: PaperListAnswer },
      },
    },
    async (request, reply) => {
      const { actor, body, headers } = request;
      const { serviceId, procedureCode, missingPapers, language = 'vi' } = body;
      const seconds =
        parts.limits === true && actor.kind === 'device'
          ? lists.take(actor.id, String(headers['idempotency-key']), parts.context().now)
          : undefined;
      if (seconds !== undefined) return refused(reply, refuse('rate.limited', { params: { seconds } }));
      const by = byOf(request);
      const done = await parts.desk.record<PaperListAnswer>({ by, key: keyOf(request) }, (db, now) => {
        const { settings, services, devices } = parts.hall.office;
        if (!settings.parts.papers) return refuse('part.off');
        const service = services.find(({ id, active }) => active && id === serviceId);
        if (service === undefined) return refuse('service.unknown', { field: 'serviceId' });
        const procedure = service.procedures.find(({ code }) => code === procedureCode);
        if (procedure === undefined) return refuse('procedure.unknown', { field: 'procedureCode' });
        const wrong = wrongMissing(settings.parts, procedure.papers.length, missingPapers);
        if (wrong !== undefined) return wrong;
        const printerId = devices.find(({ id }) => id === by.deviceId)?.printerId ?? null;
        const content = papersSlip({
          office: settings,
          timeZone: parts.timeZone,
          language,
          service: service.name,
          procedure,
          missing: missingPapers,
          baseUrl: baseUrl(parts, request),
          printedAt: now,
        });
        const { pageUrl } = content;
        if (printerId === null) return { result: { pageUrl, print: { jobId: null, state: 'no-printer' } }, events: [] };
        const jobId = parts.printJobs.queue(db, { ticketId: null, deviceId: by.deviceId, printerId, content, at: now });
        return { result: { pageUrl, print: { jobId, state: 'queued' } }, events: [] };
      });
      if (isRefusal(done)) return refused(reply, done);
      if (!done.replay) parts.onQueued();
      return reply.code(done.replay ? 200 : 201).send(done.answer);
    },
  );
}
