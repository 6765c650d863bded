/** «Tôi đến muộn»: a citizen who cannot be there in time lets others go first and keeps his turn (SPEC J70). */
import { isRefusal, refuse } from '#common/contract/refusal.ts';
import { todaysTicket } from './call.ts';
import { type InLine, type LineRules, playForward } from './calling-order.ts';
import type { Command } from './commands.ts';
import type { Decision } from './decide.ts';
import type { Situation } from './situation.ts';
import { allows, type TicketRow } from './ticket.ts';

type Postpone = Extract<Command, { type: 'postpone' }>;

/** How many go first each time, and how often a ticket may slide back. */
export const POSTPONE_PLACES = 3;
export const POSTPONE_MOST = 2;

/** More places are not tried: with a class that is called first anyway standing further back changes nothing. */
const TRIES = 4 * POSTPONE_PLACES;

export function postpone(situation: Situation, { ticketId }: Postpone, now: number): Decision {
  const ticket = todaysTicket(situation, ticketId);
  if (isRefusal(ticket)) return ticket;
  const { label, state, serviceId } = ticket;
  if (!allows(state, 'postpone')) return refuse('ticket.state', { params: { label, state } });
  if (ticket.postponed >= POSTPONE_MOST) return refuse('postpone.used-up', { params: { label } });
  const { priorityClasses: classes, policy } = situation.office;
  const rules = { serviceId, streak: situation.streak(serviceId), classes, policy, now };
  const placeAt = placeBehind(situation.waiting(serviceId), ticket, rules);
  if (placeAt === undefined) return refuse('postpone.nobody', { params: { label } });
  return [{ type: 'ticket.postponed', ticketId, counterId: null, data: { placeAt } }];
}

/**
 * The earliest place with which `POSTPONE_PLACES` tickets more are called before it; where so many cannot be let go first,
 * the earliest of those that let the most; undefined when nobody can. A place with which somebody else would be called
 * later, as a priority ticket that slides into another one's turn would do, is none.
 */
export function placeBehind(waiting: readonly InLine[], ticket: TicketRow, rules: LineRules): number | undefined {
  const others = waiting.filter(({ id }) => id !== ticket.id);
  const order = [...playForward(byClass([...others, ticket]), rules)];
  const before = new Map(order.map(({ id }, place) => [id, place]));
  const now = before.get(ticket.id) ?? 0;
  const behind = order
    .slice(now + 1)
    .filter((other) => stands(ticket, ticket.placeAt, other))
    .sort((a, b) => a.placeAt - b.placeAt || (a.id < b.id ? -1 : 1));
  let best: { readonly placeAt: number; readonly passed: number } | undefined;
  for (const other of behind.slice(0, TRIES)) {
    // A millisecond later where the ids would put it first.
    const placeAt = stands(ticket, other.placeAt, other) ? other.placeAt + 1 : other.placeAt;
    const after = [...playForward(byClass([...others, { ...ticket, placeAt }]), rules)];
    if (after.some(({ id }, place) => id !== ticket.id && place > (before.get(id) ?? place))) continue;
    const passed = after.findIndex(({ id }) => id === ticket.id) - now;
    if (passed > (best?.passed ?? 0)) best = { placeAt, passed };
    if (passed >= POSTPONE_PLACES) break;
  }
  return best?.placeAt;
}

/** Whether a ticket at a place would stand before another one, by age. */
function stands({ id }: InLine, placeAt: number, other: InLine): boolean {
  return placeAt < other.placeAt || (placeAt === other.placeAt && id < other.id);
}

function byClass(waiting: readonly InLine[]): Map<string, InLine[]> {
  const lines = new Map<string, InLine[]>();
  for (const ticket of [...waiting].sort((a, b) => a.placeAt - b.placeAt || (a.id < b.id ? -1 : 1))) {
    const line = lines.get(ticket.priorityClass) ?? [];
    lines.set(ticket.priorityClass, line);
    line.push(ticket);
  }
  return lines;
}
