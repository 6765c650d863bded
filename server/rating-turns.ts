/** Whose number was just finished at each counter: whom its tablet may ask (SPEC J93). Known to this process alone. */
import type { QueueEvent } from './domain/events.ts';

interface Turn {
  readonly ticketId: string;
  readonly at: number;
}

/** Who has left is asked no more: the next one must not answer for him. */
const ASKED_FOR_MS = 3 * 60_000;

export interface RatingTurns {
  note(events: readonly QueueEvent[]): void;
  /** Id of the ticket that was last finished there, while it may be rated. */
  at(counterId: string, now: number): string | undefined;
}

export function ratingTurns(): RatingTurns {
  const turns = new Map<string, Turn>();
  return {
    note(events) {
      for (const { type, ticketId, counterId, at } of events) {
        if (type === 'ticket.completed' && counterId !== null) turns.set(counterId, { ticketId, at });
        if (type !== 'ticket.undone') continue;
        for (const [counter, turn] of turns) if (turn.ticketId === ticketId) turns.delete(counter);
      }
    },
    at(counterId, now) {
      const turn = turns.get(counterId);
      return turn !== undefined && now - turn.at < ASKED_FOR_MS ? turn.ticketId : undefined;
    },
  };
}
