/** `POST`, `PATCH`, `DELETE /api/services`; the list is in services-list.ts. */
import { Type } from 'typebox';
import { Procedure, ServiceBody } from '#common/contract/office.ts';
import { isRefusal } from '#common/contract/refusal.ts';
import { Bilingual, Id } from '#common/contract/text.ts';
import { noteChange, noteRemoval } from '#server/store/audit-notes.ts';
import { changeService, createService, removeService, serviceById } from '#server/store/services.ts';
import { byStaff } from './by.ts';
import { closed, IdParams } from './params.ts';
import type { App, AppParts } from './parts.ts';
import { refused } from './problem.ts';

const admins = { access: ['admin'] } as const;
const tags = ['services'];

const ServiceAnswer = Type.Object({
  id: Id,
  prefix: Type.String(),
  name: Bilingual,
  shortName: Bilingual,
  hint: Type.Union([Bilingual, Type.Null()]),
  position: Type.Integer(),
  active: Type.Boolean(),
  procedures: Type.Array(Procedure),
});

export function serviceRoutes(app: App, { desk }: AppParts): void {
  app.route({
    method: 'POST',
    url: '/api/services',
    config: admins,
    schema: { summary: 'Make a service', tags, body: ServiceBody, response: { 201: ServiceAnswer } },
    handler: async (request, reply) => {
      const service = await desk.change('services', byStaff(request), (db, _now, note) =>
        noteChange(note, 'service', null, createService(db, request.body)),
      );
      return isRefusal(service) ? refused(reply, service) : reply.code(201).send(service);
    },
  });

  app.route({
    method: 'PATCH',
    url: '/api/services/:id',
    config: admins,
    schema: {
      summary: 'Change a service',
      tags,
      params: IdParams,
      body: Type.Partial(ServiceBody, closed),
      response: { 200: ServiceAnswer },
    },
    handler: async (request, reply) => {
      const { id } = request.params;
      const service = await desk.change('services', byStaff(request), (db, _now, note) =>
        noteChange(note, 'service', serviceById(db, id), changeService(db, id, request.body)),
      );
      return isRefusal(service) ? refused(reply, service) : reply.send(service);
    },
  });

  app.route({
    method: 'DELETE',
    url: '/api/services/:id',
    config: admins,
    schema: { summary: 'Remove a service', tags, params: IdParams },
    handler: async (request, reply) => {
      const { id } = request.params;
      const removed = await desk.change('services', byStaff(request), (db, now, note) =>
        noteRemoval(note, 'service', serviceById(db, id), removeService(db, id, now)),
      );
      return isRefusal(removed) ? refused(reply, removed) : reply.code(204).send();
    },
  });
}
