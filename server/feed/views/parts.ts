import type { OfficeView, OpeningView, PartsView } from '#common/contract/views.ts';
import { openingAt } from '#server/domain/calendar.ts';
import type { Hall } from '#server/hall.ts';
import { freshPart, type Part } from '../parts-kept.ts';

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
  /** How parts are made that rarely change; anew each time when left out. */
  readonly part?: Part;
}

export function officeView({ hall, timeZone, part = freshPart }: ViewContext): OfficeView {
  const { settings } = hall.office;
  return part('office', [settings], () => {
    const { name, place, brandColor } = settings;
    return { name, place, ...(brandColor === null ? {} : { brandColor }), timeZone };
  });
}

const MINUTE_MS = 60_000;

export function openingView({ hall, timeZone, now, toMoment, part = freshPart }: ViewContext): OpeningView {
  const { hours } = hall.office.settings;
  // Neither hours nor zones know seconds: within a minute nothing opens or closes.
  return part('opening', [hours, Math.floor(now / MINUTE_MS)], () => {
    const opening = openingAt(hours, now, timeZone);
    return {
      open: opening.open,
      today: opening.today,
      ...(opening.week === undefined ? {} : { week: opening.week }),
      ...(opening.opensAt === undefined ? {} : { opensAt: toMoment(opening.opensAt) }),
      ...(opening.closesAt === undefined ? {} : { closesAt: toMoment(opening.closesAt) }),
      ...(opening.holiday === undefined ? {} : { holiday: opening.holiday }),
    };
  });
}

/** `[{id, …}, …]` → `{id: {…}}`. */
export function byId<T extends { readonly id: string }>(items: readonly T[]): Record<string, T> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}

/** Nothing for a part that is off: who does not use it sees none of it. */
export function partsView({ hall, part = freshPart }: ViewContext): { readonly parts?: PartsView } {
  const { settings } = hall.office;
  return part('visit parts', [settings], () => {
    const parts: PartsView = Object.fromEntries(
      Object.entries(settings.parts).flatMap(([name, on]) => (on ? [[name, true]] : [])),
    );
    return Object.keys(parts).length === 0 ? {} : { parts };
  });
}
