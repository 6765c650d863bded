/** `POST`, `PATCH`, `DELETE /api/counters`; the list is in services-list.ts. */
import { Type } from 'typebox';
import { CounterBody } from '#common/contract/office.ts';
import { isRefusal } from '#common/contract/refusal.ts';
import { Bilingual, Id } from '#common/contract/text.ts';
import { noteChange, noteRemoval } from '#server/store/audit-notes.ts';
import { changeCounter, counterById, createCounter, removeCounter } from '#server/store/counters.ts';
import { byStaff } from './by.ts';
import { closed, IdParams } from './params.ts';
import type { App, AppParts } from './parts.ts';
import { refused } from './problem.ts';

const admins = { access: ['admin'] } as const;
const tags = ['counters'];

const CounterAnswer = Type.Object({
  id: Id,
  number: Type.Integer(),
  name: Bilingual,
  serviceIds: Type.Array(Id),
});

export function counterRoutes(app: App, { desk }: AppParts): void {
  app.route({
    method: 'POST',
    url: '/api/counters',
    config: admins,
    schema: { summary: 'Make a counter', tags, body: CounterBody, response: { 201: CounterAnswer } },
    handler: async (request, reply) => {
      const counter = await desk.change('counters', byStaff(request), (db, _now, note) =>
        noteChange(note, 'counter', null, createCounter(db, request.body)),
      );
      return isRefusal(counter) ? refused(reply, counter) : reply.code(201).send(counter);
    },
  });

  app.route({
    method: 'PATCH',
    url: '/api/counters/:id',
    config: admins,
    schema: {
      summary: 'Change a counter',
      tags,
      params: IdParams,
      body: Type.Partial(CounterBody, closed),
      response: { 200: CounterAnswer },
    },
    handler: async (request, reply) => {
      const { id } = request.params;
      const counter = await desk.change('counters', byStaff(request), (db, _now, note) =>
        noteChange(note, 'counter', counterById(db, id), changeCounter(db, id, request.body)),
      );
      return isRefusal(counter) ? refused(reply, counter) : reply.send(counter);
    },
  });

  app.route({
    method: 'DELETE',
    url: '/api/counters/:id',
    config: admins,
    schema: { summary: 'Remove a counter', tags, params: IdParams },
    handler: async (request, reply) => {
      const { id } = request.params;
      const removed = await desk.change('counters', byStaff(request), (db, now, note) =>
        noteRemoval(note, 'counter', counterById(db, id), removeCounter(db, id, now)),
      );
      return isRefusal(removed) ? refused(reply, removed) : reply.code(204).send();
    },
  });
}
