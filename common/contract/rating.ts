/** Five faces and a few topics, once a ticket; whose vote it was is kept nowhere (SPEC J90–J95). */
import { type Static, Type } from 'typebox';
import { Bilingual, Id } from './text.ts';

const closed = { additionalProperties: false } as const;

/** What was good or bad about a visit; the score says which of the two. */
export const RatingTopic = Type.Union([
  Type.Literal('wait'),
  Type.Literal('guidance'),
  Type.Literal('manner'),
  Type.Literal('trips'),
  Type.Literal('place'),
]);
export type RatingTopic = Static<typeof RatingTopic>;

/** 1: very bad … 5: very good. */
export const RatingScore = Type.Integer({ minimum: 1, maximum: 5 });

const vote = {
  score: RatingScore,
  topics: Type.Optional(Type.Array(RatingTopic, { maxItems: 5, uniqueItems: true })),
};
export const RatingBody = Type.Object(vote, closed);
export type RatingBody = Static<typeof RatingBody>;

/** From the tablet of a counter: for the number that it showed, and for no other. */
export const CounterRatingBody = Type.Object({ ...vote, label: Type.String({ maxLength: 12 }) }, closed);
export type CounterRatingBody = Static<typeof CounterRatingBody>;

export const RatingThanks = Type.Object({ thanks: Type.Literal(true) });

/** What a tablet asks for: which counters there are, and whose number was just finished at its own. */
export const RatingPlaces = Type.Object({
  office: Type.Object({ name: Bilingual, brandColor: Type.Union([Type.String(), Type.Null()]) }),
  counters: Type.Array(Type.Object({ id: Id, number: Type.Integer(), name: Bilingual })),
});
export type RatingPlaces = Static<typeof RatingPlaces>;
export const RatingTurn = Type.Object({ label: Type.Union([Type.String(), Type.Null()]) });
export type RatingTurn = Static<typeof RatingTurn>;

export const RatingQuery = Type.Object(
  { month: Type.Optional(Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', examples: ['2026-11'] })) },
  closed,
);

const Topics = Type.Record(Type.String(), Type.Integer());
export const RatingOfService = Type.Object({
  serviceId: Type.Union([Id, Type.Null()]),
  answers: Type.Integer(),
  /** Votes of 1, 2 … 5; null below the least number of answers: three votes say nothing. */
  scores: Type.Union([Type.Array(Type.Integer(), { minItems: 5, maxItems: 5 }), Type.Null()]),
  /** Topics that were named with a vote of 4 or 5, and with one of 1 to 3. */
  good: Topics,
  bad: Topics,
});
export type RatingOfService = Static<typeof RatingOfService>;

export const RatingAnswer = Type.Object({
  month: Type.String(),
  /** Answers from which on figures are told. */
  least: Type.Integer(),
  /** Votes of today, which join the figures when the day has ended. */
  today: Type.Integer(),
  all: RatingOfService,
  /** In the office's own order, never by score. */
  services: Type.Array(RatingOfService),
});
export type RatingAnswer = Static<typeof RatingAnswer>;
