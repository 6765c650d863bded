/** What the decisions read: a snapshot of the rows that matter to one command, gathered by the store. */
import type { AppointmentPlan } from '#common/contract/appointments.ts';
import type { Announcement } from '#common/contract/events.ts';
import type { Office } from '#common/contract/office.ts';
import type { Bilingual } from '#common/contract/text.ts';
import type { LastAct } from '#common/contract/views.ts';
import type { Booked } from './appointments.ts';
import type { HeldBlock, Span } from './blocks.ts';
import type { InLine } from './calling-order.ts';
import type { QueueEvent } from './events.ts';
import type { Head } from './policies/policy.ts';
import type { TicketRow } from './ticket.ts';

export interface ServiceFacts {
  readonly id: string;
  readonly prefix: string;
  readonly active: boolean;
  readonly procedureCodes: readonly string[];
  /** How many papers each procedure asks for, by its code. */
  readonly paperCounts: Readonly<Record<string, number>>;
}

export interface CounterFacts {
  readonly id: string;
  readonly number: number;
  readonly name: Bilingual;
  readonly serviceIds: readonly string[];
  readonly session: {
    readonly staffId: string;
    readonly staffName: string;
    readonly paused: boolean;
    readonly lastAct: LastAct | null;
  } | null;
  /** The ticket that is called to it or served there. */
  readonly openTicket: TicketRow | null;
}

/** Reads as it is asked; each answer is fixed within one command, since nothing else runs meanwhile (SPEC R1). */
export interface Situation {
  readonly office: Office;
  readonly businessDay: string;
  /** Whether numbers may be taken now. */
  readonly open: boolean;
  /** ms until the office opens next; undefined while it is open, or when it never does. */
  readonly opensIn: number | undefined;
  service(id: string): ServiceFacts | undefined;
  /** All of the office, in its order; `served`: a counter serves it. */
  services(): readonly (ServiceFacts & { readonly served: boolean })[];
  /** Whether somebody sits at a counter that serves it; a pause is no absence. */
  attended(serviceId: string): boolean;
  counter(id: string): CounterFacts | undefined;
  /** The counter where this staff member sits. */
  counterOf(staffId: string): CounterFacts | undefined;
  ticket(id: string): TicketRow | undefined;
  heads(serviceIds: readonly string[]): readonly Head[];
  streak(serviceId: string): number;
  /** Everybody who waits in a service. */
  waiting(serviceId: string): readonly InLine[];
  /** The last number given today with this prefix, and the service it belongs to. */
  range(prefix: string): { readonly serviceId: string; readonly lastNumber: number } | undefined;
  /** The numbers of a prefix that kiosks hold (SPEC G1). */
  held(prefix: string): readonly HeldBlock[];
  /** The numbers of a prefix on strips of paper (SPEC J85). */
  stripped(prefix: string): readonly Span[];
  /** Whether a ticket of that day has this label. */
  isGiven(day: string, label: string): boolean;
  /** Id of the ticket that a device was given for this Idempotency-Key. */
  issuedFor(deviceId: string, key: string): string | undefined;
  appointment(id: string): (Booked & { readonly plan: AppointmentPlan | undefined }) | undefined;
  /** The business day that holds a moment, by the office's zone. */
  dayOf(ms: number): string;
  eventsOfAct(actId: string): readonly QueueEvent[];
  eventsOfTicket(ticketId: string): readonly QueueEvent[];
  announce(label: string, counterNumber: number, language: TicketRow['language']): Announcement;
}
