import type { Finish } from '#common/contract/commands.ts';
import type { Language } from '#common/contract/text.ts';
import type { LowerReason } from '#common/contract/ticket.ts';

/** What may be asked of the queue. Ids that a command makes (ticket, token) come with it: the domain has no randomness. */
export type Command =
  | {
      readonly type: 'issue';
      readonly ticketId: string;
      readonly serviceId: string;
      readonly procedureCode: string | null;
      readonly priorityClass: string;
      readonly language: Language;
      /** The appointment of which it is made; its time is then its place, and no class counts (SPEC J55). */
      readonly appointmentId?: string;
      /** Who had a place on an earlier day and lacked a paper: stands as come back, with this place, ms UTC (SPEC J33). */
      readonly backSince?: number;
      /** Checked here, kept nowhere: they go to the slip alone (SPEC J22). */
      readonly missingPapers?: readonly number[];
      /** Services that come after this one on the same number (SPEC J60). */
      readonly next?: readonly string[];
      /** Dossiers on this number; one when left out (SPEC J129). */
      readonly dossiers?: number;
    }
  | {
      readonly type: 'hand-in';
      readonly ticket: TicketInHand;
      /** The Idempotency-Key with which the kiosk had asked this server for the same touch of the screen. */
      readonly askedWithKey: string | null;
    }
  | { readonly type: 'call-next'; readonly counterId: string; readonly finish?: Finish }
  | { readonly type: 'call'; readonly ticketId: string; readonly finish?: Finish }
  | { readonly type: TicketAct; readonly ticketId: string }
  | { readonly type: 'postpone'; readonly ticketId: string }
  | { readonly type: 'transfer'; readonly ticketId: string; readonly serviceId: string }
  | {
      readonly type: 'reclassify';
      readonly ticketId: string;
      readonly priorityClass: string;
      readonly reason?: LowerReason | undefined;
    }
  | { readonly type: 'chain'; readonly ticketId: string; readonly next: readonly string[] }
  | { readonly type: 'recount'; readonly ticketId: string; readonly dossiers: number }
  | { readonly type: 'undo'; readonly counterId: string }
  | { readonly type: 'open-counter'; readonly counterId: string }
  | { readonly type: 'close-counter'; readonly counterId: string }
  | { readonly type: 'pause'; readonly counterId: string; readonly reason: string | null }
  | { readonly type: 'resume'; readonly counterId: string };

/** Acts on one ticket that need nothing but the ticket. */
export type TicketAct = 'recall' | 'start' | 'complete' | 'no-show' | 'park' | 'return' | 'cancel';

/** A ticket that somebody holds on paper and that a kiosk's agent hands in. */
export interface TicketInHand {
  readonly id: string;
  readonly serviceId: string;
  readonly prefix: string;
  readonly number: number;
  /** From the kiosk's own block, or given by this server once. */
  readonly origin: 'block' | 'server';
  readonly procedureCode: string | null;
  readonly priorityClass: string;
  readonly language: Language;
  /** ms UTC, true time of issue */
  readonly issuedAt: number;
  readonly dossiers?: number;
  readonly cameFor?: string;
}

/** Who asks. */
export interface By {
  readonly staffId: string | null;
  readonly deviceId: string | null;
  /** A supervisor or an admin may act on a ticket of another counter. */
  readonly supervises: boolean;
  /** From where, for the audit log; absent: this machine itself. No rule looks at it. */
  readonly address?: string;
}
