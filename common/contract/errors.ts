import { type Static, Type } from 'typebox';

/** Every stable error code and the HTTP status that carries it. */
export const ERROR_STATUS = {
  'request.invalid': 400,
  // A file that is no sheet, and a catalogue that has changed since it was compared with one (SPEC J24).
  'sheet.unreadable': 400,
  'catalogue.changed': 409,
  'auth.required': 401,
  'auth.failed': 401,
  'auth.forbidden': 403,
  'auth.password-change': 403,
  'route.unknown': 404,
  'service.unknown': 404,
  'procedure.unknown': 404,
  'counter.unknown': 404,
  'ticket.unknown': 404,
  'staff.unknown': 404,
  'device.unknown': 404,
  'printer.unknown': 404,
  'print-job.unknown': 404,
  'help.unknown': 404,
  'picture.unknown': 404,
  'pairing.unknown': 404,
  'dossier.unknown': 404,
  'slip.unknown': 404,
  'strip.unknown': 404,
  'fragment.unknown': 404,
  // What a microphone or a file gave is no word (SPEC J112).
  'sound.unreadable': 400,
  'sound.silent': 400,
  'sound.too-short': 400,
  'sound.too-long': 400,
  // The recordings of a language are as large as they may be; there is nothing that could be put in their place.
  'voice.full': 409,
  'voice.nothing': 409,
  'ticket.state': 409,
  'dossier.state': 409,
  'slip.expired': 409,
  // It came back already (SPEC J86).
  'strip.state': 409,
  'counter.busy': 409,
  'counter.taken': 409,
  'counter.closed': 409,
  'counter.paused': 409,
  'service.closed': 409,
  'service.in-use': 409,
  // A part of the visit that this office has not switched on (SPEC J1).
  'part.off': 404,
  'counter.in-use': 409,
  'staff.in-use': 409,
  'printer.in-use': 409,
  'prefix.collides': 409,
  'number.taken': 409,
  'username.taken': 409,
  'undo.nothing': 409,
  // Nobody can be let go first; this number has slid back as often as it may (SPEC J70).
  'postpone.nobody': 409,
  'postpone.used-up': 409,
  // Not the code that the lobby screen shows now (SPEC J120); a pass that is used up or over (SPEC J121).
  'hall.code': 409,
  'hall.pass': 409,
  // This card's owner holds a number in that field already (SPEC J127).
  'card.has-number': 409,
  'appointment.unknown': 404,
  // Cancelled, taken at the kiosk, or given back since its time has passed.
  'appointment.state': 409,
  'appointment.early': 409,
  'appointment.full': 409,
  'appointment.no-slot': 409,
  'appointment.too-many': 409,
  'undo.stale': 409,
  'rating.done': 409,
  'request.too-large': 413,
  'idempotency.mismatch': 422,
  'rate.limited': 429,
  'server.failed': 500,
  'store.unavailable': 503,
  // The two of a kiosk's own agent.
  'server.away': 503,
  'numbers.used-up': 503,
  'server.stopping': 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** RFC 9457 problem; `code` is stable, `field` names the part of the request that is wrong. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.Optional(Type.String()),
    field: Type.Optional(Type.String()),
    /** The same sentence for the screen, in both languages. */
    message: Type.Object({ vi: Type.String(), en: Type.String() }),
  },
  { $id: 'Problem' },
);
export type Problem = Static<typeof Problem>;

/** An expected "no": a value, never thrown (SPEC R7). `params` fill the sentence, e.g. who sits at the counter. */
export interface Refusal {
  readonly refused: true;
  readonly code: ErrorCode;
  readonly field?: string;
  readonly detail?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}
