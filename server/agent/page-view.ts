/** What the kiosk's page is shown: the server's view while it is live, else the kept one with what is still true. */
import type { PrinterState } from '#common/contract/office.ts';
import type { KioskView } from '#common/contract/views.ts';
import { openingAt } from '#server/domain/calendar.ts';
import { momentFormat } from '#server/moment.ts';
import { dayNow } from './memory.ts';
import type { Facts } from './schema.ts';

export interface PageViewParts {
  readonly view: KioskView;
  readonly facts: Facts | null;
  /** Undefined while the server is there. */
  readonly cutOff: { readonly since: number } | undefined;
  readonly now: number;
  /** Numbers left on a day, by service. */
  left(day: string): Readonly<Record<string, number>>;
  /** Labels of a day that the server has refused. */
  refused(day: string): readonly string[];
  readonly printer: PrinterState | undefined;
}

export function pageView({ view, facts, cutOff, now, left, refused, printer }: PageViewParts): KioskView {
  if (facts === null) return view;
  const day = dayNow(facts, now);
  const notInLine = refused(day);
  const told = notInLine.length === 0 ? {} : { notInLine };
  if (cutOff === undefined) return { ...view, ...told };
  const toMoment = momentFormat(facts.timeZone);
  const { help: _help, ...kept } = view;
  const opening = openingAt(facts.hours, now, facts.timeZone);
  const services = Object.values(view.services).map(({ estimate: _estimate, ...service }) => ({
    ...service,
    waiting: 0,
    open: opening.open,
  }));
  return {
    ...kept,
    ...told,
    opening: {
      open: opening.open,
      today: opening.today,
      ...(opening.week === undefined ? {} : { week: opening.week }),
      ...(opening.opensAt === undefined ? {} : { opensAt: toMoment(opening.opensAt) }),
      ...(opening.closesAt === undefined ? {} : { closesAt: toMoment(opening.closesAt) }),
      ...(opening.holiday === undefined ? {} : { holiday: opening.holiday }),
    },
    services: Object.fromEntries(services.map((service) => [service.id, service])),
    ...(printer === undefined ? {} : { printer: { state: printer } }),
    cutOff: {
      since: toMoment(cutOff.since),
      left: Object.fromEntries(services.map(({ id }) => [id, left(day)[id] ?? 0])),
    },
  };
}
