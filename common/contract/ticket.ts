import { type Static, Type } from 'typebox';
import { Id, Moment } from './text.ts';

/** The life of a ticket; SPEC L1 says which command leads from which state to which. */
export const TicketState = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('called'),
  Type.Literal('serving'),
  Type.Literal('completed'),
  Type.Literal('no-show'),
  Type.Literal('parked'),
  Type.Literal('cancelled'),
  Type.Literal('expired'),
]);
export type TicketState = Static<typeof TicketState>;

/** `none`, `unspecified` (claimed by one touch, class not told) or a code of the office's own. */
export const PriorityClassCode = Type.String({ pattern: '^[a-z][a-z0-9-]{0,30}$' });

/** Why a ticket was called (SPEC P5). */
export const CallReason = Type.Union([
  Type.Literal('overdue'),
  Type.Literal('first'),
  Type.Literal('priority-turn'),
  Type.Literal('chosen-by-hand'),
  Type.Literal('returned'),
  // An appointment at its time (SPEC J55).
  Type.Literal('appointment'),
]);
export type CallReason = Static<typeof CallReason>;

/** Why staff lowered a class that was claimed (SPEC J13): words to choose from, so that nothing about a person is written. */
export const LowerReason = Type.Union([
  Type.Literal('not-shown'),
  Type.Literal('not-applicable'),
  Type.Literal('mistake'),
  Type.Literal('declined'),
  // Another class of the office applies.
  Type.Literal('other-class'),
]);
export type LowerReason = Static<typeof LowerReason>;

/**
 * Dossiers on one number: two digits are what a slip, a clerk's list and the kiosk's voice can show and say, and a day's work
 * of one counter. Who brings more has an agreement with the office, not a number.
 */
export const DOSSIERS_MOST = 99;

/** How many dossiers are handed in with one number (SPEC J129). */
export const DossierCount = Type.Integer({ minimum: 1, maximum: DOSSIERS_MOST });

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

/** A ticket as staff see it. */
export const Ticket = Type.Object({
  id: Id,
  label: Type.String(),
  serviceId: Id,
  procedureCode: nullable(Type.String()),
  priorityClass: PriorityClassCode,
  /** True once a member of staff has confirmed the claimed class. */
  priorityConfirmed: Type.Boolean(),
  state: TicketState,
  counterId: nullable(Id),
  businessDay: Type.String({ format: 'date' }),
  issuedAt: Moment,
  calledAt: nullable(Moment),
  startedAt: nullable(Moment),
  endedAt: nullable(Moment),
  /** How often it was called, recalls included. */
  calls: Type.Integer({ minimum: 0 }),
  /** Why the last call chose it; null before the first call. */
  callReason: nullable(CallReason),
  /** Services that come after this one on the same number; left out when there are none. */
  next: Type.Optional(Type.Array(Id)),
  /** Dossiers on this number; left out for one (SPEC J129). */
  dossiers: Type.Optional(DossierCount),
  /** The field that was asked for, while the number stands in the lane for many dossiers (SPEC J131). */
  cameFor: Type.Optional(Id),
});
export type Ticket = Static<typeof Ticket>;

export const TicketHistoryEntry = Type.Object({
  seq: Type.Integer(),
  at: Moment,
  type: Type.String(),
  counterNumber: nullable(Type.Integer()),
  staffName: nullable(Type.String()),
  reason: nullable(Type.String()),
});
export type TicketHistoryEntry = Static<typeof TicketHistoryEntry>;

export const TicketWithHistory = Type.Object({
  ...Ticket.properties,
  history: Type.Array(TicketHistoryEntry),
});
export type TicketWithHistory = Static<typeof TicketWithHistory>;
