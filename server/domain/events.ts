import type { Announcement, CounterPlate } from '#common/contract/events.ts';
import type { PrinterState, PrintState } from '#common/contract/office.ts';
import type { CallReason, LowerReason, TicketState } from '#common/contract/ticket.ts';
import type { LastAct } from '#common/contract/views.ts';
import type { CallRules } from './call-rules.ts';
import type { TicketRow } from './ticket.ts';

interface Base<Type extends string, Data> {
  readonly seq: number;
  /** ms UTC */
  readonly at: number;
  readonly businessDay: string;
  readonly type: Type;
  /** The command that made it; the events of one key press share it. */
  readonly actId: string;
  readonly staffId: string | null;
  readonly deviceId: string | null;
  readonly data: Data;
}

interface OfTicket<Type extends string, Data> extends Base<Type, Data> {
  readonly ticketId: string;
  readonly counterId: string | null;
}

interface OfCounter<Type extends string, Data> extends Base<Type, Data> {
  readonly ticketId: null;
  readonly counterId: string;
}

interface OfOffice<Type extends string, Data> extends Base<Type, Data> {
  readonly ticketId: string | null;
  readonly counterId: null;
}

type Nothing = Readonly<Record<string, never>>;

/** What displays and phones need of a call, fixed at the moment of the call. */
export interface CallData {
  readonly reason: CallReason;
  readonly plate: CounterPlate;
  readonly announcement: Announcement;
  /** Whether the ticket had a priority class, for the interleaved policy's streak. */
  readonly priority: boolean;
  /** The streak of the service before this call, so that an undo can give it back. */
  readonly streakBefore: number;
}

export type TicketEvent =
  | OfTicket<
      'ticket.issued',
      {
        readonly ticket: TicketRow;
        readonly prefix: string;
        readonly number: number;
        /** A ticket that was handed in or typed in; absent for one of the main line. A number of a block or of a strip does
         *  not move the main line. */
        readonly origin?: 'block' | 'server' | 'strip';
      }
    >
  | OfTicket<'ticket.called', CallData>
  | OfTicket<'ticket.recalled', { readonly plate: CounterPlate; readonly announcement: Announcement }>
  | OfTicket<'ticket.started', { readonly startedAt: number }>
  | OfTicket<'ticket.completed', Nothing>
  | OfTicket<'ticket.no-show', Nothing>
  | OfTicket<'ticket.parked', Nothing>
  | OfTicket<'ticket.returned', Nothing>
  | OfTicket<
      'ticket.transferred',
      {
        readonly serviceId: string;
        /** Of a ticket that is sent into the lane for many dossiers: the field that was asked for (SPEC J132). */
        readonly cameFor?: string;
      }
    >
  | OfTicket<'ticket.chained', { readonly next: readonly string[] }>
  | OfTicket<'ticket.counted', { readonly dossiers: number }>
  /** Done here, and waiting in the next service of its chain. */
  | OfTicket<
      'ticket.continued',
      { readonly serviceId: string; readonly next: readonly string[]; readonly priorityClass: string }
    >
  | OfTicket<'ticket.postponed', { readonly placeAt: number }>
  | OfTicket<'ticket.cancelled', Nothing>
  | OfTicket<'ticket.expired', Nothing>
  | OfTicket<
      'ticket.reclassified',
      {
        readonly priorityClass: string;
        readonly confirmed: boolean;
        /** Why the class that was claimed was lowered; absent when it was confirmed or raised, and where nobody asks (SPEC J13). */
        readonly reason?: LowerReason;
      }
    >
  | OfTicket<
      'ticket.undone',
      {
        /** The ticket as it was before the act that was taken back. */
        readonly ticket: TicketRow;
        /** The state that was taken back. */
        readonly from: TicketState;
        /** The call that displays must take back, when the act announced one. */
        readonly callSeq: number | null;
        readonly streak: { readonly priority: boolean; readonly before: number } | null;
      }
    >;

export type CounterEvent =
  | OfCounter<'counter.opened', { readonly staffId: string }>
  | OfCounter<'counter.paused', { readonly reason: string | null }>
  | OfCounter<'counter.resumed', Nothing>
  | OfCounter<'counter.closed', Nothing>
  | OfCounter<'counter.acted', { readonly lastAct: LastAct | null }>;

export type OfficeEvent =
  | OfOffice<
      'print.printed',
      { readonly jobId: string; readonly printerId: string; readonly label: string | null; readonly state: PrintState }
    >
  | OfOffice<
      'print.failed',
      {
        readonly jobId: string;
        readonly printerId: string;
        readonly label: string | null;
        readonly state: PrintState;
        readonly reason: string | null;
      }
    >
  | OfOffice<'printer.state', { readonly printerId: string; readonly state: PrinterState }>
  | OfOffice<'device.connected', { readonly problem: 'sound-blocked' | 'voice-missing' | null }>
  | OfOffice<'device.disconnected', Nothing>
  | OfOffice<'help.requested', { readonly helpId: string }>
  | OfOffice<
      'help.answered',
      {
        readonly helpId: string;
        readonly staffName: string | null;
        readonly counterNumber: number | null;
        readonly ended: boolean;
      }
    >
  | OfOffice<
      'office.changed',
      {
        readonly section: string;
        /** Where it changed who is next, and once a day: the rules that held until now (SPEC J15). */
        readonly rulesUntilNow?: CallRules;
      }
    >;

/** Everything that the log holds. */
export type QueueEvent = TicketEvent | CounterEvent | OfficeEvent;

type WithoutStamp<Event> = Event extends unknown
  ? Omit<Event, 'seq' | 'at' | 'businessDay' | 'actId' | 'staffId' | 'deviceId'>
  : never;

/** An event as a decision makes it; the desk stamps it with seq, time, day and who. */
export type NewEvent = WithoutStamp<QueueEvent>;
