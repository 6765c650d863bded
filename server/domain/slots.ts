/** When appointments can be had: slots within the plan's spans and the office's own hours (SPEC J50, J51). */
import { Temporal } from 'temporal-polyfill';
import type { AppointmentPlan } from '#common/contract/appointments.ts';
import type { DaySpans, Hours } from '#common/contract/office.ts';
import { spansOn } from './calendar.ts';

/** ms UTC; `until` is the first moment after it. */
export interface Slot {
  readonly at: number;
  readonly until: number;
}

const MINUTE = 60_000;

/** The slots of a day `YYYY-MM-DD`, in order. `hours` null = never set: the plan's spans alone. */
export function slotsOn(plan: AppointmentPlan, hours: Hours | null, day: string, timeZone: string): Slot[] {
  const date = Temporal.PlainDate.from(day);
  const wanted: DaySpans = plan.week[date.dayOfWeek - 1] ?? [];
  const open = hours === null ? wanted : spansOn(hours, date);
  const moment = (clock: string): number =>
    date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(clock) }).epochMilliseconds;
  const slots: Slot[] = [];
  for (const [from, to] of wanted) {
    for (const [opens, closes] of open) {
      const start = Math.max(moment(from), moment(opens));
      const end = Math.min(moment(to), moment(closes));
      const step = plan.slotMinutes * MINUTE;
      for (let at = start; at + step <= end; at += step) slots.push({ at, until: at + step });
    }
  }
  return slots.sort((a, b) => a.at - b.at);
}

/** The days that may be booked now, today first. */
export function bookableDays(plan: AppointmentPlan, today: string): string[] {
  const first = Temporal.PlainDate.from(today);
  return Array.from({ length: plan.daysAhead + 1 }, (_, days) => first.add({ days }).toString());
}

/** The slot that begins at a moment and may be booked now; a slot can be had as long as it lasts. */
export function bookableSlot(
  plan: AppointmentPlan,
  { hours, timeZone, today, now, at }: SlotQuestion,
): (Slot & { readonly day: string }) | undefined {
  for (const day of bookableDays(plan, today)) {
    const slot = slotsOn(plan, hours, day, timeZone).find((one) => one.at === at && one.until > now);
    if (slot !== undefined) return { ...slot, day };
  }
  return undefined;
}

export interface SlotQuestion {
  readonly hours: Hours | null;
  readonly timeZone: string;
  /** The business day. */
  readonly today: string;
  readonly now: number;
  readonly at: number;
}
