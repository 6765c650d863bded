/** «Tôi cần giúp đỡ»: a kiosk calls, staff answer, either ends it. */
import { and, eq, isNull } from 'drizzle-orm';
import { Type } from 'typebox';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { Id } from '#common/contract/text.ts';
import { helpRequests } from '#server/store/schema.ts';
import { byStaff } from './by.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';

const NoBody = Type.Union([Type.Null(), Type.Object({}, { additionalProperties: false })]);
const HelpAnswer = Type.Object({ help: Type.Object({ id: Id }) });

export function helpRoutes(app: App, parts: QueueParts): void {
  const { desk, hall } = parts;
  const ended = (helpId: string) =>
    ({
      type: 'help.answered',
      ticketId: null,
      counterId: null,
      data: { helpId, staffName: null, counterNumber: null, ended: true },
    }) as const;

  app.post(
    '/api/help',
    {
      config: { access: ['kiosk'] },
      schema: { tags: ['help'], body: NoBody, response: { 200: HelpAnswer, 201: HelpAnswer } },
    },
    async (request, reply) => {
      if (request.actor.kind !== 'device') return refused(reply, refuse('auth.forbidden'));
      const deviceId = request.actor.id;
      const done = await desk.record({ by: { deviceId } }, (db, now) => {
        const open = db
          .select()
          .from(helpRequests)
          .where(and(eq(helpRequests.deviceId, deviceId), isNull(helpRequests.endedAt)))
          .get();
        // A second touch asks for the same help.
        if (open !== undefined) return { result: { id: open.id, fresh: false }, events: [] };
        const id = parts.newId();
        db.insert(helpRequests).values({ id, deviceId, at: now }).run();
        const event = { type: 'help.requested', ticketId: null, counterId: null, data: { helpId: id } } as const;
        return { result: { id, fresh: true }, events: [event] };
      });
      if (isRefusal(done)) return refused(reply, done);
      return reply.code(done.answer.fresh ? 201 : 200).send({ help: { id: done.answer.id } });
    },
  );

  app.delete(
    '/api/help',
    { config: { access: ['kiosk'] }, schema: { tags: ['help'], body: NoBody } },
    async (request, reply) => {
      if (request.actor.kind !== 'device') return refused(reply, refuse('auth.forbidden'));
      const deviceId = request.actor.id;
      const done = await desk.record({ by: { deviceId } }, (db, now) => {
        const rows = db
          .update(helpRequests)
          .set({ endedAt: now })
          .where(and(eq(helpRequests.deviceId, deviceId), isNull(helpRequests.endedAt)))
          .returning({ id: helpRequests.id })
          .all();
        return { result: null, events: rows.map(({ id }) => ended(id)) };
      });
      if (isRefusal(done)) return refused(reply, done);
      return reply.code(204).send();
    },
  );

  app.post(
    '/api/help/:id/answer',
    {
      config: { access: ['operator'] },
      schema: { tags: ['help'], params: Type.Object({ id: Id }), body: NoBody, response: { 200: HelpAnswer } },
    },
    async (request, reply) => {
      const { actor } = request;
      if (actor.kind !== 'staff') return refused(reply, refuse('auth.forbidden'));
      const helpId = request.params.id;
      const done = await desk.record({ by: byStaff(request) }, (db, now, note) => {
        const open = db.select().from(helpRequests).where(eq(helpRequests.id, helpId)).get();
        if (open === undefined || open.endedAt !== null) return refuse('help.unknown');
        const seat = [...hall.sessions].find(([, session]) => session.staffId === actor.id)?.[0];
        const counterNumber = hall.office.counters.find(({ id }) => id === seat)?.number ?? null;
        db.update(helpRequests)
          .set({ answeredAt: now, answeredBy: actor.id, counterNumber })
          .where(eq(helpRequests.id, helpId))
          .run();
        const name = hall.office.devices.find(({ id }) => id === open.deviceId)?.label ?? '';
        note({ act: 'help.answered', subject: { kind: 'help', id: helpId, name } });
        const data = { helpId, staffName: actor.name, counterNumber, ended: false };
        return {
          result: { help: { id: helpId } },
          events: [{ type: 'help.answered', ticketId: null, counterId: null, data } as const],
        };
      });
      if (isRefusal(done)) return refused(reply, done);
      return reply.send(done.answer);
    },
  );
}
