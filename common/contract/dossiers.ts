/** Accepted dossiers, their results, and the codes of slips (SPEC J30–J49). Nothing here names a citizen. */
import { type Static, Type } from 'typebox';
import { IssueAnswer } from './commands.ts';
import { Bilingual, Id, Language, Moment } from './text.ts';

const closed = { additionalProperties: false } as const;
const Day = Type.String({ format: 'date', examples: ['2026-12-03'] });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

/** `late`: a new day was set; it is promised once a supervisor has signed the apology. */
export const DossierState = Type.Union([
  Type.Literal('accepted'),
  Type.Literal('ready'),
  Type.Literal('late'),
  Type.Literal('collected'),
  Type.Literal('posted'),
]);
export type DossierState = Static<typeof DossierState>;

/** Why a result is late. A choice and no free text, in which names would soon stand (SPEC D7). */
export const DelayReason = Type.Union([
  Type.Literal('verification'),
  Type.Literal('other-agency'),
  Type.Literal('workload'),
  Type.Literal('system'),
  Type.Literal('other'),
]);
export type DelayReason = Static<typeof DelayReason>;

/** As it is typed or scanned: dashes, spaces and the case of letters do not matter. */
export const SlipCode = Type.String({ minLength: 1, maxLength: 40 });

export const Dossier = Type.Object({
  id: Id,
  code: Type.String({ examples: ['K7M4-P9XA-C'] }),
  serviceId: Id,
  procedureCode: Type.String(),
  procedureName: Bilingual,
  ticketLabel: nullable(Type.String()),
  acceptedAt: Moment,
  dueDay: Day,
  newDueDay: nullable(Day),
  delayReason: nullable(DelayReason),
  state: DossierState,
  /** When it came into its present state. */
  since: Moment,
  /** When a supervisor signed the apology. */
  signedAt: nullable(Moment),
  /** The day that counts has passed, and the result is not there. */
  overdue: Type.Boolean(),
});
export type Dossier = Static<typeof Dossier>;

export const DossierBody = Type.Object(
  {
    serviceId: Id,
    procedureCode: Type.String({ minLength: 1, maxLength: 20 }),
    /** The ticket at the counter, when the dossier came with one. */
    ticketId: Type.Optional(Id),
    /** Another day than the computed one; a working day, today or later. */
    dueDay: Type.Optional(Day),
  },
  closed,
);
export type DossierBody = Static<typeof DossierBody>;

export const DueQuery = Type.Object({ service: Id }, closed);
/** What the clerk chooses from: each procedure with its day, and the working days around. */
export const DueAnswer = Type.Object({
  today: Day,
  procedures: Type.Array(Type.Object({ code: Type.String(), name: Bilingual, dueDay: Day })),
  /** Working days from today on, in order. */
  workingDays: Type.Array(Day),
});
export type DueAnswer = Static<typeof DueAnswer>;

export const WorkList = Type.Union([
  Type.Literal('today'),
  Type.Literal('tomorrow'),
  Type.Literal('late'),
  Type.Literal('ready'),
  Type.Literal('waiting'),
  Type.Literal('collected'),
  Type.Literal('posted'),
]);
export type WorkList = Static<typeof WorkList>;

export const WorkListQuery = Type.Object({ list: WorkList }, closed);
export const WorkListAnswer = Type.Object({
  dossiers: Type.Array(Dossier),
  /** How many stand on each list. */
  counts: Type.Record(Type.String(), Type.Integer()),
  today: Day,
  nextWorkingDay: Day,
});
export type WorkListAnswer = Static<typeof WorkListAnswer>;

export const DelayBody = Type.Object({ newDueDay: Day, reason: DelayReason }, closed);
export type DelayBody = Static<typeof DelayBody>;

export const DossierAnswer = Type.Object({ dossier: Dossier });
export type DossierAnswer = Static<typeof DossierAnswer>;

/** Results that came in, as a sheet's column of codes; `apply: false` shows what would change. */
export const ImportBody = Type.Object(
  { codes: Type.Array(SlipCode, { minItems: 1, maxItems: 500 }), apply: Type.Boolean() },
  closed,
);
export type ImportBody = Static<typeof ImportBody>;
export const ImportOutcome = Type.Union([
  Type.Literal('becomes-ready'),
  Type.Literal('already'),
  Type.Literal('unknown'),
  Type.Literal('unreadable'),
  Type.Literal('twice'),
]);
export type ImportOutcome = Static<typeof ImportOutcome>;
export const ImportAnswer = Type.Object({
  rows: Type.Array(Type.Object({ code: Type.String(), outcome: ImportOutcome, procedureName: nullable(Bilingual) })),
  changed: Type.Integer(),
});
export type ImportAnswer = Static<typeof ImportAnswer>;

export const MissingBody = Type.Object(
  {
    ticketId: Id,
    procedureCode: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
    papers: Type.Array(Type.Integer({ minimum: 0, maximum: 19 }), { minItems: 1, maxItems: 20 }),
  },
  closed,
);
export type MissingBody = Static<typeof MissingBody>;
export const MissingAnswer = Type.Object({
  code: Type.String(),
  label: Type.String(),
  lastDay: Day,
  printed: Type.Boolean(),
});
export type MissingAnswer = Static<typeof MissingAnswer>;

export const SlipCodeBody = Type.Object({ code: SlipCode, language: Type.Optional(Language) }, closed);
export type SlipCodeBody = Static<typeof SlipCodeBody>;

/** What a code says to who holds the slip. */
export const SlipAnswer = Type.Union([
  /** A number was given, for a result that is ready, on a later day with the missing paper, or for an appointment. */
  Type.Object({
    kind: Type.Literal('number'),
    issued: IssueAnswer,
    why: Type.Union([Type.Literal('ready'), Type.Literal('back'), Type.Literal('appointment')]),
    /** For staff alone, who hand the result out. */
    dossierId: Type.Optional(Id),
  }),
  /** The dossier has its number already, and the ticket its place in the line. */
  Type.Object({
    kind: Type.Literal('in-line'),
    label: Type.String(),
    serviceId: Id,
    why: Type.Union([Type.Literal('ready'), Type.Literal('back')]),
    /** For staff alone, who hand the result out. */
    dossierId: Type.Optional(Id),
  }),
  Type.Object({ kind: Type.Literal('not-yet'), dueDay: Day, today: Type.Boolean(), procedureName: Bilingual }),
  /** A signed apology: the new day, and why. */
  Type.Object({
    kind: Type.Literal('late'),
    dueDay: Day,
    newDueDay: Day,
    reason: DelayReason,
    procedureName: Bilingual,
    canPrint: Type.Boolean(),
  }),
  /** Nothing that a machine should say: the day has passed and nobody has signed yet. */
  Type.Object({ kind: Type.Literal('ask-staff') }),
  Type.Object({ kind: Type.Literal('done'), how: Type.Union([Type.Literal('collected'), Type.Literal('posted')]) }),
  /** The ticket is being served, or its time has run out. */
  Type.Object({ kind: Type.Literal('over') }),
]);
export type SlipAnswer = Static<typeof SlipAnswer>;
