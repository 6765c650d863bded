/** Strips of numbers on paper, for a power cut (SPEC J84–J87). */
import { type Static, Type } from 'typebox';
import { PrintState } from './office.ts';
import { Id, Moment } from './text.ts';

const closed = { additionalProperties: false } as const;
const ClockTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', examples: ['08:10'] });

export const Strip = Type.Object({
  id: Id,
  serviceId: Id,
  /** Labels of the first and the last number. */
  from: Type.String(),
  to: Type.String(),
  count: Type.Integer(),
  madeAt: Moment,
  /** `out` until it comes back; then for the rest of that day. */
  state: Type.Union([Type.Literal('out'), Type.Literal('back')]),
  used: Type.Optional(Type.Integer()),
  served: Type.Optional(Type.Integer()),
});
export type Strip = Static<typeof Strip>;

export const StripsAnswer = Type.Object({ strips: Type.Array(Strip) });
export type StripsAnswer = Static<typeof StripsAnswer>;

export const StripBody = Type.Object(
  { serviceId: Id, count: Type.Integer({ minimum: 5, maximum: 50 }), printerId: Id },
  closed,
);
export type StripBody = Static<typeof StripBody>;

export const StripPrintBody = Type.Object({ printerId: Id }, closed);

export const StripPrintAnswer = Type.Object({
  strip: Strip,
  print: Type.Object({ jobIds: Type.Array(Id), state: PrintState }),
});
export type StripPrintAnswer = Static<typeof StripPrintAnswer>;

/** What was handed out: the first `used` numbers, of which the first `served` are done with. */
export const StripReturnBody = Type.Object(
  {
    used: Type.Integer({ minimum: 0, maximum: 50 }),
    served: Type.Optional(Type.Integer({ minimum: 0, maximum: 50 })),
    /** Roughly, of today: when the first and the last of them were handed out; now when left out. */
    firstAt: Type.Optional(ClockTime),
    lastAt: Type.Optional(ClockTime),
  },
  closed,
);
export type StripReturnBody = Static<typeof StripReturnBody>;

export const StripReturnAnswer = Type.Object({
  strip: Strip,
  /** Labels that are in line now. */
  inLine: Type.Array(Type.String()),
  /** Labels of the rest, first and last: they are void, and their paper is thrown away. */
  void: Type.Union([Type.Object({ from: Type.String(), to: Type.String() }), Type.Null()]),
});
export type StripReturnAnswer = Static<typeof StripReturnAnswer>;
