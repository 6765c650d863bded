/** The audit log: what members of staff changed (SPEC Y). */
import { type Static, Type } from 'typebox';
import { Id, Moment } from './text.ts';

/** Every act that is written down, in the groups by which one searches. Codes are stable: old rows carry them. */
export const AUDIT_ACTS = {
  tickets: [
    'ticket.issued',
    'ticket.called',
    'ticket.recalled',
    'ticket.started',
    'ticket.completed',
    'ticket.continued',
    'ticket.chained',
    'ticket.counted',
    'ticket.no-show',
    'ticket.parked',
    'ticket.returned',
    'ticket.transferred',
    'ticket.cancelled',
    'ticket.reclassified',
    'ticket.undone',
    'ticket.reprinted',
    'strip.made',
    'strip.reprinted',
    'strip.returned',
  ],
  dossiers: [
    'dossier.accepted',
    'dossier.ready',
    'dossier.collected',
    'dossier.posted',
    'dossier.delayed',
    'dossier.signed',
    'dossier.imported',
  ],
  seats: ['counter.opened', 'counter.paused', 'counter.resumed', 'counter.closed'],
  setup: [
    'office.made',
    'office.changed',
    'office.restored',
    'office.other',
    'clock.confirmed',
    'service.made',
    'service.changed',
    'service.removed',
    'counter.made',
    'counter.changed',
    'counter.removed',
    'picture.made',
    'picture.removed',
    'voice.published',
    'voice.set-aside',
    'voice.taken-back',
  ],
  staff: ['staff.made', 'staff.changed', 'staff.removed', 'staff.password-reset', 'staff.password-changed'],
  machines: [
    'device.made',
    'device.changed',
    'device.removed',
    'device.link-made',
    'device.paired',
    'printer.made',
    'printer.changed',
    'printer.removed',
    'printer.tested',
    'print-job.dismissed',
    'help.answered',
  ],
  access: ['session.opened', 'session.failed', 'session.throttled', 'session.closed'],
} as const;

export type AuditGroup = keyof typeof AUDIT_ACTS;
export type AuditAct = (typeof AUDIT_ACTS)[AuditGroup][number];
export type AuditSubjectKind =
  | 'ticket'
  | 'dossier'
  | 'counter'
  | 'office'
  | 'service'
  | 'picture'
  | 'voice'
  | 'staff'
  | 'device'
  | 'printer'
  | 'print-job'
  | 'help'
  | 'strip';

const AuditGroupSchema = Type.Union(
  [
    Type.Literal('tickets'),
    Type.Literal('dossiers'),
    Type.Literal('seats'),
    Type.Literal('setup'),
    Type.Literal('staff'),
    Type.Literal('machines'),
    Type.Literal('access'),
  ],
  { description: 'A group of acts.' },
);

export const AuditRow = Type.Object({
  seq: Type.Integer(),
  at: Moment,
  /** Null when nobody was known, as in a sign-in that failed. */
  staffId: Type.Union([Id, Type.Null()]),
  /** As they were called then; empty when nobody was known. */
  staffName: Type.String(),
  /** The address that asked, with the name of a paired browser; `luot` is the command line. */
  address: Type.String(),
  act: Type.String({ examples: ['ticket.called'] }),
  subject: Type.Object({ kind: Type.String(), id: Type.Union([Type.String(), Type.Null()]), name: Type.String() }),
  /** What changed, and no more: members that are the same in both are left out. */
  before: Type.Unknown(),
  after: Type.Unknown(),
});
export type AuditRow = Static<typeof AuditRow>;

const day = (description: string) => Type.Optional(Type.String({ format: 'date', description }));
const digits = (description: string) =>
  Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$', maxLength: 15, description }));

const filters = {
  from: day('First day, in the office’s time zone.'),
  to: day('Last day, included.'),
  staff: Type.Optional({ ...Id, description: 'Id of the member of staff who acted.' }),
  group: Type.Optional(AuditGroupSchema),
  subject: Type.Optional(Type.String({ maxLength: 80, description: 'Part of the name of what was changed.' })),
  subjectId: Type.Optional({ ...Id, description: 'Id of what was changed.' }),
  text: Type.Optional(Type.String({ maxLength: 80, description: 'Part of any name, address or value.' })),
};

export const AuditQuery = Type.Object(
  {
    ...filters,
    before: digits('`next` of the answer before: older rows than these.'),
    limit: Type.Optional(Type.String({ pattern: '^([1-9]|[1-9][0-9]|100)$', description: '1 to 100, 50 by default.' })),
  },
  { additionalProperties: false },
);
export type AuditQuery = Static<typeof AuditQuery>;

export const AuditExportQuery = Type.Object(filters, { additionalProperties: false });

export const AuditAnswer = Type.Object({
  /** Newest first. */
  rows: Type.Array(AuditRow),
  /** Goes on from here; null at the end. A page may have few rows or none and still go on: each request looks at a
   *  bounded number of rows, so that a search never holds up the queue. */
  next: Type.Union([Type.String(), Type.Null()]),
  /** How far back this request has looked. */
  reached: Type.Union([Moment, Type.Null()]),
});
export type AuditAnswer = Static<typeof AuditAnswer>;
