/** Who has an appointment and has come: its code becomes a ticket (SPEC J53, J55). */
import type { FastifyRequest } from 'fastify';
import { CheckInBody } from '#common/contract/appointments.ts';
import { IssueAnswer } from '#common/contract/commands.ts';
import type { Refusal } from '#common/contract/errors.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import type { Done } from '#server/desk.ts';
import { ORDINARY } from '#server/domain/classes.ts';
import { readCode } from '#server/domain/slip-code.ts';
import { byAppointmentCode, changeAppointment } from '#server/store/appointments.ts';
import { isOff } from './appointments.ts';
import { byOf } from './by.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';
import { makeBucket } from './security-limits.ts';
import { issueAnswer } from './tickets.ts';

/** Who tries codes at a kiosk: one in two thousand million of them is right (SPEC J53). */
const TRIES_AT_ONCE = 20;
const TRY_EVERY_MS = 5_000;

export function checkInRoute(app: App, parts: QueueParts): void {
  const tries = makeBucket(TRIES_AT_ONCE, TRY_EVERY_MS);

  app.post(
    '/api/appointments/check-in',
    {
      config: { access: ['kiosk', 'operator'] },
      schema: {
        tags: ['appointments'],
        summary: 'Make a ticket of an appointment, by its code',
        description: 'Acts once for each appointment, however often its code is read.',
        body: CheckInBody,
        response: { 200: IssueAnswer, 201: IssueAnswer },
      },
    },
    async (request, reply) => {
      if (isOff(parts)) return refused(reply, refuse('part.off'));
      const { actor, body } = request;
      const who = actor.kind === 'anybody' ? '' : actor.id;
      const seconds = parts.limits === true ? tries.take(who, body.code, parts.context().now) : undefined;
      if (seconds !== undefined) return refused(reply, refuse('rate.limited', { params: { seconds } }));
      const code = readCode(body.code);
      const done = code === undefined ? refuse('appointment.unknown') : await checkIn(parts, request, code);
      if (isRefusal(done)) return refused(reply, done);
      return reply.code(done.replay ? 200 : 201).send(done.answer);
    },
  );
}

/** Makes a ticket of the appointment of today that has a code. */
export async function checkIn(
  parts: QueueParts,
  request: FastifyRequest,
  code: string,
): Promise<Done<IssueAnswer> | Refusal> {
  const { db, hall, desk } = parts;
  const appointment = byAppointmentCode(db, hall.businessDay, code);
  if (appointment === undefined) return refuse('appointment.unknown');
  const { id: appointmentId, serviceId, language } = appointment;
  const ticketId = parts.newId();
  const number = {
    type: 'issue',
    ticketId,
    serviceId,
    procedureCode: null,
    priorityClass: ORDINARY,
    language,
  } as const;
  return desk.execute<IssueAnswer>(
    { ...number, appointmentId },
    {
      by: byOf(request),
      // The appointment's own key: whoever reads its code again, at whichever kiosk, gets the same number (SPEC R5).
      key: { actor: 'appointment', key: appointmentId, fingerprint: 'check-in' },
      answer: () => {
        changeAppointment(db, appointmentId, { state: 'checked-in', ticketId });
        return issueAnswer(parts, ticketId, request);
      },
    },
  );
}
