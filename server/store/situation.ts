import type { Announcement } from '#common/contract/events.ts';
import { businessDayOf, openingAt } from '#server/domain/calendar.ts';
import type { Situation } from '#server/domain/situation.ts';
import type { TicketRow } from '#server/domain/ticket.ts';
import type { AnswerStore } from './answers.ts';
import type { BlockStore } from './blocks.ts';
import type { EventLog } from './event-log.ts';
import type { OfficeFacts } from './office-facts.ts';
import type { StripStore } from './strips.ts';
import type { TicketQueries } from './tickets.ts';

export interface SituationParts {
  readonly facts: OfficeFacts;
  readonly tickets: TicketQueries;
  readonly blocks: BlockStore;
  readonly strips: StripStore;
  readonly answers: AnswerStore;
  readonly log: EventLog;
  readonly timeZone: string;
  appointment: Situation['appointment'];
  announce(label: string, counterNumber: number, language: TicketRow['language']): Announcement;
}

/** What a decision may read, as the database has it at this moment. */
export function readSituation(parts: SituationParts, businessDay: string, now: number): Situation {
  const { facts, tickets, blocks, strips, answers, log, timeZone } = parts;
  const { settings } = facts.office();
  return {
    office: settings,
    businessDay,
    // Only a number asks; reckoning with zones costs more than a statement.
    get open() {
      return openingAt(settings.hours, now, timeZone).open;
    },
    get opensIn() {
      const { opensAt } = openingAt(settings.hours, now, timeZone);
      return opensAt === undefined ? undefined : opensAt - now;
    },
    service: facts.service,
    services() {
      const served = new Set(facts.counters().flatMap(({ serviceIds }) => serviceIds));
      return facts.services().flatMap(({ id }) => {
        const service = facts.service(id);
        return service === undefined ? [] : [{ ...service, served: served.has(id) }];
      });
    },
    attended: facts.attended,
    counter: facts.counter,
    counterOf: facts.counterOf,
    ticket: tickets.byId,
    heads: tickets.heads,
    streak: (serviceId) => tickets.streak(businessDay, serviceId),
    waiting: tickets.waitingIn,
    range: (prefix) => tickets.range(businessDay, prefix),
    held: blocks.ofPrefix,
    stripped: (prefix) => strips.reserved(prefix, businessDay),
    isGiven: tickets.isGiven,
    issuedFor: answers.ticketFor,
    appointment: parts.appointment,
    dayOf: (ms) => businessDayOf(ms, timeZone).day,
    eventsOfAct: log.ofAct,
    eventsOfTicket: log.ofTicket,
    announce: parts.announce,
  };
}
