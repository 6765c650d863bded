import { type Static, Type } from 'typebox';
import { Bilingual, Id, Moment } from './text.ts';
import { DOSSIERS_MOST, PriorityClassCode } from './ticket.ts';

const closed = { additionalProperties: false } as const;
const ClockTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', examples: ['07:30'] });
const IsoDate = Type.String({ format: 'date' });
const MonthDay = Type.String({ pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', examples: ['04-16'] });

/** Opening spans of one day, `[["07:30","11:30"],["13:00","16:30"]]`, in the office's zone; empty = closed. */
export const DaySpans = Type.Array(Type.Tuple([ClockTime, ClockTime]), { maxItems: 6 });
export type DaySpans = Static<typeof DaySpans>;

/** Monday first, as the week is written in Viet Nam. */
export const Week = Type.Array(DaySpans, { minItems: 7, maxItems: 7 });
export type Week = Static<typeof Week>;

/** Office hours: null = never set, open at all hours. A season repeats every year and may cross New Year. */
export const Hours = Type.Object(
  {
    week: Week,
    seasons: Type.Array(Type.Object({ from: MonthDay, to: MonthDay, week: Week }, closed), { maxItems: 8 }),
    exceptions: Type.Array(
      Type.Object({ date: IsoDate, spans: DaySpans, name: Bilingual, source: Type.String({ maxLength: 120 }) }, closed),
      { maxItems: 400 },
    ),
  },
  closed,
);
export type Hours = Static<typeof Hours>;

export const PriorityClass = Type.Object(
  {
    code: PriorityClassCode,
    name: Bilingual,
    /** 0 is called first. `none` always ranks last. */
    rank: Type.Integer({ minimum: 0, maximum: 99 }),
    /** Minutes after which a ticket of this class is overdue (SPEC P1). */
    longestWaitMinutes: Type.Integer({ minimum: 1, maximum: 600 }),
    source: Type.String({ maxLength: 200 }),
    /** Whole years from which a citizen card says that its owner belongs to this class (SPEC J128); left out: no card does. */
    fromAge: Type.Optional(Type.Integer({ minimum: 1, maximum: 120 })),
    /** The lobby screen may name it (SPEC J11); left out: the screen says «Ưu tiên» alone. */
    named: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type PriorityClass = Static<typeof PriorityClass>;

/** Who is next within a service; `k` = ordinary tickets after which one priority ticket is called. */
export const PolicySetting = Type.Union([
  Type.Object({ kind: Type.Literal('first-come') }, closed),
  Type.Object({ kind: Type.Literal('strict') }, closed),
  Type.Object({ kind: Type.Literal('interleaved'), k: Type.Integer({ minimum: 1, maximum: 20 }) }, closed),
]);
export type PolicySetting = Static<typeof PolicySetting>;

/** Accents of Vietnamese that the software brings along (SPEC V6). */
export const Accent = Type.Union([Type.Literal('north'), Type.Literal('central'), Type.Literal('south')]);
export type Accent = Static<typeof Accent>;

export const VoiceSetting = Type.Object(
  {
    enabled: Type.Boolean(),
    /** `as-ticket`: Vietnamese, then English when the ticket was taken in English. */
    languages: Type.Union([Type.Literal('vi'), Type.Literal('as-ticket'), Type.Literal('vi-en')]),
    volume: Type.Number({ minimum: 0, maximum: 1 }),
    /** No sound in this span, e.g. the lunch break; calls are shown all the same. */
    quiet: Type.Array(Type.Tuple([ClockTime, ClockTime]), { maxItems: 6 }),
    repeat: Type.Integer({ minimum: 1, maximum: 3 }),
    /** How the built-in voice speaks Vietnamese; left out: as in the north. */
    accent: Type.Optional(Accent),
    /** When the office's own recordings were published; left out: it has none. Screens load their sounds anew when it changes. */
    recordedAt: Type.Optional(Moment),
  },
  closed,
);
export type VoiceSetting = Static<typeof VoiceSetting>;

/** Parts of the visit beside the queue itself (SPEC J1): each is the office's to switch on; one that is off shows nowhere. */
export const VisitParts = Type.Object(
  {
    /** Papers, fee and time limit of each procedure before a number is taken: on the kiosk, the phone and a public page. */
    papers: Type.Boolean(),
    /** Who lacks a paper comes back to his place with a slip. */
    returns: Type.Boolean(),
    /** Dossiers that were accepted, when their results are due, and the slip that says so. */
    results: Type.Boolean(),
    /** Times that citizens book beforehand. */
    appointments: Type.Boolean(),
    // Parts that came later may be left out, which is off: an office's settings need not be written anew for each.
    /** Screen and phone tell why a number went first (SPEC J10). */
    reasons: Type.Optional(Type.Boolean()),
    /** A number is taken on one's own phone by the code on the lobby screen (SPEC J120). */
    hallCode: Type.Optional(Type.Boolean()),
    /** A citizen card under the kiosk's scanner: one live number a person a field, the elderly known by age (SPEC J125). */
    cards: Type.Optional(Type.Boolean()),
    /** Several services on one number (SPEC J60). */
    chains: Type.Optional(Type.Boolean()),
    /** A helper at the door with a page of his own (SPEC J80). */
    reception: Type.Optional(Type.Boolean()),
    /** Further languages at the kiosk, on slips and in calls (SPEC J103). */
    languages: Type.Optional(Type.Boolean()),
    /** Five faces after the visit (SPEC J90). */
    rating: Type.Optional(Type.Boolean()),
    /** The page where staff record the office's own voice (SPEC J111). */
    voicePage: Type.Optional(Type.Boolean()),
    /** Who hands in for many takes one number with a count (SPEC J129). */
    dossierCounts: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type VisitParts = Static<typeof VisitParts>;

/** Slips that bring a citizen back (SPEC J33, J46). */
export const SlipSettings = Type.Object(
  {
    /** Days after today on which who lacked a paper still comes first. */
    goodForDays: Type.Integer({ minimum: 0, maximum: 90 }),
    /** The field that hands out results; null: the one with the letter R. */
    resultsServiceId: Type.Union([Id, Type.Null()]),
  },
  closed,
);
export type SlipSettings = Static<typeof SlipSettings>;

/** Where numbers of many dossiers wait by themselves (SPEC J131). */
export const DossierLane = Type.Object(
  {
    /** From how many dossiers on. */
    from: Type.Integer({ minimum: 2, maximum: DOSSIERS_MOST }),
    /** The field that is the lane: its letter, its counters. */
    serviceId: Id,
  },
  closed,
);
export type DossierLane = Static<typeof DossierLane>;

/** The office's own settings, editable by an admin (`GET`/`PATCH /api/office`). */
export const Office = Type.Object(
  {
    name: Bilingual,
    place: Bilingual,
    brandColor: Type.Union([Type.String({ pattern: '^#[0-9a-f]{6}$' }), Type.Null()]),
    /** Where phones reach this server, e.g. `http://192.168.1.10:8080`; null = as the kiosk reached it. */
    publicUrl: Type.Union([Type.String({ pattern: '^https?://[^\\s/]+$', maxLength: 200 }), Type.Null()]),
    hours: Type.Union([Hours, Type.Null()]),
    priorityClasses: Type.Array(PriorityClass, { maxItems: 20 }),
    policy: PolicySetting,
    voice: VoiceSetting,
    notices: Type.Array(Bilingual, { maxItems: 10 }),
    /** Seconds a call stays on screen before the next may take its place (SPEC R12). */
    minimumShowSeconds: Type.Integer({ minimum: 2, maximum: 60 }),
    kioskIdleSeconds: Type.Integer({ minimum: 10, maximum: 300 }),
    pauseReasons: Type.Array(Bilingual, { maxItems: 12 }),
    parts: VisitParts,
    slips: SlipSettings,
    /** Left out or null: numbers of many dossiers wait in their own field. */
    dossierLane: Type.Optional(Type.Union([DossierLane, Type.Null()])),
  },
  closed,
);
export type Office = Static<typeof Office>;

export const TimeLimit = Type.Object(
  {
    unit: Type.Union([Type.Literal('hour'), Type.Literal('day'), Type.Literal('working-day')]),
    limit: Type.Integer({ minimum: 0, maximum: 400 }),
    /** After this clock time the next working day counts; null = no such rule. */
    cutoff: Type.Union([ClockTime, Type.Null()]),
  },
  closed,
);
export type TimeLimit = Static<typeof TimeLimit>;

export const ProcedureForm = Type.Object(
  {
    name: Bilingual,
    url: Type.String({ pattern: '^https?://[^\\s"<>]+$', maxLength: 300 }),
  },
  closed,
);
export type ProcedureForm = Static<typeof ProcedureForm>;

export const Procedure = Type.Object(
  {
    code: Type.String({ pattern: '^[0-9A-Za-z.]{1,20}$' }),
    name: Bilingual,
    papers: Type.Array(Type.Object({ name: Bilingual, hint: Type.Optional(Bilingual) }, closed), { maxItems: 20 }),
    fee: Bilingual,
    timeLimit: TimeLimit,
    /** Forms to fill in beforehand, and where they can be had (SPEC J20). */
    forms: Type.Optional(Type.Array(ProcedureForm, { maxItems: 4 })),
    /** The legal text that all of this stands in. */
    source: Type.Optional(Type.String({ maxLength: 400 })),
    /** True for figures that were not verified: shown as "dữ liệu minh họa". */
    illustrative: Type.Boolean(),
  },
  closed,
);
export type Procedure = Static<typeof Procedure>;

export const ServiceBody = Type.Object(
  {
    prefix: Type.String({ pattern: '^([A-Z]{0,2}|[0-9]{0,2})$', description: 'Letters or digits before the number.' }),
    name: Bilingual,
    shortName: Type.Optional(Bilingual),
    /** null takes the hint away. */
    hint: Type.Optional(Type.Union([Bilingual, Type.Null()])),
    active: Type.Optional(Type.Boolean()),
    position: Type.Optional(Type.Integer({ minimum: 0, maximum: 999 })),
    procedures: Type.Optional(Type.Array(Procedure, { maxItems: 100 })),
  },
  closed,
);
export type ServiceBody = Static<typeof ServiceBody>;

export const CounterBody = Type.Object(
  {
    number: Type.Integer({ minimum: 1, maximum: 99 }),
    name: Bilingual,
    /** In the order in which the counter serves them. */
    serviceIds: Type.Array(Id, { maxItems: 60, uniqueItems: true }),
  },
  closed,
);
export type CounterBody = Static<typeof CounterBody>;

export const Role = Type.Union([Type.Literal('operator'), Type.Literal('supervisor'), Type.Literal('admin')]);
export type Role = Static<typeof Role>;

export const StaffBody = Type.Object(
  {
    username: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{1,30}$' }),
    name: Type.String({ minLength: 1, maxLength: 80 }),
    role: Role,
    password: Type.String({ minLength: 8, maxLength: 200 }),
    mustChangePassword: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type StaffBody = Static<typeof StaffBody>;

export const Staff = Type.Object({
  id: Id,
  username: Type.String(),
  name: Type.String(),
  role: Role,
  mustChangePassword: Type.Boolean(),
});
export type Staff = Static<typeof Staff>;

export const DeviceKind = Type.Union([Type.Literal('kiosk'), Type.Literal('display'), Type.Literal('counter')]);
export type DeviceKind = Static<typeof DeviceKind>;

export const DeviceBody = Type.Object(
  {
    kind: DeviceKind,
    label: Type.String({ minLength: 1, maxLength: 80 }),
    printerId: Type.Optional(Type.Union([Id, Type.Null()])),
  },
  closed,
);
export type DeviceBody = Static<typeof DeviceBody>;

export const PrinterState = Type.Union([
  Type.Literal('ready'),
  Type.Literal('paper-low'),
  Type.Literal('paper-out'),
  Type.Literal('cover-open'),
  Type.Literal('unreachable'),
  Type.Literal('unknown'),
]);
export type PrinterState = Static<typeof PrinterState>;

export const PrinterBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80 }),
    driver: Type.Union([Type.Literal('network'), Type.Literal('file'), Type.Literal('usb'), Type.Literal('kiosk')]),
    host: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '^[A-Za-z0-9.:_-]+$' })),
    port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65535 })),
    /** A folder under the data folder (file) or a device file such as `/dev/usb/lp0` (usb). */
    path: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    /** The kiosk at whose PC it is plugged in (kiosk); the first agent that uses it and has one, when it is not said. */
    deviceId: Type.Optional(Id),
    dots: Type.Union([Type.Literal(576), Type.Literal(512), Type.Literal(384)]),
    status: Type.Union([Type.Literal('full'), Type.Literal('none')]),
  },
  closed,
);
export type PrinterBody = Static<typeof PrinterBody>;

/** What became of a print job (DESIGN "Printing"); `unconfirmed` = sent to a printer that answers no status. */
export const PrintState = Type.Union([
  Type.Literal('queued'),
  Type.Literal('printing'),
  Type.Literal('printed'),
  Type.Literal('unconfirmed'),
  Type.Literal('not-printed'),
  Type.Literal('partly'),
  Type.Literal('unknown'),
  /** The kiosk has no printer: there was nothing to print on. */
  Type.Literal('no-printer'),
]);
export type PrintState = Static<typeof PrintState>;
