/** Takes one ticket of a kiosk that was cut off into the queue (SPEC G4–G7). */

import type { Refusal } from '#common/contract/errors.ts';
import type { HandedTicket } from '#common/contract/kiosk-agent.ts';
import { isRefusal } from '#common/contract/refusal.ts';
import type { Desk } from './desk.ts';
import type { By, TicketInHand } from './domain/commands.ts';
import type { AnswerStore } from './store/answers.ts';
import type { OfficeFacts } from './store/office-facts.ts';
import type { Db } from './store/open.ts';
import { followTokens } from './store/schema.ts';
import type { TicketQueries } from './store/tickets.ts';

export interface HandInParts {
  readonly desk: Desk;
  readonly db: Db;
  readonly facts: OfficeFacts;
  readonly tickets: TicketQueries;
  readonly answers: AnswerStore;
  now(): number;
}

/** `known`: it came before. A refusal is for good, but for that of a server that stops. */
export async function handInTicket(
  parts: HandInParts,
  handed: HandedTicket,
  by: By,
): Promise<'taken' | 'known' | Refusal> {
  const { token, askedWithKey, issuedAt, ...ticket } = handed;
  const command = { type: 'hand-in', ticket: inHand(ticket, issuedAt, parts.now()), askedWithKey } as const;
  const done = await parts.desk.execute(command, {
    by,
    answer(events) {
      const issued = events.find(({ type }) => type === 'ticket.issued');
      if (issued === undefined) return 'known' as const;
      keepBeside(parts, handed, by, issued.at);
      return 'taken' as const;
    },
  });
  return isRefusal(done) ? done : done.answer;
}

/** A moment that is none in any calendar (a leap second) counts as now. */
function inHand(ticket: Omit<TicketInHand, 'issuedAt'>, issuedAt: string, now: number): TicketInHand {
  const ms = Date.parse(issuedAt);
  return { ...ticket, issuedAt: Number.isNaN(ms) ? now : Math.max(0, ms) };
}

/** Inside the transaction: the link on the slip, and the end of the question that never got its answer. */
function keepBeside({ db, facts, tickets, answers }: HandInParts, handed: HandedTicket, by: By, now: number): void {
  const { id, token, askedWithKey } = handed;
  // A day that has ended keeps no links; a token of another ticket is never moved.
  if (tickets.byId(id)?.businessDay === facts.currentDay()) {
    db.insert(followTokens).values({ token, ticketId: id }).onConflictDoNothing().run();
  }
  if (askedWithKey !== null && by.deviceId !== null) answers.close(by.deviceId, askedWithKey, now);
}
