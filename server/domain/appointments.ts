/** What an appointment allows at a moment: the kiosk takes it, it stands, or its slot was given back (SPEC J53, J54). */
import type { AppointmentPlan, AppointmentState } from '#common/contract/appointments.ts';
import type { Refusal } from '#common/contract/errors.ts';
import { refuse } from '#common/contract/refusal.ts';

/** A booked time, as far as the rules depend on it. */
export interface Booked {
  readonly state: AppointmentState;
  /** ms UTC, begin of the slot. */
  readonly slotAt: number;
  readonly bookedAt: number;
}

type Minutes = Pick<AppointmentPlan, 'minutesBefore' | 'minutesAfter'>;

const MINUTE = 60_000;

/** When the kiosk takes it, both included. Who booked a slot that had begun has his minutes from the booking. */
export function checkInWindow(
  { minutesBefore, minutesAfter }: Minutes,
  { slotAt, bookedAt }: Pick<Booked, 'slotAt' | 'bookedAt'>,
): { readonly from: number; readonly until: number } {
  return { from: slotAt - minutesBefore * MINUTE, until: Math.max(slotAt, bookedAt) + minutesAfter * MINUTE };
}

/** As it stands now: when its minutes have passed the slot was given back. Without a plan (it was taken away since) what was
 *  booked stays booked. */
export function stateOf(booked: Booked, plan: Minutes | undefined, now: number): AppointmentState {
  if (booked.state !== 'booked' || plan === undefined) return booked.state;
  return checkInWindow(plan, booked).until < now ? 'released' : 'booked';
}

/** Whether it can still be moved or given up; else why not. */
export function mayChange(booked: Booked, plan: Minutes | undefined, now: number): Refusal | undefined {
  const state = stateOf(booked, plan, now);
  return state === 'booked' ? undefined : refuse('appointment.state', { params: { state } });
}

/** Whether the kiosk may make a ticket of it now; else why not. */
export function mayCheckIn(booked: Booked, plan: Minutes | undefined, now: number): Refusal | undefined {
  const wrong = mayChange(booked, plan, now);
  if (wrong !== undefined) return wrong;
  const isEarly = plan !== undefined && now < checkInWindow(plan, booked).from;
  return isEarly ? refuse('appointment.early') : undefined;
}
