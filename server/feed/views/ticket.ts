import type { Procedure } from '#common/contract/office.ts';
import type { TicketView } from '#common/contract/views.ts';
import { APPOINTMENT } from '#server/domain/classes.ts';
import { POSTPONE_MOST, POSTPONE_PLACES } from '#server/domain/postpone.ts';
import { allows, isOpen, type TicketRow } from '#server/domain/ticket.ts';
import { beforeOf, countersFor, estimateFor } from '#server/line.ts';
import { nextNames, procedureOf } from '#server/slip-content.ts';
import { whyOf } from './call-why.ts';
import { officeView, type ViewContext } from './parts.ts';

/** How the line stands for one ticket. */
export type Outlook = Pick<TicketView, 'ahead' | 'estimate' | 'counters'>;

function outlookFor({ hall, now }: ViewContext, ticket: TicketRow): Outlook {
  const before = ticket.state === 'waiting' ? beforeOf(hall, ticket, now) : undefined;
  const estimate = before === undefined ? undefined : estimateFor(hall, ticket.serviceId, before.dossiers);
  return {
    ...(before === undefined ? {} : { ahead: before.ahead }),
    ...(estimate === undefined ? {} : { estimate }),
    counters: countersFor(hall, ticket.serviceId),
  };
}

/** Forms and source belong to the part «papers» (SPEC J1). */
function withoutForms({ forms: _forms, source: _source, ...told }: Procedure): Procedure {
  return told;
}

/** One ticket for the phone that holds its link; nothing about anybody else (SPEC R8). `outlook` may be handed in when
 *  its line has been looked at already. */
export function ticketView(
  context: ViewContext,
  ticket: TicketRow,
  { ahead, estimate, counters }: Outlook = outlookFor(context, ticket),
): TicketView {
  const { hall, toMoment } = context;
  const service = hall.office.services.find(({ id }) => id === ticket.serviceId);
  const plate = hall.office.counters.find(({ id }) => id === ticket.counterId);
  const procedure = procedureOf(hall, ticket);
  const papersOn = hall.office.settings.parts.papers;
  const showsCounter = isOpen(ticket.state) || ticket.state === 'no-show' || ticket.state === 'completed';
  return {
    office: officeView(context),
    label: ticket.label,
    prefix: service?.prefix ?? '',
    serviceName: service?.name ?? { vi: '', en: '' },
    state: ticket.state,
    ...(ahead === undefined ? {} : { ahead }),
    ...(estimate === undefined ? {} : { estimate }),
    ...(allows(ticket.state, 'postpone')
      ? { postpone: { places: POSTPONE_PLACES, left: POSTPONE_MOST - ticket.postponed } }
      : {}),
    ...(showsCounter && plate !== undefined ? { counter: { number: plate.number, name: plate.name } } : {}),
    counters,
    issuedAt: toMoment(ticket.issuedAt),
    ...(ticket.priorityClass === APPOINTMENT && ticket.postponed === 0
      ? { appointmentAt: toMoment(ticket.placeAt) }
      : {}),
    ...(ticket.calledAt === null ? {} : { calledAt: toMoment(ticket.calledAt) }),
    ...(ticket.endedAt === null ? {} : { endedAt: toMoment(ticket.endedAt) }),
    calls: ticket.calls,
    ...(ticket.state === 'called'
      ? whyOf(hall.office.settings, ticket.callReason, ticket.priorityClass, 'holder')
      : {}),
    language: ticket.language,
    ...(allows(ticket.state, 'expire') ? nextNames(hall, ticket) : {}),
    ...(procedure === undefined ? {} : { procedure: papersOn ? procedure : withoutForms(procedure) }),
    ...(ticket.state === 'completed' && hall.office.settings.parts.rating === true ? { rating: true } : {}),
    ...(papersOn ? { papers: true } : {}),
  };
}
