/** Dossiers: recorded at the counter in one step, and the lists of what is due. */
import { Type } from 'typebox';
import {
  DossierAnswer,
  DossierBody,
  DueAnswer,
  DueQuery,
  WorkListAnswer,
  WorkListQuery,
} from '#common/contract/dossiers.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { Id } from '#common/contract/text.ts';
import { showCode } from '#server/domain/slip-code.ts';
import { dossierBody } from '#server/dossier-body.ts';
import { receiptFor } from '#server/dossier-slips.ts';
import { dueDays, wrongDay } from '#server/due-days.ts';
import { makeSlipCode } from '#server/secrets.ts';
import { addDossier, type DossierRow, dossierById } from '#server/store/dossiers.ts';
import { workList } from '#server/work-list.ts';
import { byOf } from './by.ts';
import { DOSSIERS_CHANGED } from './dossier-acts.ts';
import { IdempotencyHeaders, keyOf } from './idempotency.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';
import { printerFor } from './ticket-acts.ts';

const operator = { access: ['operator'] } as const;
const AcceptAnswer = Type.Object({ ...DossierAnswer.properties, printed: Type.Boolean() });

export function dossierRoutes(app: App, parts: QueueParts): void {
  const { hall, db, desk, timeZone, toMoment } = parts;
  const isOff = (): boolean => !hall.office.settings.parts.results;

  app.get(
    '/api/dossiers/due',
    {
      config: operator,
      schema: {
        tags: ['dossiers'],
        summary: 'When each procedure of a service would be due, if its dossier were accepted now',
        querystring: DueQuery,
        response: { 200: DueAnswer },
      },
    },
    async ({ query }, reply) => {
      if (isOff()) return refused(reply, refuse('part.off'));
      const service = hall.office.services.find(({ id }) => id === query.service);
      if (service === undefined) return refused(reply, refuse('service.unknown', { field: 'service' }));
      return reply.send(dueDays(hall, service, parts.context().now, timeZone));
    },
  );

  app.get(
    '/api/dossiers',
    {
      config: operator,
      schema: {
        tags: ['dossiers'],
        summary: 'One of the work lists, and how many stand on each',
        querystring: WorkListQuery,
        response: { 200: WorkListAnswer },
      },
    },
    async ({ query }, reply) =>
      isOff() ? refused(reply, refuse('part.off')) : reply.send(workList(parts, query.list, parts.context().now)),
  );

  app.get(
    '/api/dossiers/:id',
    {
      config: operator,
      schema: { tags: ['dossiers'], params: Type.Object({ id: Id }), response: { 200: DossierAnswer } },
    },
    async ({ params }, reply) => {
      if (isOff()) return refused(reply, refuse('part.off'));
      const found = dossierById(db, params.id);
      if (found === undefined) return refused(reply, refuse('dossier.unknown'));
      return reply.send({ dossier: dossierBody(found, hall.businessDay, toMoment) });
    },
  );

  app.post(
    '/api/dossiers',
    {
      config: operator,
      schema: {
        tags: ['dossiers'],
        summary: 'Record a dossier that was accepted, and print its slip (form 01)',
        headers: IdempotencyHeaders,
        body: DossierBody,
        response: { 200: AcceptAnswer, 201: AcceptAnswer },
      },
    },
    async (request, reply) => {
      const { serviceId, procedureCode, ticketId = null, dueDay } = request.body;
      const by = byOf(request);
      const done = await desk.record({ by, key: keyOf(request) }, (tx, now, note) => {
        if (isOff()) return refuse('part.off');
        // The door lets nobody else in here.
        if (by.staffId === null) return refuse('auth.required');
        const service = hall.office.services.find(({ id }) => id === serviceId);
        if (service === undefined) return refuse('service.unknown', { field: 'serviceId' });
        const due = dueDays(hall, service, now, timeZone).procedures.find(({ code }) => code === procedureCode);
        if (due === undefined) return refuse('procedure.unknown', { field: 'procedureCode' });
        const ticket = ticketId === null ? undefined : parts.tickets.byId(ticketId);
        if (ticketId !== null && ticket === undefined) return refuse('ticket.unknown', { field: 'ticketId' });
        const wrong = dueDay === undefined ? undefined : wrongDay(hall, dueDay);
        if (wrong !== undefined) {
          return refuse('request.invalid', { field: 'dueDay', detail: `dueDay: ${wrong}`, params: { why: wrong } });
        }
        const row: DossierRow = {
          id: parts.newId(),
          code: makeSlipCode(),
          serviceId,
          procedureCode,
          procedureName: due.name,
          ticketId,
          acceptedAt: now,
          acceptedBy: by.staffId,
          dueDay: dueDay ?? due.dueDay,
          state: 'accepted',
          since: now,
          newDueDay: null,
          delayReason: null,
          signedAt: null,
          signedBy: null,
          resultTicketId: null,
        };
        addDossier(tx, row);
        const found = { dossier: row, label: ticket?.label ?? null };
        const printerId = printerFor(parts, ticket?.deviceId ?? null);
        if (printerId !== null) {
          const content = receiptFor(parts, found, ticket?.language ?? 'vi');
          parts.printJobs.queue(tx, { ticketId, deviceId: ticket?.deviceId ?? null, printerId, content, at: now });
        }
        note({
          act: 'dossier.accepted',
          subject: { kind: 'dossier', id: row.id, name: showCode(row.code) },
          after: { procedureCode, dueDay: row.dueDay },
        });
        const dossier = dossierBody(found, hall.businessDay, toMoment);
        return { result: { dossier, printed: printerId !== null }, events: [DOSSIERS_CHANGED] };
      });
      if (isRefusal(done)) return refused(reply, done);
      parts.onQueued();
      return reply.code(done.replay ? 200 : 201).send(done.answer);
    },
  );
}
