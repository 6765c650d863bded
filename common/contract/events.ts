import { type Static, Type } from 'typebox';
import { Bilingual, Language } from './text.ts';

/** Every event type of the log and of the feed. `office.changed`, `help.*`, `counter.acted`, `printer.state`, `ticket.undone`, `ticket.reclassified`
 *  and `line.moved` are additions to the outer contract; clients ignore types that they do not know. */
export const EVENT_TYPES = [
  'ticket.issued',
  'ticket.called',
  'ticket.recalled',
  'ticket.started',
  'ticket.completed',
  'ticket.continued',
  'ticket.chained',
  'ticket.counted',
  'ticket.no-show',
  'ticket.parked',
  'ticket.returned',
  'ticket.transferred',
  'ticket.postponed',
  'ticket.cancelled',
  'ticket.expired',
  'ticket.reclassified',
  'ticket.undone',
  'counter.opened',
  'counter.paused',
  'counter.resumed',
  'counter.closed',
  'counter.acted',
  'print.printed',
  'print.failed',
  'printer.state',
  'device.connected',
  'device.disconnected',
  'help.requested',
  'help.answered',
  'office.changed',
  // Only on the feed: what phones hear when their view changes through somebody else's turn.
  'line.moved',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Names of voice fragments, in the order in which they are spoken; see the manifest of the voice pack. */
export const Announcement = Type.Object({
  vi: Type.Array(Type.String()),
  en: Type.Array(Type.String()),
  /** A further language, only where it is spoken. */
  further: Type.Optional(Type.Record(Type.String(), Type.Array(Type.String()))),
  /** Which of them are spoken, in this order. */
  languages: Type.Array(Language),
});
export type Announcement = Static<typeof Announcement>;

export const CounterPlate = Type.Object({ number: Type.Integer(), name: Bilingual });
export type CounterPlate = Static<typeof CounterPlate>;

/** An event as a client sees it. Which members are there depends on the type and the audience (docs/PROTOCOL.md). */
export interface WireEvent {
  readonly type: EventType;
  readonly label?: string;
  readonly ticketId?: string;
  readonly serviceId?: string;
  readonly counter?: CounterPlate;
  readonly counterId?: string;
  readonly announcement?: Announcement;
  readonly reason?: string;
  readonly [key: string]: unknown;
}
