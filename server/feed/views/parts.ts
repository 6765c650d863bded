import type { OfficeView, OpeningView } from '#common/contract/views.ts';
import { openingAt } from '#server/domain/calendar.ts';
import type { Hall } from '#server/hall.ts';

/** What every view is made from. */
export interface ViewContext {
  readonly hall: Hall;
  readonly timeZone: string;
  readonly now: number;
  /** ms UTC, when this process began: since then nothing is known of a printer that has said nothing. */
  readonly startedAt?: number;
  /** What the clocks of machine and office showed when they began to differ, ms UTC. */
  readonly clock?: { readonly machine: number; readonly office: number } | undefined;
  toMoment(ms: number): string;
}

export function officeView({ hall, timeZone }: ViewContext): OfficeView {
  const { name, place, brandColor } = hall.office.settings;
  return { name, place, ...(brandColor === null ? {} : { brandColor }), timeZone };
}

export function openingView({ hall, timeZone, now, toMoment }: ViewContext): OpeningView {
  const opening = openingAt(hall.office.settings.hours, now, timeZone);
  return {
    open: opening.open,
    today: opening.today,
    ...(opening.week === undefined ? {} : { week: opening.week }),
    ...(opening.opensAt === undefined ? {} : { opensAt: toMoment(opening.opensAt) }),
    ...(opening.closesAt === undefined ? {} : { closesAt: toMoment(opening.closesAt) }),
    ...(opening.holiday === undefined ? {} : { holiday: opening.holiday }),
  };
}

/** `[{id, …}, …]` → `{id: {…}}`. */
export function byId<T extends { readonly id: string }>(items: readonly T[]): Record<string, T> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}
