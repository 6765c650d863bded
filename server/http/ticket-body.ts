import type { Ticket } from '#common/contract/ticket.ts';
import type { TicketRow } from '#server/domain/ticket.ts';

/** A ticket as the contract shows it. */
export function ticketBody(row: TicketRow, toMoment: (ms: number) => string): Ticket {
  const moment = (ms: number | null): string | null => (ms === null ? null : toMoment(ms));
  return {
    id: row.id,
    label: row.label,
    serviceId: row.serviceId,
    procedureCode: row.procedureCode,
    priorityClass: row.priorityClass,
    priorityConfirmed: row.priorityConfirmed,
    state: row.state,
    counterId: row.counterId,
    businessDay: row.businessDay,
    issuedAt: toMoment(row.issuedAt),
    calledAt: moment(row.calledAt),
    startedAt: moment(row.startedAt),
    endedAt: moment(row.endedAt),
    calls: row.calls,
    callReason: row.callReason,
    ...(row.next.length === 0 ? {} : { next: [...row.next] }),
    ...(row.dossiers === 1 ? {} : { dossiers: row.dossiers }),
    ...(row.cameFor === null ? {} : { cameFor: row.cameFor }),
  };
}
