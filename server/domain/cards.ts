/** One live number a person a field (SPEC J127), where a card told that it is the same person. */
import type { TicketState } from '#common/contract/ticket.ts';

interface Numbered {
  readonly serviceId: string;
  /** The field that was asked for, of a number in the lane for many dossiers. */
  readonly cameFor: string | null;
  readonly state: TicketState;
  readonly label: string;
}

/** States in which a number still has its turn before it. Who was called and did not come may take another. */
const HOLDS: readonly TicketState[] = ['waiting', 'called', 'serving', 'parked'];

/** Of the numbers of one card those that still hold a place. */
export function numbersHeld<T extends Numbered>(ofCard: readonly T[]): T[] {
  return ofCard.filter(({ state }) => HOLDS.includes(state));
}

/** The number that this card holds already in one of these fields, or in the lane for one of them (SPEC J133). */
export function numberInField<T extends Numbered>(ofCard: readonly T[], fields: readonly string[]): T | undefined {
  return numbersHeld(ofCard).find(
    ({ serviceId, cameFor }) => fields.includes(serviceId) || (cameFor !== null && fields.includes(cameFor)),
  );
}
