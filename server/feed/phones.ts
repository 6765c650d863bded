/** The phones that listen: each to one ticket, and of a line that moves they hear together. */
import type { WireEvent } from '#common/contract/events.ts';
import type { TicketView } from '#common/contract/views.ts';
import type { QueueEvent } from '#server/domain/events.ts';
import type { TicketRow } from '#server/domain/ticket.ts';
import type { Connection } from './connection.ts';
import { patchBetween } from './patch.ts';

/** How long a phone may wait to hear that its line has moved: the calls of a rush are told as one. */
const LINE_MOVED_WITHIN_MS = 250;
/** Told in one turn of the event loop; who asks for a number meanwhile is answered in between. */
const PHONES_A_TURN = 50;

export interface PhoneParts {
  /** A ticket as the store has it. */
  ticketById(id: string): TicketRow | undefined;
  /** A ticket that waits or is served, as the hall has it; undefined for one that has ended. */
  liveTicket(id: string): TicketRow | undefined;
  /** Views of tickets in their order, made for several at once; one that has not changed is the same object as before. */
  ticketViews(tickets: readonly TicketRow[]): readonly TicketView[];
  now(): string;
  /** False while memory may be ahead of the store. */
  sound(): boolean;
  /** The last event that was published. */
  seq(): number;
}

interface Phone {
  readonly connection: Connection;
  /** As it was last shown. */
  ticket: TicketRow;
  view: TicketView | undefined;
}

export interface Phones {
  /** Sends the snapshot, then tells what changes until `remove`. */
  add(connection: Connection, ticket: TicketRow, build: string): void;
  remove(connection: Connection): void;
  /** Tells at once whose own ticket these events are about; soon, whose line they moved. */
  publish(events: readonly QueueEvent[]): void;
  stop(): void;
}

export function createPhones(parts: PhoneParts): Phones {
  const phones = new Map<Connection, Phone>();
  let due: NodeJS.Timeout | undefined;
  let turn: NodeJS.Immediate | undefined;

  const tell = (some: readonly Phone[], own: ReadonlyMap<string | null, QueueEvent['type']>): void => {
    for (const phone of some) {
      const { id } = phone.ticket;
      // Of a ticket that has ended nothing changes but by an event of its own: most phones cost no look into the store.
      phone.ticket = parts.liveTicket(id) ?? (own.has(id) ? parts.ticketById(id) : undefined) ?? phone.ticket;
    }
    const at = parts.now();
    const views = parts.ticketViews(some.map(({ ticket }) => ticket));
    for (const [place, phone] of some.entries()) {
      const view = views[place];
      const patch = patchBetween(phone.view, view);
      phone.view = view;
      if (patch === undefined) continue;
      const event: WireEvent = { type: own.get(phone.ticket.id) ?? 'line.moved' };
      phone.connection.event(parts.seq(), JSON.stringify({ at, event, view: patch }).slice(1));
    }
  };

  /** From one phone to the next, some each turn; who leaves meanwhile is not told. */
  const tellLine = (rest: readonly Phone[]): void => {
    turn = undefined;
    // What memory holds may never have been kept: the next commit tells (SPEC R15).
    if (!parts.sound()) return;
    tell(
      rest.slice(0, PHONES_A_TURN).filter(({ connection }) => phones.has(connection)),
      new Map(),
    );
    const others = rest.slice(PHONES_A_TURN);
    if (others.length > 0) turn = setImmediate(tellLine, others);
  };

  const tellSoon = (): void => {
    due ??= setTimeout(() => {
      due = undefined;
      if (turn === undefined) tellLine([...phones.values()]);
      // A round is still under way, and what it has told already may have changed since.
      else tellSoon();
    }, LINE_MOVED_WITHIN_MS).unref();
  };

  return {
    add(connection, first, build) {
      const ticket = parts.liveTicket(first.id) ?? first;
      const [view] = parts.ticketViews([ticket]);
      connection.snapshot(parts.seq(), parts.now(), build, view);
      phones.set(connection, { connection, ticket, view });
    },
    remove: (connection) => void phones.delete(connection),
    publish(events) {
      if (phones.size === 0) return;
      const own = new Map(events.map(({ ticketId, type }) => [ticketId, type]));
      tell(
        [...phones.values()].filter(({ ticket }) => own.has(ticket.id)),
        own,
      );
      tellSoon();
    },
    stop() {
      clearTimeout(due);
      clearImmediate(turn);
    },
  };
}
