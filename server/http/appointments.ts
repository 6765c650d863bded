/** Appointments for citizens: what is free, booking, and what the link of an appointment opens (SPEC J50–J54). */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { AppointmentView, BookBody, MoveBody, OfferAnswer, SlotsAnswer } from '#common/contract/appointments.ts';
import type { Refusal } from '#common/contract/errors.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { Id } from '#common/contract/text.ts';
import {
  type BookingDay,
  book,
  cancelAppointment,
  moveAppointment,
  offeredDays,
  offeredSlots,
} from '#server/booking.ts';
import { checkInWindow, stateOf } from '#server/domain/appointments.ts';
import { CODE_MARK, showCode } from '#server/domain/slip-code.ts';
import { bookableDays } from '#server/domain/slots.ts';
import { type Appointment, allPlans, byAppointmentToken, planOf } from '#server/store/appointments.ts';
import type { Db } from '#server/store/open.ts';
import { addressOf } from './by.ts';
import { IdempotencyHeaders, keyOf } from './idempotency.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';
import { baseUrl } from './tickets.ts';

const anybody = { access: 'anybody' } as const;
const tags = ['appointments'];
const token = Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{8,64}$' }) });
const NoBody = Type.Optional(Type.Union([Type.Null(), Type.Object({}, { additionalProperties: false })]));

export function appointmentRoutes(app: App, parts: QueueParts): void {
  const { hall, db, desk } = parts;

  app.get(
    '/api/appointments/offer',
    { config: anybody, schema: { tags, summary: 'What can be booked', response: { 200: OfferAnswer } } },
    async (_request, reply) => {
      if (isOff(parts)) return refused(reply, refuse('part.off'));
      const { name, place, brandColor } = hall.office.settings;
      const plans = allPlans(db);
      const services = hall.office.services.flatMap((service) => {
        const plan = plans.get(service.id);
        if (plan === undefined || !service.active) return [];
        const { id, prefix } = service;
        return [{ id, prefix, name: service.name, days: offeredDays(db, id, plan, dayOf(parts)) }];
      });
      return reply.send({ office: { name, place, brandColor }, timeZone: parts.timeZone, services });
    },
  );

  app.get(
    '/api/appointments/offer/:serviceId/:day',
    {
      config: anybody,
      schema: {
        tags,
        summary: 'The slots of a day',
        params: Type.Object({ serviceId: Id, day: Type.String({ format: 'date' }) }),
        response: { 200: SlotsAnswer },
      },
    },
    async (request, reply) => {
      if (isOff(parts)) return refused(reply, refuse('part.off'));
      const { serviceId, day } = request.params;
      const plan = planOf(db, serviceId);
      if (plan === undefined) return refused(reply, refuse('service.unknown'));
      const today = dayOf(parts);
      const days = bookableDays(plan, today.today).filter((one) => one === day);
      const slots = offeredSlots(db, serviceId, plan, days, today).get(day) ?? [];
      const { toMoment } = parts;
      return reply.send({
        slots: slots.map(({ at, until, free }) => ({ at: toMoment(at), until: toMoment(until), free })),
      });
    },
  );

  app.post(
    '/api/appointments',
    {
      config: anybody,
      schema: {
        tags,
        summary: 'Book a time',
        description: 'The telephone number is hashed with a key of the day, counted, and kept nowhere.',
        headers: IdempotencyHeaders,
        body: BookBody,
        response: { 200: AppointmentView, 201: AppointmentView },
      },
    },
    async (request, reply) => {
      if (isOff(parts)) return refused(reply, refuse('part.off'));
      const { serviceId, at, phone, language = 'vi' } = request.body;
      const wish = { id: parts.newId(), serviceId, at: Date.parse(at), phone, language };
      // The number must not reach the kept fingerprint, where it could be found by trying all numbers.
      const key = { ...keyOf(request), fingerprint: fingerprintOf(serviceId, at) };
      const done = await desk.record<AppointmentView>(holder(request, key), (tx) => {
        const booked = book(tx, wish, dayOf(parts));
        return isRefusal(booked) ? booked : { result: viewOf(tx, parts, request, booked), events: [] };
      });
      if (isRefusal(done)) return refused(reply, done);
      return reply.code(done.replay ? 200 : 201).send(done.answer);
    },
  );

  app.get(
    '/api/appointments/by/:token',
    {
      config: anybody,
      schema: { tags, summary: 'An appointment, for its holder', params: token, response: { 200: AppointmentView } },
    },
    async (request, reply) => {
      if (isOff(parts)) return refused(reply, refuse('part.off'));
      const found = byAppointmentToken(db, request.params.token);
      return found === undefined
        ? refused(reply, refuse('appointment.unknown'))
        : reply.send(viewOf(db, parts, request, found));
    },
  );

  /** Changes the appointment of a link inside one transaction. */
  const change = async (
    request: FastifyRequest,
    reply: FastifyReply,
    link: string,
    work: (tx: Db, found: Appointment) => Appointment | Refusal,
  ) => {
    if (isOff(parts)) return refused(reply, refuse('part.off'));
    const done = await desk.record<AppointmentView>(holder(request, keyOf(request)), (tx) => {
      const found = byAppointmentToken(tx, link);
      const changed = found === undefined ? refuse('appointment.unknown') : work(tx, found);
      return isRefusal(changed) ? changed : { result: viewOf(tx, parts, request, changed), events: [] };
    });
    return isRefusal(done) ? refused(reply, done) : reply.send(done.answer);
  };

  app.post(
    '/api/appointments/by/:token/move',
    {
      config: anybody,
      schema: {
        tags,
        summary: 'Another time',
        params: token,
        headers: IdempotencyHeaders,
        body: MoveBody,
        response: { 200: AppointmentView },
      },
    },
    (request, reply) =>
      change(request, reply, request.params.token, (tx, found) =>
        moveAppointment(tx, found, Date.parse(request.body.at), dayOf(parts)),
      ),
  );

  app.post(
    '/api/appointments/by/:token/cancel',
    {
      config: anybody,
      schema: {
        tags,
        summary: 'Give an appointment up',
        params: token,
        headers: IdempotencyHeaders,
        body: NoBody,
        response: { 200: AppointmentView },
      },
    },
    (request, reply) =>
      change(request, reply, request.params.token, (tx, found) => cancelAppointment(tx, found, parts.context().now)),
  );
}

