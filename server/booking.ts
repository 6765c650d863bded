/** Booking a time, moving it, giving it up: what is offered, who may, and what is written (SPEC J50–J54). */
import { createHmac, randomBytes, randomInt } from 'node:crypto';
import type { AppointmentPlan } from '#common/contract/appointments.ts';
import type { Refusal } from '#common/contract/errors.ts';
import type { Hours } from '#common/contract/office.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import type { Language } from '#common/contract/text.ts';
import { mayChange } from './domain/appointments.ts';
import { CODE_BODY, CODE_SIGNS, completeCode } from './domain/slip-code.ts';
import { bookableDays, bookableSlot, type Slot, slotsOn } from './domain/slots.ts';
import { makeFollowToken } from './secrets.ts';
import {
  type Appointment,
  bookingKey,
  byAppointmentCode,
  changeAppointment,
  countBooking,
  insertAppointment,
  planOf,
  takenSlots,
} from './store/appointments.ts';
import type { Db } from './store/open.ts';

/** The moment and the office's hours by which bookings are judged. */
export interface BookingDay {
  readonly hours: Hours | null;
  readonly timeZone: string;
  /** The business day. */
  readonly today: string;
  readonly now: number;
}

export interface FreeSlot extends Slot {
  readonly free: number;
}

/** The slots of some days that are not over, with the places that are left; one look at what is booked. */
export function offeredSlots(
  db: Db,
  serviceId: string,
  plan: AppointmentPlan,
  days: readonly string[],
  { hours, timeZone, now }: BookingDay,
): ReadonlyMap<string, readonly FreeSlot[]> {
  const found = days.map(
    (day) => [day, slotsOn(plan, hours, day, timeZone).filter(({ until }) => until > now)] as const,
  );
  const all = found.flatMap(([, slots]) => slots);
  const [first] = all;
  const last = all.at(-1);
  if (first === undefined || last === undefined) return new Map();
  const range = { from: first.at, until: last.until, minutesAfter: plan.minutesAfter, now };
  const taken = takenSlots(db, serviceId, range);
  const free = (slot: Slot): FreeSlot => ({
    ...slot,
    free: Math.max(0, plan.capacity - (taken.get(slot.at) ?? 0)),
  });
  return new Map(found.map(([day, slots]) => [day, slots.map(free)]));
}

/** The days on which slots lie, with the places that are left on each. */
export function offeredDays(
  db: Db,
  serviceId: string,
  plan: AppointmentPlan,
  day: BookingDay,
): { readonly day: string; readonly free: number }[] {
  const slots = offeredSlots(db, serviceId, plan, bookableDays(plan, day.today), day);
  return [...slots]
    .filter(([, ofDay]) => ofDay.length > 0)
    .map(([date, ofDay]) => ({ day: date, free: ofDay.reduce((sum, { free }) => sum + free, 0) }));
}

export interface Wish {
  readonly id: string;
  readonly serviceId: string;
  /** ms UTC, begin of the slot. */
  readonly at: number;
  /** As it was typed; it leaves this function as a hash alone. */
  readonly phone: string;
  readonly language: Language;
}

/** Books a slot, inside the desk's transaction. */
export function book(db: Db, wish: Wish, day: BookingDay): Appointment | Refusal {
  const { id, serviceId, at, language } = wish;
  const plan = planOf(db, serviceId);
  if (plan === undefined) return refuse('service.unknown', { field: 'serviceId' });
  const phone = plainNumber(wish.phone);
  if (phone === undefined) return refuse('request.invalid', { field: 'phone', params: { why: 'pattern' } });
  const slot = freeSlot(db, serviceId, plan, { ...day, at });
  if (isRefusal(slot)) return slot;
  const key = bookingKey(db, day.today, () => randomBytes(32).toString('base64url'));
  const hash = createHmac('sha256', key).update(phone).digest('base64url');
  const tooMany = countBooking(db, day.today, hash, plan.mostPerPhone);
  if (tooMany !== undefined) return tooMany;
  const appointment: Appointment = {
    id,
    token: makeFollowToken(),
    code: freshCode(db, slot.day),
    serviceId,
    day: slot.day,
    slotAt: slot.at,
    state: 'booked',
    language,
    bookedAt: day.now,
    ticketId: null,
  };
  insertAppointment(db, appointment);
  return appointment;
}

/** Another time for the same appointment; the place that it had is free at once. */
export function moveAppointment(db: Db, appointment: Appointment, at: number, day: BookingDay): Appointment | Refusal {
  const plan = planOf(db, appointment.serviceId);
  if (plan === undefined) return refuse('service.unknown');
  const wrong = mayChange(appointment, plan, day.now);
  if (wrong !== undefined) return wrong;
  if (at === appointment.slotAt) return appointment;
  const slot = freeSlot(db, appointment.serviceId, plan, { ...day, at });
  if (isRefusal(slot)) return slot;
  const code = slot.day === appointment.day ? appointment.code : freshCode(db, slot.day);
  const moved = { day: slot.day, slotAt: slot.at, code, bookedAt: day.now };
  changeAppointment(db, appointment.id, moved);
  return { ...appointment, ...moved };
}

export function cancelAppointment(db: Db, appointment: Appointment, now: number): Appointment | Refusal {
  const plan = planOf(db, appointment.serviceId);
  const wrong = mayChange(appointment, plan, now);
  if (wrong !== undefined) return wrong;
  changeAppointment(db, appointment.id, { state: 'cancelled' });
  return { ...appointment, state: 'cancelled' };
}

function freeSlot(
  db: Db,
  serviceId: string,
  plan: AppointmentPlan,
  question: BookingDay & { readonly at: number },
): (Slot & { readonly day: string }) | Refusal {
  const slot = bookableSlot(plan, question);
  if (slot === undefined) return refuse('appointment.no-slot', { field: 'at' });
  const { now } = question;
  const taken = takenSlots(db, serviceId, { from: slot.at, until: slot.at + 1, minutesAfter: plan.minutesAfter, now });
  return (taken.get(slot.at) ?? 0) < plan.capacity ? slot : refuse('appointment.full', { field: 'at' });
}

/** A code, as slips have them, that no other appointment of the day has. */
function freshCode(db: Db, day: string): string {
  for (;;) {
    const body = Array.from({ length: CODE_BODY }, () => CODE_SIGNS.charAt(randomInt(CODE_SIGNS.length)));
    const code = completeCode(body.join(''));
    if (byAppointmentCode(db, day, code) === undefined) return code;
  }
}

/** `0905123456`, however it was written; undefined when it is no number. */
export function plainNumber(written: string): string | undefined {
  const digits = written.replace(/[^0-9+]/g, '').replace(/^\+?84/, '0');
  return /^0[0-9]{8,10}$/.test(digits) ? digits : undefined;
}
