/** Plans of appointments: an admin says what can be booked, staff see who comes (SPEC J50). */
import { Type } from 'typebox';
import { AppointmentPlan } from '#common/contract/appointments.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { Id } from '#common/contract/text.ts';
import { allPlans, planOf, setPlan } from '#server/store/appointments.ts';
import { serviceById } from '#server/store/services.ts';
import { byStaff } from './by.ts';
import { IdParams } from './params.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';

const tags = ['appointments'];
const PlanAnswer = Type.Object({ serviceId: Id, plan: Type.Union([AppointmentPlan, Type.Null()]) });

export function appointmentPlanRoutes(app: App, { db, desk }: QueueParts): void {
  app.get(
    '/api/appointments/plans',
    {
      config: { access: ['operator'] },
      schema: {
        tags,
        summary: 'What can be booked of each service',
        response: { 200: Type.Object({ plans: Type.Array(PlanAnswer) }) },
      },
    },
    async (_request, reply) =>
      reply.send({ plans: [...allPlans(db)].map(([serviceId, plan]) => ({ serviceId, plan })) }),
  );

  app.put(
    '/api/services/:id/appointments',
    {
      config: { access: ['admin'] },
      schema: {
        tags,
        summary: 'Set what can be booked of a service; null: nothing',
        params: IdParams,
        body: Type.Object({ plan: Type.Union([AppointmentPlan, Type.Null()]) }, { additionalProperties: false }),
        response: { 200: PlanAnswer },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { plan } = request.body;
      const done = await desk.change('services', byStaff(request), (tx, _now, note) => {
        const service = serviceById(tx, id);
        if (service === undefined) return refuse('service.unknown');
        const wrongDay = plan?.week.findIndex((spans) => spans.some(([from, to]) => from >= to)) ?? -1;
        if (wrongDay >= 0) {
          return refuse('request.invalid', { field: `plan/week/${wrongDay}`, params: { why: 'order' } });
        }
        const before = planOf(tx, id) ?? null;
        setPlan(tx, id, plan);
        const subject = { kind: 'service', id, name: service.name.vi } as const;
        const same = JSON.stringify(before) === JSON.stringify(plan);
        note(
          same
            ? undefined
            : { act: 'service.changed', subject, before: { appointments: before }, after: { appointments: plan } },
        );
        return { serviceId: id, plan };
      });
      return isRefusal(done) ? refused(reply, done) : reply.send(done);
    },
  );
}
