/** The views of the phones: many at once, of which a batch of events changes few. */
import type { TicketView } from '#common/contract/views.ts';
import type { TicketRow } from '#server/domain/ticket.ts';
import { type Before, countersFor, estimatesOf, placesIn } from '#server/line.ts';
import { keepPartsOf } from './parts-kept.ts';
import type { ViewContext } from './views/parts.ts';
import { ticketView } from './views/ticket.ts';

/** What all tickets of a service share. */
interface LineOutlook {
  placeOf(ticket: TicketRow): Before;
  estimate: ReturnType<typeof estimatesOf>;
  readonly counters: readonly number[];
}

/**
 * Makes the views of tickets. Each line is looked at once, however many phones follow it, and a view that has not changed
 * is the same object as before.
 */
export function phoneViews(): (context: ViewContext, wanted: readonly TicketRow[]) => TicketView[] {
  const viewOf = keepPartsOf<TicketRow, TicketView>();
  return (context, wanted) => {
    const { hall, now } = context;
    const lines = new Map<string, LineOutlook>();
    const lineOf = (serviceId: string): LineOutlook => {
      let line = lines.get(serviceId);
      if (line === undefined) {
        line = {
          placeOf: placesIn(hall, serviceId, now),
          estimate: estimatesOf(hall, serviceId),
          counters: countersFor(hall, serviceId),
        };
        lines.set(serviceId, line);
      }
      return line;
    };
    return wanted.map((ticket) => {
      const { placeOf, estimate: estimateOf, counters } = lineOf(ticket.serviceId);
      const before = ticket.state === 'waiting' ? placeOf(ticket) : undefined;
      const ahead = before?.ahead;
      const estimate = before === undefined ? undefined : estimateOf(before.dossiers);
      return viewOf(ticket, [hall.office, ahead, estimate?.low, estimate?.high, ...counters], () =>
        ticketView(context, ticket, {
          ...(ahead === undefined ? {} : { ahead }),
          ...(estimate === undefined ? {} : { estimate }),
          counters,
        }),
      );
    });
  };
}
