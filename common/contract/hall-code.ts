/** A number on one's own phone, for those who are in the hall (SPEC J120–J124). */
import { type Static, Type } from 'typebox';
import { Bilingual, Id, Language } from './text.ts';
import { DossierCount } from './ticket.ts';

const closed = { additionalProperties: false } as const;

/** What a lobby screen shows now. */
export const HallCodeAnswer = Type.Object({
  /** Six signs, as they are typed. */
  code: Type.String(),
  /** What the QR leads to: the page with the code. */
  url: Type.String(),
  /** ms from now until another code is shown. */
  changesInMs: Type.Integer({ minimum: 0 }),
});
export type HallCodeAnswer = Static<typeof HallCodeAnswer>;

export const HallPassBody = Type.Object({ code: Type.String({ maxLength: 40 }) }, closed);

/** Good for one number and a few minutes, and what can be taken with it. */
export const HallPassAnswer = Type.Object({
  pass: Type.String(),
  /** ms from now. */
  goodForMs: Type.Integer({ minimum: 0 }),
  office: Type.Object({
    name: Bilingual,
    place: Bilingual,
    brandColor: Type.Union([Type.String(), Type.Null()]),
  }),
  services: Type.Array(
    Type.Object({
      id: Id,
      prefix: Type.String(),
      name: Bilingual,
      open: Type.Boolean(),
      waiting: Type.Integer({ minimum: 0 }),
    }),
  ),
  /** A number may say how many dossiers go with it (SPEC J129). */
  dossiers: Type.Optional(Type.Boolean()),
});
export type HallPassAnswer = Static<typeof HallPassAnswer>;

export const HallTicketBody = Type.Object(
  {
    pass: Type.String({ maxLength: 200 }),
    serviceId: Id,
    /** Claimed, as at a kiosk; staff confirm it. */
    priority: Type.Optional(Type.Boolean()),
    language: Type.Optional(Language),
    /** Handed in with this number; left out: one. */
    dossiers: Type.Optional(DossierCount),
  },
  closed,
);
export type HallTicketBody = Static<typeof HallTicketBody>;