/** Whether the office has not switched appointments on (SPEC J1). */
export function isOff({ hall }: QueueParts): boolean {
  return !hall.office.settings.parts.appointments;
}

export function dayOf({ hall, timeZone, context }: QueueParts): BookingDay {
  return { hours: hall.office.settings.hours, timeZone, today: hall.businessDay, now: context().now };
}

/** A citizen acts, also in a browser where a clerk is signed in. */
function holder(request: FastifyRequest, key: ReturnType<typeof keyOf>) {
  return { by: { staffId: null, deviceId: null, supervises: false, address: addressOf(request) }, key };
}

function fingerprintOf(serviceId: string, at: string): string {
  return createHash('sha256')
    .update(JSON.stringify(['book', serviceId, at]))
    .digest('base64url');
}

function viewOf(db: Db, parts: QueueParts, request: FastifyRequest, appointment: Appointment): AppointmentView {
  const { hall, toMoment, context } = parts;
  const { code, serviceId, day, slotAt } = appointment;
  const plan = planOf(db, serviceId);
  const service = hall.office.services.find(({ id }) => id === serviceId);
  const minutes = plan ?? { minutesBefore: 0, minutesAfter: 0 };
  const { from, until } = checkInWindow(minutes, appointment);
  return {
    code: showCode(code),
    scan: CODE_MARK + code,
    state: stateOf(appointment, plan, context().now),
    serviceId,
    serviceName: service?.name ?? { vi: '', en: '' },
    prefix: service?.prefix ?? '',
    day,
    at: toMoment(slotAt),
    until: toMoment(slotAt + (plan?.slotMinutes ?? 0) * 60_000),
    checkInFrom: toMoment(from),
    checkInUntil: toMoment(until),
    url: `${baseUrl(parts, request)}/dat-hen/${appointment.token}`,
    link: appointment.token,
  };
}
