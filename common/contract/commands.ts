/** Bodies of the requests that change the queue, and their answers. */
import { type Static, Type } from 'typebox';
import { CardMark } from './cards.ts';
import { PrintState } from './office.ts';
import { Id, Language } from './text.ts';
import { DossierCount, LowerReason, PriorityClassCode, Ticket } from './ticket.ts';

const closed = { additionalProperties: false } as const;

/** Papers of the procedure that the citizen does not have yet, by their place in its list; left out when nobody asked. */
const MissingPapers = Type.Array(Type.Integer({ minimum: 0, maximum: 19 }), { maxItems: 20, uniqueItems: true });

export const IssueBody = Type.Object(
  {
    serviceId: Id,
    procedureCode: Type.Optional(Type.Union([Type.String({ maxLength: 20 }), Type.Null()])),
    priorityClass: Type.Optional(PriorityClassCode),
    language: Type.Optional(Language),
    /** For the slip alone: nothing else keeps it (SPEC J22). */
    missingPapers: Type.Optional(MissingPapers),
    /** The mark of a citizen card (`POST /api/cards`): one number a field at a time (SPEC J127). */
    card: Type.Optional(CardMark),
    /** Where the slip comes out, when staff take the number; a kiosk has its own printer. */
    printerId: Type.Optional(Id),
    /** Services that come after this one on the same number (SPEC J60). */
    next: Type.Optional(Type.Array(Id, { maxItems: 3 })),
    /** Dossiers that are handed in with this number; left out: one (SPEC J129). */
    dossiers: Type.Optional(DossierCount),
  },
  closed,
);
export type IssueBody = Static<typeof IssueBody>;

export const IssueAnswer = Type.Object({
  ticket: Ticket,
  token: Type.String(),
  followUrl: Type.String(),
  print: Type.Object({ jobId: Type.Union([Id, Type.Null()]), state: PrintState }),
  /** How the line stood at the moment of issue; the same figures are on the slip. */
  ahead: Type.Integer({ minimum: 0 }),
  estimate: Type.Union([
    Type.Object({ minutes: Type.Object({ low: Type.Integer(), high: Type.Integer() }) }),
    Type.Null(),
  ]),
  counters: Type.Array(Type.Integer()),
  /** Only from a kiosk's agent that was cut off: how the line stands is not known, `ahead` says nothing. */
  cutOff: Type.Optional(Type.Boolean()),
});
export type IssueAnswer = Static<typeof IssueAnswer>;

/** A list of papers to take home, without a number (SPEC J23). */
export const PaperListBody = Type.Object(
  {
    serviceId: Id,
    procedureCode: Type.String({ maxLength: 20 }),
    missingPapers: Type.Optional(MissingPapers),
    language: Type.Optional(Language),
  },
  closed,
);
export type PaperListBody = Static<typeof PaperListBody>;

export const PaperListAnswer = Type.Object({
  /** The same papers on the office's public page, for a phone. */
  pageUrl: Type.String(),
  print: Type.Object({ jobId: Type.Union([Id, Type.Null()]), state: PrintState }),
});
export type PaperListAnswer = Static<typeof PaperListAnswer>;

export const Finish = Type.Union([Type.Literal('completed'), Type.Literal('no-show')]);
export type Finish = Static<typeof Finish>;

export const CallNextBody = Type.Object({ finish: Type.Optional(Finish) }, closed);
export type CallNextBody = Static<typeof CallNextBody>;

export const TransferBody = Type.Object({ serviceId: Id }, closed);
export type TransferBody = Static<typeof TransferBody>;

/** `call` of a chosen ticket may finish the open one, as call-next does. */
export const CallBody = Type.Object({ finish: Type.Optional(Finish) }, closed);
export type CallBody = Static<typeof CallBody>;

export const CountBody = Type.Object({ dossiers: DossierCount }, closed);
export type CountBody = Static<typeof CountBody>;

export const ChainBody = Type.Object({ next: Type.Array(Id, { maxItems: 3 }) }, closed);
export type ChainBody = Static<typeof ChainBody>;

export const PriorityBody = Type.Object(
  {
    priorityClass: PriorityClassCode,
    /** Asked for where a priority is taken off and the office tells reasons (SPEC J13). */
    reason: Type.Optional(LowerReason),
  },
  closed,
);
export type PriorityBody = Static<typeof PriorityBody>;

export const SessionPatchBody = Type.Object(
  { paused: Type.Boolean(), reason: Type.Optional(Type.String({ maxLength: 120 })) },
  closed,
);
export type SessionPatchBody = Static<typeof SessionPatchBody>;

export const TicketAnswer = Type.Object({ ticket: Ticket });
export type TicketAnswer = Static<typeof TicketAnswer>;
