/** A citizen card under the kiosk's scanner (SPEC J125–J128). */
import { type Static, Type } from 'typebox';
import { Id } from './text.ts';

const closed = { additionalProperties: false } as const;

/** Twelve digits, as they stand on the card; asked once, answered with a mark, and forgotten. */
export const CardBody = Type.Object({ number: Type.String({ pattern: '^\\d{12}$' }) }, closed);
export type CardBody = Static<typeof CardBody>;

/** The card's keyed hash of today: it names nobody, and tomorrow not even the card. */
export const CardMark = Type.String({ pattern: '^[\\w-]{43}$' });

export const CardAnswer = Type.Object({
  mark: CardMark,
  /** Numbers that were taken with this card today and still wait, are called, are served or are set aside. */
  numbers: Type.Array(Type.Object({ serviceId: Id, label: Type.String() })),
});
export type CardAnswer = Static<typeof CardAnswer>;
