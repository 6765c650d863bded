/** A citizen card under a scanner: its number is hashed, answered, and kept nowhere (SPEC J125–J127). */
import { CardAnswer, CardBody } from '#common/contract/cards.ts';
import type { Refusal } from '#common/contract/errors.ts';
import { refuse } from '#common/contract/refusal.ts';
import { numberInField, numbersHeld } from '#server/domain/cards.ts';
import { keepCardNumber, ticketsOfCard } from '#server/store/cards.ts';
import type { App } from './parts.ts';
import { refused } from './problem.ts';
import type { QueueParts } from './queue-parts.ts';
import { makeBucket } from './security-limits.ts';

/** Cards are read one after the other; who tries numbers to learn who is here soon has to wait. */
const CARDS_AT_ONCE = 20;
const CARD_EVERY_MS = 5_000;

type CardParts = Pick<QueueParts, 'hall' | 'db' | 'tickets'>;

export function cardRoute(app: App, parts: QueueParts): void {
  const cards = makeBucket(CARDS_AT_ONCE, CARD_EVERY_MS);

  app.post(
    '/api/cards',
    {
      config: { access: ['kiosk', 'operator'] },
      schema: {
        tags: ['tickets'],
        summary: 'The mark of a citizen card for today, and the numbers that it holds',
        description: 'Changes nothing. The number of the card is hashed with a key of the day and kept nowhere.',
        body: CardBody,
        response: { 200: CardAnswer },
      },
    },
    async ({ actor, body }, reply) => {
      const { hall, dayKey, limits, context, newId } = parts;
      if (hall.office.settings.parts.cards !== true) return refused(reply, refuse('part.off'));
      const who = actor.kind === 'anybody' ? '' : actor.id;
      const seconds = limits === true ? cards.take(who, newId(), context().now) : undefined;
      if (seconds !== undefined) return refused(reply, refuse('rate.limited', { params: { seconds } }));
      const mark = dayKey.mark(hall.businessDay, body.number);
      const numbers = numbersHeld(ofCard(parts, mark)).map(({ serviceId, label }) => ({ serviceId, label }));
      return { mark, numbers };
    },
  );
}

/** Why a card may not take a number in these fields; asked inside the transaction that would give it. */
export function whyNotByCard(parts: CardParts, mark: string, ...fields: readonly string[]): Refusal | undefined {
  if (parts.hall.office.settings.parts.cards !== true) return refuse('part.off');
  const held = numberInField(ofCard(parts, mark), fields);
  return held === undefined ? undefined : refuse('card.has-number', { params: { label: held.label } });
}

/** Part of the transaction that gave a number to a card. */
export function keepByCard({ db, hall }: CardParts, mark: string, ticketId: string): void {
  keepCardNumber(db, { day: hall.businessDay, mark, ticketId });
}

function ofCard({ db, hall, tickets }: CardParts, mark: string) {
  return ticketsOfCard(db, hall.businessDay, mark).flatMap((id) => tickets.byId(id) ?? []);
}
