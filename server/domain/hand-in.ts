/** A ticket that a kiosk's agent gave by itself, or saw being given, comes into the queue (SPEC G4–G7). */
import { refuse } from '#common/contract/refusal.ts';
import { holds, standingBlock } from './blocks.ts';
import { isKnownClass, UNSPECIFIED } from './classes.ts';
import type { By, Command } from './commands.ts';
import type { Decision } from './decide.ts';
import type { NewEvent } from './events.ts';
import { label } from './numbering.ts';
import type { ServiceFacts, Situation } from './situation.ts';
import { newTicket } from './ticket.ts';

type HandIn = Extract<Command, { type: 'hand-in' }>;

/** Those that a service may have (SPEC N3): anything else would reach screens and loudspeakers. */
const PREFIX = /^([A-Z]{0,2}|[0-9]{0,2})$/;

/**
 * Somebody holds this number on paper, so nothing that the office has changed since keeps it out: closed doors, an inactive
 * service, a class or a procedure that is gone; where the service itself is gone another one takes them in. No events: it is
 * here already.
 */
export function handIn(situation: Situation, { ticket, askedWithKey }: HandIn, by: By, now: number): Decision {
  if (situation.ticket(ticket.id) !== undefined) return [];
  const service = situation.service(ticket.serviceId) ?? takesIn(situation, ticket.prefix);
  if (service === undefined) return refuse('service.unknown', { field: 'serviceId' });
  const { prefix, number, origin } = ticket;
  if (!PREFIX.test(prefix)) return refuse('request.invalid', { field: 'prefix', params: { why: 'pattern' } });
  const mine = situation.held(prefix).some((block) => block.deviceId === by.deviceId && holds(block, number));
  if (origin === 'block' && !mine && standingBlock(number) === undefined) {
    return refuse('request.invalid', {
      field: 'number',
      detail: 'no block has this number',
      params: { why: 'choice' },
    });
  }
  const issuedAt = Math.min(ticket.issuedAt, now);
  const day = dayOfIssue(situation, issuedAt, now);
  const called = label(prefix, number);
  if (situation.isGiven(day, called)) return refuse('number.taken', { params: { number: called } });

  const { priorityClass, procedureCode, language, dossiers } = ticket;
  const asked = ticket.cameFor === undefined ? undefined : situation.service(ticket.cameFor);
  const { procedureCodes } = asked ?? service;
  const issued: NewEvent = {
    type: 'ticket.issued',
    ticketId: ticket.id,
    counterId: null,
    data: {
      prefix,
      number,
      origin,
      ticket: newTicket({
        id: ticket.id,
        businessDay: day,
        serviceId: service.id,
        label: called,
        priorityClass: isKnownClass(situation.office.priorityClasses, priorityClass) ? priorityClass : UNSPECIFIED,
        procedureCode: procedureCode !== null && procedureCodes.includes(procedureCode) ? procedureCode : null,
        language,
        deviceId: by.deviceId,
        issuedAt,
        since: issuedAt,
        cameFor: asked?.id ?? null,
        ...(dossiers === undefined ? {} : { dossiers }),
      }),
    },
  };
  const late: NewEvent[] =
    day === situation.businessDay ? [] : [{ type: 'ticket.expired', ticketId: ticket.id, counterId: null, data: {} }];
  return [...takeBack(situation, by, askedWithKey), issued, ...late];
}

/**
 * Who looks after somebody whose service was removed while the kiosk was cut off, or is not known after a restore: the
 * service that has its prefix by now, else the first one at which people are called. Its clerk sees the number and
 * transfers it.
 */
function takesIn(situation: Situation, prefix: string): ServiceFacts | undefined {
  const services = situation.services();
  return (
    services.find((service) => service.prefix === prefix) ??
    services.find(({ active, served }) => active && served) ??
    services.find(({ active }) => active) ??
    services[0]
  );
}

/** The number that the server gave for the same touch, and that nobody ever saw. */
function takeBack(situation: Situation, { deviceId }: By, key: string | null): NewEvent[] {
  const ticketId = deviceId === null || key === null ? undefined : situation.issuedFor(deviceId, key);
  const other = ticketId === undefined ? undefined : situation.ticket(ticketId);
  if (other?.state !== 'waiting' || other.businessDay !== situation.businessDay) return [];
  return [{ type: 'ticket.cancelled', ticketId: other.id, counterId: null, data: {} }];
}

/** A clock that stepped back reopens no day: what was given on the date that it shows now is of the day that the office is in. */
function dayOfIssue(situation: Situation, issuedAt: number, now: number): string {
  const day = situation.dayOf(issuedAt);
  return day >= situation.dayOf(now) ? situation.businessDay : day;
}
