import type { TicketView } from '#common/contract/views.ts';
import { isOpen, type TicketRow } from '#server/domain/ticket.ts';
import { aheadOf, countersFor, estimateFor } from '#server/line.ts';
import { officeView, type ViewContext } from './parts.ts';

/** One ticket for the phone that holds its link; nothing about anybody else (SPEC R8). `ahead` may be handed in when
 *  the order of the line is known already. */
export function ticketView(context: ViewContext, ticket: TicketRow, known?: number): TicketView {
  const { hall, toMoment, now } = context;
  const service = hall.office.services.find(({ id }) => id === ticket.serviceId);
  const plate = hall.office.counters.find(({ id }) => id === ticket.counterId);
  const procedure = service?.procedures.find(({ code }) => code === ticket.procedureCode);
  const ahead = ticket.state === 'waiting' ? (known ?? aheadOf(hall, ticket, now)) : undefined;
  const estimate = ahead === undefined ? undefined : estimateFor(hall, ticket.serviceId, ahead);
  const showsCounter = isOpen(ticket.state) || ticket.state === 'no-show' || ticket.state === 'completed';
  return {
    office: officeView({ hall, timeZone: context.timeZone, toMoment, now }),
    label: ticket.label,
    prefix: service?.prefix ?? '',
    serviceName: service?.name ?? { vi: '', en: '' },
    state: ticket.state,
    ...(ahead === undefined ? {} : { ahead }),
    ...(estimate === undefined ? {} : { estimate }),
    ...(showsCounter && plate !== undefined ? { counter: { number: plate.number, name: plate.name } } : {}),
    counters: countersFor(hall, ticket.serviceId),
    issuedAt: toMoment(ticket.issuedAt),
    ...(ticket.calledAt === null ? {} : { calledAt: toMoment(ticket.calledAt) }),
    ...(ticket.endedAt === null ? {} : { endedAt: toMoment(ticket.endedAt) }),
    calls: ticket.calls,
    language: ticket.language,
    ...(procedure === undefined ? {} : { procedure }),
  };
}
