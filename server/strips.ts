/** What becomes of strips of numbers, inside the desk's transaction (SPEC J84–J87). */
import type { Refusal } from '#common/contract/errors.ts';
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import type { Strip as StripView } from '#common/contract/strips.ts';
import { startOfDay } from './domain/calendar.ts';
import type { NewEvent } from './domain/events.ts';
import { label } from './domain/numbering.ts';
import { freeStrip, type StripUse, strippedTickets } from './domain/strips.ts';
import type { Hall } from './hall.ts';
import type { Strip, StripStore } from './store/strips.ts';
import type { TicketQueries } from './store/tickets.ts';

export interface StripParts {
  readonly hall: Hall;
  readonly tickets: TicketQueries;
  readonly strips: StripStore;
  readonly timeZone: string;
  newId(): string;
}

/** Reserves the next numbers in a row of a service, from now until they come back. */
export function reserveStrip(
  { hall, tickets, strips, newId }: StripParts,
  {
    serviceId,
    count,
    staffId,
  }: { readonly serviceId: string; readonly count: number; readonly staffId: string | null },
  now: number,
): Strip | Refusal {
  const service = hall.office.services.find(({ id, active }) => active && id === serviceId);
  if (service === undefined) return refuse('service.unknown', { field: 'serviceId' });
  const { prefix } = service;
  const day = hall.businessDay;
  const span = freeStrip(
    {
      reserved: strips.reserved(prefix, day),
      last: tickets.range(day, prefix)?.lastNumber ?? 0,
      isGiven: (number) => tickets.isGiven(day, label(prefix, number)),
    },
    count,
  );
  if (span === undefined) return refuse('numbers.used-up');
  const made = {
    id: newId(),
    prefix,
    fromNumber: span.from,
    toNumber: span.to,
    serviceId,
    madeAt: now,
    madeBy: staffId,
  };
  strips.add(made);
  return { ...made, endedDay: null, endedAt: null, used: null, served: null };
}

/** A strip that has not come back yet. */
export function stripThatIsOut({ strips }: Pick<StripParts, 'strips'>, id: string): Strip | Refusal {
  const strip = strips.byId(id);
  if (strip === undefined) return refuse('strip.unknown');
  return strip.endedDay === null ? strip : refuse('strip.state', { params: { name: nameOf(strip) } });
}

/** Takes a strip back: what still waits comes into the line, the rest is void. */
export function returnStrip(
  { hall, tickets, strips, timeZone, newId }: StripParts,
  id: string,
  use: StripUse,
  now: number,
): { readonly strip: Strip; readonly events: readonly NewEvent[] } | Refusal {
  const strip = stripThatIsOut({ strips }, id);
  if (isRefusal(strip)) return strip;
  const { services } = hall.office;
  // Somebody holds these numbers on paper: where the field is gone meanwhile, the one that has its letter takes them in.
  const service =
    services.find((one) => one.id === strip.serviceId) ?? services.find(({ prefix }) => prefix === strip.prefix);
  if (service === undefined && use.used > use.served) return refuse('service.unknown', { field: 'serviceId' });
  const day = hall.businessDay;
  const events = strippedTickets({
    strip: {
      serviceId: service?.id ?? strip.serviceId,
      prefix: strip.prefix,
      from: strip.fromNumber,
      to: strip.toNumber,
    },
    use,
    businessDay: day,
    dayBegan: startOfDay(day, timeZone),
    now,
    isGiven: (given) => tickets.isGiven(day, given),
    newId,
  });
  if (isRefusal(events)) return events;
  const ended = { endedDay: day, endedAt: now, used: use.used, served: use.served };
  strips.end(id, ended);
  return { strip: { ...strip, ...ended }, events };
}

/** All labels of a strip, in order. */
export function labelsOf({ prefix, fromNumber, toNumber }: Strip): string[] {
  return Array.from({ length: toNumber - fromNumber + 1 }, (_, index) => label(prefix, fromNumber + index));
}

/** `A801–A820` */
export function nameOf({ prefix, fromNumber, toNumber }: Strip): string {
  return `${label(prefix, fromNumber)}–${label(prefix, toNumber)}`;
}

/** A strip as staff see it. */
export function stripView(strip: Strip, toMoment: (ms: number) => string): StripView {
  const { id, serviceId, prefix, fromNumber, toNumber, madeAt, endedDay, used, served } = strip;
  return {
    id,
    serviceId,
    from: label(prefix, fromNumber),
    to: label(prefix, toNumber),
    count: toNumber - fromNumber + 1,
    madeAt: toMoment(madeAt),
    state: endedDay === null ? 'out' : 'back',
    ...(used === null ? {} : { used }),
    ...(served === null ? {} : { served }),
  };
}
