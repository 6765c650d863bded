/** Plans, booked times, and how often a telephone number booked today; of citizens nothing else (SPEC D7, J50–J54). */
import { and, eq, gte, lt, or, sql } from 'drizzle-orm';
import type { AppointmentPlan } from '#common/contract/appointments.ts';
import type { Refusal } from '#common/contract/errors.ts';
import { refuse } from '#common/contract/refusal.ts';
import type { Booked } from '#server/domain/appointments.ts';
import type { Db } from './open.ts';
import { appointmentPlans, appointments, bookingKeys, bookingPhones } from './visit-schema.ts';

export type Appointment = typeof appointments.$inferSelect;

export function planOf(db: Db, serviceId: string): AppointmentPlan | undefined {
  return db.select().from(appointmentPlans).where(eq(appointmentPlans.serviceId, serviceId)).get()?.plan;
}

export function allPlans(db: Db): ReadonlyMap<string, AppointmentPlan> {
  return new Map(
    db
      .select()
      .from(appointmentPlans)
      .all()
      .map(({ serviceId, plan }) => [serviceId, plan]),
  );
}

/** Sets the plan of a service; null takes it away, and what was booked stays booked. */
export function setPlan(db: Db, serviceId: string, plan: AppointmentPlan | null): void {
  if (plan === null) {
    db.delete(appointmentPlans).where(eq(appointmentPlans.serviceId, serviceId)).run();
    return;
  }
  db.insert(appointmentPlans)
    .values({ serviceId, plan })
    .onConflictDoUpdate({ target: appointmentPlans.serviceId, set: { plan } })
    .run();
}

/** How many places of each slot are taken, by its begin; who did not come within his minutes holds none (SPEC J54). */
export function takenSlots(
  db: Db,
  serviceId: string,
  { from, until, minutesAfter, now }: { from: number; until: number; minutesAfter: number; now: number },
): ReadonlyMap<number, number> {
  const stands = or(
    eq(appointments.state, 'checked-in'),
    and(
      eq(appointments.state, 'booked'),
      gte(sql`max(${appointments.slotAt}, ${appointments.bookedAt})`, now - minutesAfter * 60_000),
    ),
  );
  const rows = db
    .select({ slotAt: appointments.slotAt, count: sql<number>`count(*)` })
    .from(appointments)
    .where(
      and(
        eq(appointments.serviceId, serviceId),
        gte(appointments.slotAt, from),
        lt(appointments.slotAt, until),
        stands,
      ),
    )
    .groupBy(appointments.slotAt)
    .all();
  return new Map(rows.map(({ slotAt, count }) => [slotAt, count]));
}

export function insertAppointment(db: Db, appointment: Appointment): void {
  db.insert(appointments).values(appointment).run();
}

export function changeAppointment(db: Db, id: string, change: Partial<Appointment>): void {
  db.update(appointments).set(change).where(eq(appointments.id, id)).run();
}

export function byAppointmentToken(db: Db, token: string): Appointment | undefined {
  return db.select().from(appointments).where(eq(appointments.token, token)).get();
}

export function byAppointmentCode(db: Db, day: string, code: string): Appointment | undefined {
  return db
    .select()
    .from(appointments)
    .where(and(eq(appointments.day, day), eq(appointments.code, code)))
    .get();
}

/** The key of a day's telephone numbers; the first booking of the day makes it. */
export function bookingKey(db: Db, day: string, makeKey: () => string): string {
  const known = db.select().from(bookingKeys).where(eq(bookingKeys.day, day)).get();
  if (known !== undefined) return known.key;
  const key = makeKey();
  db.insert(bookingKeys).values({ day, key }).run();
  return key;
}

/** Counts one booking more of a number on a day, unless it has made as many as it may. */
export function countBooking(db: Db, day: string, hash: string, most: number): Refusal | undefined {
  const row = db
    .select()
    .from(bookingPhones)
    .where(and(eq(bookingPhones.day, day), eq(bookingPhones.hash, hash)))
    .get();
  if ((row?.count ?? 0) >= most) return refuse('appointment.too-many', { field: 'phone', params: { most } });
  db.insert(bookingPhones)
    .values({ day, hash, count: 1 })
    .onConflictDoUpdate({ target: [bookingPhones.day, bookingPhones.hash], set: { count: sql`count + 1` } })
    .run();
  return undefined;
}

/** What the decision reads of an appointment. */
export function appointmentFacts(
  db: Db,
  id: string,
): (Booked & { readonly plan: AppointmentPlan | undefined }) | undefined {
  const row = db.select().from(appointments).where(eq(appointments.id, id)).get();
  if (row === undefined) return undefined;
  const { state, slotAt, bookedAt, serviceId } = row;
  return { state, slotAt, bookedAt, plan: planOf(db, serviceId) };
}
