/** One live number a person a field (SPEC J127), where a card told that it is the same person. */
import type { TicketState } from '#common/contract/ticket.ts';

interface Numbered {
  readonly serviceId: string;
  readonly state: TicketState;
  readonly label: string;
}

/** States in which a number still has its turn before it. Who was called and did not come may take another. */
const HOLDS: readonly TicketState[] = ['waiting', 'called', 'serving', 'parked'];

/** Of the numbers of one card those that still hold a place. */
export function numbersHeld<T extends Numbered>(ofCard: readonly T[]): T[] {
  return ofCard.filter(({ state }) => HOLDS.includes(state));
}

/** The number that this card holds in a field already. */
export function numberInField<T extends Numbered>(ofCard: readonly T[], serviceId: string): T | undefined {
  return numbersHeld(ofCard).find((ticket) => ticket.serviceId === serviceId);
}
