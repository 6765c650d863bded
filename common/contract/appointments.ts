/** Times that citizens book beforehand (SPEC J50–J56). */
import { type Static, Type } from 'typebox';
import { Week } from './office.ts';

const closed = { additionalProperties: false } as const;

/** What can be booked of a service, and when; a service without a plan takes no appointments. */
export const AppointmentPlan = Type.Object(
  {
    /** Spans in which slots lie, Monday first; the office's own hours and days off bound them. */
    week: Week,
    slotMinutes: Type.Integer({ minimum: 5, maximum: 240 }),
    /** Appointments a slot. */
    capacity: Type.Integer({ minimum: 1, maximum: 50 }),
    /** How many days ahead may be booked; 0 = today alone. */
    daysAhead: Type.Integer({ minimum: 0, maximum: 60 }),
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
