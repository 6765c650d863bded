import type { Procedure } from '#common/contract/office.ts';
import type { Bilingual } from '#common/contract/text.ts';
import type { EstimateInterval } from '#common/contract/views.ts';
import type { TicketRow } from './domain/ticket.ts';
import type { Hall } from './hall.ts';
import { procedureOnSlip } from './papers-slip.ts';
import type { TicketSlip } from './printing/types.ts';

export interface SlipFacts {
  readonly ahead: number;
  readonly estimate: EstimateInterval | null;
  readonly counters: readonly number[];
  readonly followUrl: string;
  /** ms UTC */
  readonly printedAt: number;
  readonly again?: boolean;
  /** Papers that the citizen said he lacks, by their place in the procedure's list. */
  readonly missing?: readonly number[] | undefined;
}

/** What a ticket was taken for: a procedure of the field that was asked for, also in the lane for many dossiers (SPEC J131). */
export function procedureOf(hall: Hall, { cameFor, serviceId, procedureCode }: TicketRow): Procedure | undefined {
  const field = hall.office.services.find(({ id }) => id === (cameFor ?? serviceId));
  return field?.procedures.find(({ code }) => code === procedureCode);
}

/** Where a ticket goes after this; a service that takes no numbers any more is passed over (SPEC J64). */
export function nextNames(hall: Hall, { next }: TicketRow): { readonly next?: readonly Bilingual[] } {
  const names = next.flatMap((id) => hall.office.services.find((one) => one.id === id && one.active)?.name ?? []);
  return names.length === 0 ? {} : { next: names };
}

/** What is printed for a ticket, fixed at the moment of printing. */
export function slipFor(
  { hall, timeZone }: { readonly hall: Hall; readonly timeZone: string },
  ticket: TicketRow,
  facts: SlipFacts,
): TicketSlip {
  const service = hall.office.services.find(({ id }) => id === ticket.serviceId);
  const procedure = procedureOf(hall, ticket);
  const { name, place, parts } = hall.office.settings;
  return {
    kind: facts.again === true ? 'reprint' : 'ticket',
    language: ticket.language,
    timeZone,
    office: { name, place },
    label: ticket.label,
    service: service?.name ?? { vi: '', en: '' },
    counters: facts.counters,
    ahead: facts.ahead,
    estimate: facts.estimate,
    issuedAt: ticket.issuedAt,
    printedAt: facts.printedAt,
    followUrl: facts.followUrl,
    procedure: procedureOnSlip(procedure, parts.papers),
    ...nextNames(hall, ticket),
    ...(ticket.dossiers > 1 ? { dossiers: ticket.dossiers } : {}),
    ...(facts.missing === undefined ? {} : { missing: facts.missing }),
  };
}
