/** Which business day the office is in, and the act that ends one (SPEC C5). */
import { type BusinessDay, businessDayOf } from './domain/calendar.ts';
import type { By } from './domain/commands.ts';
import type { NewEvent, QueueEvent } from './domain/events.ts';
import { expireDay, reviveDay } from './domain/expire.ts';
import type { WriteEvents } from './event-writer.ts';
import type { Hall } from './hall.ts';
import type { EventLog } from './store/event-log.ts';
import type { OfficeFacts } from './store/office-facts.ts';
import type { TicketQueries } from './store/tickets.ts';

export interface OfficeDayParts {
  readonly facts: OfficeFacts;
  readonly tickets: TicketQueries;
  readonly log: EventLog;
  readonly hall: Hall;
  readonly timeZone: string;
  readonly write: WriteEvents;
  newId(): string;
}

export interface OfficeDay {
  /** The business day, `YYYY-MM-DD`. It never goes back by itself: see `takeBack`. */
  at(now: number): string;
  /** Closes the day that has ended, if one has; inside a transaction. */
  turn(now: number): QueueEvent[];
  /** Gives back a day that was ended by a clock that ran ahead; inside a transaction (SPEC C8). */
  takeBack(now: number): QueueEvent[];
}

const NOBODY: By = { staffId: null, deviceId: null, supervises: false };

export function officeDay({ facts, tickets, log, hall, timeZone, write, newId }: OfficeDayParts): OfficeDay {
  let known: BusinessDay | undefined;

  const at = (now: number): string => {
    if (known === undefined || now < known.start || now >= known.end) known = businessDayOf(now, timeZone);
    const reached = facts.currentDay();
    // Text of the form YYYY-MM-DD is in the order of time.
    if (reached > known.day) return reached;
    return known.day;
  };

  /** The log of a day begins with the rules that the day before ended with (SPEC J15). */
  const begun = (): NewEvent => ({
    type: 'office.changed',
    ticketId: null,
    counterId: null,
    data: { section: 'opening', rulesUntilNow: facts.callRules() },
  });

  return {
    at,
    turn(now) {
      const today = at(now);
      const ended = facts.currentDay();
      if (ended === today) return [];
      const counters = facts.sessions().map(({ counterId }) => counterId);
      // These belong to the day that has ended, whose rows they finish.
      const last = write(expireDay(tickets.liveBefore(today), counters), NOBODY, { actId: newId(), now, day: ended });
      facts.setCurrentDay(today);
      if (log.holdsDay(today)) hall.reload();
      else hall.startDay(today);
      // Yesterday's calls and figures leave the screens, also when nothing was left to expire.
      return [...last, ...write([begun()], NOBODY, { actId: newId(), now, day: today })];
    },
    takeBack(now) {
      const today = businessDayOf(now, timeZone).day;
      const ahead = facts.currentDay();
      if (today >= ahead) return [];
      const stamp = { actId: newId(), now };
      const last = write(expireDay(tickets.liveAfter(today), []), NOBODY, { ...stamp, day: ahead });
      facts.setCurrentDay(today);
      hall.reload();
      const ended = tickets.ofDay(today).filter(({ state }) => state === 'expired');
      const revived = reviveDay(ended.map(({ id }) => log.ofTicket(id)));
      return [...last, ...write([...revived, begun()], NOBODY, { ...stamp, day: today })];
    },
  };
}
