/** Times that citizens book beforehand (SPEC J50–J57). */
import { type Static, Type } from 'typebox';
import { Week } from './office.ts';
import { Bilingual, Id, Language, Moment } from './text.ts';

const closed = { additionalProperties: false } as const;

/** What can be booked of a service, and by which rules; a service without a plan takes no appointments. */
export const AppointmentPlan = Type.Object(
  {
    /** Spans in which slots lie, Monday first; the office's own hours and days off bound them. */
    week: Week,
    slotMinutes: Type.Integer({ minimum: 5, maximum: 240 }),
    /** Appointments a slot. */
    capacity: Type.Integer({ minimum: 1, maximum: 50 }),
    /** How many days ahead may be booked; 0 = today alone. */
    daysAhead: Type.Integer({ minimum: 0, maximum: 60 }),
    /** Bookings that one telephone number may make on a day. */
    mostPerPhone: Type.Integer({ minimum: 1, maximum: 20 }),
    /** The kiosk takes an appointment from so many minutes before its time … */
    minutesBefore: Type.Integer({ minimum: 0, maximum: 120 }),
    /** … until so many after; then the slot is given back. */
    minutesAfter: Type.Integer({ minimum: 0, maximum: 120 }),
  },
  closed,
);
export type AppointmentPlan = Static<typeof AppointmentPlan>;

/** `released`: the citizen did not come and the slot was given back. */
export const AppointmentState = Type.Union([
  Type.Literal('booked'),
  Type.Literal('checked-in'),
  Type.Literal('cancelled'),
  Type.Literal('released'),
]);
export type AppointmentState = Static<typeof AppointmentState>;

/** A telephone number as people write it; it is hashed at once and kept nowhere (SPEC J52). */
export const PhoneNumber = Type.String({ pattern: '^\\+?[0-9 .()-]{8,20}$', examples: ['0905 123 456'] });

export const BookBody = Type.Object(
  { serviceId: Id, at: Moment, phone: PhoneNumber, language: Type.Optional(Language) },
  closed,
);
export type BookBody = Static<typeof BookBody>;

export const MoveBody = Type.Object({ at: Moment }, closed);
export type MoveBody = Static<typeof MoveBody>;

/** The code of an appointment as it was typed, or as a scanner of the keyboard kind has read it. */
export const CheckInBody = Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) }, closed);
export type CheckInBody = Static<typeof CheckInBody>;

/** An appointment as its holder sees it. */
export const AppointmentView = Type.Object({
  /** `K7M-4P9-XAC`, for people. */
  code: Type.String(),
  /** What its QR says to a kiosk's scanner. */
  scan: Type.String(),
  state: AppointmentState,
  serviceId: Id,
  serviceName: Bilingual,
  prefix: Type.String(),
  day: Type.String({ format: 'date' }),
  at: Moment,
  until: Moment,
  /** When the kiosk takes it. */
  checkInFrom: Moment,
  checkInUntil: Moment,
  /** Where it can be seen, moved and cancelled. */
  url: Type.String(),
  /** The unguessable part of that address. */
  link: Type.String(),
});
export type AppointmentView = Static<typeof AppointmentView>;

export const OfferAnswer = Type.Object({
  office: Type.Object({ name: Bilingual, place: Bilingual, brandColor: Type.Union([Type.String(), Type.Null()]) }),
  timeZone: Type.String(),
  services: Type.Array(
    Type.Object({
      id: Id,
      prefix: Type.String(),
      name: Bilingual,
      /** Days on which slots lie; `free` places are left on each. */
      days: Type.Array(Type.Object({ day: Type.String({ format: 'date' }), free: Type.Integer() })),
    }),
  ),
});
export type OfferAnswer = Static<typeof OfferAnswer>;

export const SlotsAnswer = Type.Object({
  slots: Type.Array(Type.Object({ at: Moment, until: Moment, free: Type.Integer() })),
});
export type SlotsAnswer = Static<typeof SlotsAnswer>;
