/** Calls of a day, and one of them played again: who waited, which rule chose, why not the others (SPEC J14–J16). */
import { type Static, Type } from 'typebox';
import { PolicySetting } from './office.ts';
import { Bilingual, Id, Moment } from './text.ts';
import { CallReason, PriorityClassCode } from './ticket.ts';

const closed = { additionalProperties: false } as const;
const Seq = Type.String({ pattern: '^\\d{1,15}$' });

/** Why somebody who waited was not called. */
export const WhyNot = Type.Union([
  // The called one had waited past his longest wait, further than this one.
  Type.Literal('less-overdue'),
  Type.Literal('not-overdue'),
  // Its field stands later in the counter's order.
  Type.Literal('later-service'),
  Type.Literal('came-later'),
  // A turn of priority tickets.
  Type.Literal('priority-turn'),
  // A priority ticket, before k ordinary ones have been called.
  Type.Literal('not-its-turn'),
  Type.Literal('lower-class'),
  // An appointment's turn.
  Type.Literal('appointment'),
  Type.Literal('before-its-time'),
  // An appointment, after one was just called.
  Type.Literal('walk-in-between'),
]);
export type WhyNot = Static<typeof WhyNot>;

/** How somebody in the line stood to a call; `first-by-rule`: whom the rules name, where a clerk chose by hand. */
export const Standing = Type.Union([Type.Literal('called'), Type.Literal('first-by-rule'), ...WhyNot.anyOf]);
export type Standing = Static<typeof Standing>;

export const CallsQuery = Type.Object(
  {
    /** The business day; the present one when absent. */
    day: Type.Optional(Type.String({ format: 'date' })),
    /** Calls of one ticket, on whatever day. */
    ticket: Type.Optional(Id),
    /** Goes on before this call. */
    before: Type.Optional(Seq),
  },
  closed,
);

export const CallRow = Type.Object({
  seq: Type.Integer(),
  at: Moment,
  label: Type.String(),
  serviceId: Id,
  counterNumber: Type.Integer(),
  staffName: Type.Union([Type.String(), Type.Null()]),
  reason: CallReason,
});
export type CallRow = Static<typeof CallRow>;

/** Newest first; `next`: the `before` of the following page. */
export const CallsAnswer = Type.Object({
  day: Type.String({ format: 'date' }),
  calls: Type.Array(CallRow),
  next: Type.Union([Seq, Type.Null()]),
});
export type CallsAnswer = Static<typeof CallsAnswer>;

export const SeqParams = Type.Object({ seq: Seq });

export const ReplayTicket = Type.Object({
  label: Type.String(),
  serviceId: Id,
  priorityClass: PriorityClassCode,
  issuedAt: Moment,
  /** By which it stands in line: the issue, the booked time, or where it slid back to. */
  placeAt: Moment,
  /** Minutes waited since then; 0 for an appointment before its time. */
  waitedMinutes: Type.Integer({ minimum: 0 }),
  longestWaitMinutes: Type.Integer(),
  returned: Type.Boolean(),
  standing: Standing,
});
export type ReplayTicket = Static<typeof ReplayTicket>;

export const ReplayAnswer = Type.Object({
  call: CallRow,
  counterName: Bilingual,
  priorityClass: PriorityClassCode,
  /** The counter's services in its order. */
  serviceIds: Type.Array(Id),
  policy: PolicySetting,
  /** Ordinary tickets called in a row before, in the service of the choice. */
  streak: Type.Integer(),
  /** Label of whom the rules name; null when nobody waited in line. */
  byRule: Type.Union([Type.String(), Type.Null()]),
  /** False where that day's log does not tell the rules of that moment: then today's are shown. */
  rulesKnown: Type.Boolean(),
  line: Type.Array(ReplayTicket),
});
export type ReplayAnswer = Static<typeof ReplayAnswer>;
