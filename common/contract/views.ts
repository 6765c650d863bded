/**
 * What each audience sees. A view holds maps rather than lists, since changes arrive as JSON Merge Patches
 * (RFC 7396) and a list can only be replaced whole; a member that is missing has no value (never null).
 * No view for a kiosk, a display or a phone holds personal data (SPEC R8).
 */
import type { Announcement, CounterPlate } from './events.ts';
import type {
  Accent,
  DossierLane,
  PrinterState,
  PrintState,
  Procedure,
  Role,
  VisitParts,
  VoiceSetting,
} from './office.ts';
import type { Bilingual, Id, Language, Moment } from './text.ts';
import type { CallReason, TicketState } from './ticket.ts';

export interface EstimateInterval {
  readonly low: number;
  readonly high: number;
}

export interface OfficeView {
  readonly name: Bilingual;
  readonly place: Bilingual;
  readonly brandColor?: string;
  readonly timeZone: string;
}

/** Whether numbers can be taken now, and when that changes next. */
export interface OpeningView {
  readonly open: boolean;
  /** Next opening when closed. */
  readonly opensAt?: Moment;
  /** Next closing when open; missing when the office never closes. */
  readonly closesAt?: Moment;
  /** Today's spans for the screen, e.g. `[["07:30","11:30"],["13:00","16:30"]]`. */
  readonly today: readonly (readonly [string, string])[];
  /** The ordinary week in force, Monday first; missing when the office has set no hours. */
  readonly week?: readonly (readonly (readonly [string, string])[])[];
  /** Name of the day off, when today is one. */
  readonly holiday?: Bilingual;
}

/** Parts of the visit that the office uses (SPEC J1); missing when it uses none. */
export type PartsView = Readonly<Partial<Record<keyof VisitParts, true>>>;

/** Why a number went first, where the office tells it (SPEC J10). */
export interface CallWhy {
  readonly reason: Exclude<CallReason, 'first'>;
  /** Of a priority's turn: the name of the class, where it may be said (SPEC J11). */
  readonly priority?: Bilingual;
}

export interface PriorityClassView {
  readonly code: string;
  readonly name: Bilingual;
  readonly rank: number;
  readonly longestWaitMinutes: number;
  readonly source: string;
  readonly fromAge?: number;
  readonly named?: boolean;
}

/* ---------- topic `kiosk` ---------- */

export interface KioskService {
  readonly id: Id;
  readonly prefix: string;
  readonly name: Bilingual;
  readonly shortName: Bilingual;
  readonly hint?: Bilingual;
  readonly position: number;
  readonly open: boolean;
  readonly waiting: number;
  /** Minutes; missing when too little is known. */
  readonly estimate?: EstimateInterval;
  /** Numbers of the counters that serve it: those open now, or all when none is open. */
  readonly counters: readonly number[];
  readonly procedures: readonly Procedure[];
}

export interface KioskView {
  readonly office: OfficeView;
  readonly opening: OpeningView;
  readonly services: Readonly<Record<Id, KioskService>>;
  readonly priorityClasses: readonly PriorityClassView[];
  readonly idleSeconds: number;
  /** Of the built-in voice, for the spoken mode; missing: as in the north. */
  readonly accent?: Accent;
  readonly parts?: PartsView;
  /** The lane for many dossiers, where the office has one; `open`: such a number would be given there now (SPEC J131). */
  readonly lane?: DossierLane & { readonly open: boolean };
  /** This kiosk's own printer; missing when it has none. */
  readonly printer?: { readonly state: PrinterState };
  /** Set while this kiosk's call for help is not answered; `answered` once a clerk said that he comes. */
  readonly help?: {
    readonly id: Id;
    readonly state: 'requested' | 'answered';
    readonly at: Moment;
    readonly counterNumber?: number;
  };
  /** Only from a kiosk's agent, while it is cut off from the server: since when, and how many numbers it has left of each
   *  field (SPEC G10, G16). Waiting counts and estimates are then not known. */
  readonly cutOff?: { readonly since: Moment; readonly left: Readonly<Record<Id, number>> };
  /** Only from a kiosk's agent: numbers of today that it gave and that the server refused. */
  readonly notInLine?: readonly string[];
}

/* ---------- topic `display` ---------- */

export interface DisplayCall {
  /** The seq of the event that called; grows, so the newest call has the largest. Key of `calls`, as text. */
  readonly callSeq: number;
  readonly label: string;
  readonly counter: CounterPlate;
  readonly at: Moment;
  readonly kind: 'call' | 'recall';
  readonly announcement: Announcement;
  /** Missing for a number that came in its order. */
  readonly why?: CallWhy;
}

export interface DisplayService {
  readonly id: Id;
  readonly prefix: string;
  readonly name: Bilingual;
  readonly shortName: Bilingual;
  readonly position: number;
  readonly waiting: number;
}

export interface DisplayView {
  /** The screen shows the code for numbers on one's own phone (SPEC J120). */
  readonly hallCode?: true;
  readonly office: OfficeView;
  readonly opening: OpeningView;
  /** The last calls of the day (at most 12), by `callSeq`. One that was undone is taken out. */
  readonly calls: Readonly<Record<string, DisplayCall>>;
  readonly services: Readonly<Record<Id, DisplayService>>;
  readonly notices: readonly Bilingual[];
  /** Addresses of the office's own pictures. */
  readonly pictures: readonly string[];
  readonly voice: VoiceSetting;
  readonly minimumShowSeconds: number;
}

/* ---------- topics `counter:ID` and `monitor` ---------- */

export interface QueueTicket {
  readonly id: Id;
  readonly label: string;
  readonly serviceId: Id;
  readonly procedureCode?: string;
  readonly priorityClass: string;
  readonly priorityConfirmed: boolean;
  readonly state: TicketState;
  readonly counterId?: Id;
  readonly issuedAt: Moment;
  /** The age by which it stands in its line, when that is not the time of issue: it slid back (SPEC J70). */
  readonly placeAt?: Moment;
  /** When its class's longest wait ends; overdue from then on while it waits. */
  readonly overdueAt: Moment;
  readonly calledAt?: Moment;
  readonly startedAt?: Moment;
  /** When it came into its present state. */
  readonly since: Moment;
  readonly calls: number;
  readonly callReason?: CallReason;
  /** It was parked or missed and has come back into the line. */
  readonly returned?: boolean;
  /** Services that come after this one on the same number (SPEC J60). */
  readonly next?: readonly Id[];
  /** Dossiers on this number; missing for one (SPEC J129). */
  readonly dossiers?: number;
  /** The field that was asked for, of a number that stands in the lane for many dossiers (SPEC J131). */
  readonly cameFor?: Id;
}

export interface StaffService {
  readonly id: Id;
  readonly prefix: string;
  readonly name: Bilingual;
  readonly shortName: Bilingual;
  readonly position: number;
  readonly active: boolean;
  readonly waiting: number;
  readonly estimate?: EstimateInterval;
  readonly procedures: readonly Procedure[];
}

export interface StaffCounter {
  readonly id: Id;
  readonly number: number;
  readonly name: Bilingual;
  readonly serviceIds: readonly Id[];
  readonly session?: {
    readonly staffId: Id;
    readonly staffName: string;
    readonly openedAt: Moment;
    readonly pausedAt?: Moment;
    readonly pauseReason?: string;
  };
  /** The ticket that is called to or served at this counter. */
  readonly ticketId?: Id;
  readonly completedToday: number;
  /** When it last became free; missing while it serves or is closed. */
  readonly freeSince?: Moment;
}

export interface DeviceView {
  readonly id: Id;
  readonly kind: 'kiosk' | 'display' | 'counter';
  readonly label: string;
  readonly connected: boolean;
  readonly since?: Moment;
  readonly printerId?: Id;
  /** What the page itself reports: no sound, no voice pack. */
  readonly problem?: 'sound-blocked' | 'voice-missing';
}

export interface PrinterView {
  readonly id: Id;
  readonly name: string;
  readonly state: PrinterState;
  readonly since: Moment;
}

export interface PrintProblem {
  readonly jobId: Id;
  readonly ticketId?: Id;
  readonly label?: string;
  readonly printerId?: Id;
  readonly printerName?: string;
  readonly state: PrintState;
  readonly reason?: string;
  readonly at: Moment;
}

export interface HelpRequest {
  readonly id: Id;
  readonly deviceId: Id;
  readonly deviceLabel: string;
  readonly at: Moment;
  readonly answeredBy?: { readonly staffName: string; readonly counterNumber?: number };
}

/** Why the office could not be copied; shown to staff in words. */
export type BackupProblem = 'folder-missing' | 'no-room' | 'not-writable' | 'damaged' | 'failed';

/** Everything that staff share; the monitor sees just this. */
export interface StaffView {
  readonly office: OfficeView;
  readonly opening: OpeningView;
  readonly businessDay: string;
  /** What the clocks of the server's machine and of the office showed when they began to differ; missing while they agree. */
  readonly clock?: { readonly machine: Moment; readonly office: Moment };
  readonly services: Readonly<Record<Id, StaffService>>;
  readonly counters: Readonly<Record<Id, StaffCounter>>;
  /** Tickets of today that still live: waiting, called, serving, parked, no-show. */
  readonly tickets: Readonly<Record<Id, QueueTicket>>;
  readonly priorityClasses: readonly PriorityClassView[];
  readonly pauseReasons: readonly Bilingual[];
  readonly parts?: PartsView;
  readonly help: Readonly<Record<Id, HelpRequest>>;
  readonly devices: Readonly<Record<Id, DeviceView>>;
  readonly printers: Readonly<Record<Id, PrinterView>>;
  readonly printProblems: Readonly<Record<Id, PrintProblem>>;
  /** Missing while the copies of the office succeed, or are turned off. */
  readonly backup?: { readonly problem: BackupProblem; readonly since: Moment };
  readonly today: {
    readonly issued: number;
    readonly completed: number;
    /** Dossiers of the completed numbers; missing when each had one (SPEC J134). */
    readonly dossiers?: number;
    readonly noShow: number;
    readonly cancelled: number;
    /** Half of today's called tickets waited less than this, minutes; missing before the first call. */
    readonly halfWaitedUnder?: number;
  };
}

/** What the undo key would take back. */
export interface LastAct {
  readonly actId: Id;
  readonly at: Moment;
  readonly kind: 'call' | 'call-next' | 'start' | 'complete' | 'no-show' | 'park' | 'transfer' | 'cancel' | 'return';
  readonly label: string;
  /** Label of the ticket that the same key finished, for call-next with `finish`. */
  readonly finishedLabel?: string;
}

export interface CounterView extends StaffView {
  readonly me: {
    readonly counterId: Id;
    readonly lastAct?: LastAct;
    readonly stats: {
      readonly completed: number;
      readonly noShow: number;
      readonly parked: number;
      /** Minutes; missing before the first completed ticket. */
      readonly usualMinutes?: number;
    };
  };
}

/* ---------- topic `ticket:TOKEN` ---------- */

export interface TicketView {
  readonly office: OfficeView;
  readonly label: string;
  readonly prefix: string;
  readonly serviceName: Bilingual;
  readonly state: TicketState;
  /** Tickets that would be called before it if nobody else came; missing unless it waits. */
  readonly ahead?: number;
  readonly estimate?: EstimateInterval;
  /** How many it would let go first by sliding back, and how often it still may (SPEC J70); missing unless it waits. */
  readonly postpone?: { readonly places: number; readonly left: number };
  /** Set from the call on. */
  readonly counter?: CounterPlate;
  /** Numbers of the counters that serve it. */
  readonly counters: readonly number[];
  readonly issuedAt: Moment;
  /** The booked time, of a ticket that was made of an appointment (SPEC J55). */
  readonly appointmentAt?: Moment;
  readonly calledAt?: Moment;
  readonly endedAt?: Moment;
  readonly calls: number;
  /** Of a called number that went first. */
  readonly why?: CallWhy;
  readonly language: Language;
  /** Names of the services that come after this one on the same number (SPEC J65). */
  readonly next?: readonly Bilingual[];
  readonly procedure?: Procedure;
  /** It was served and may be rated, once (SPEC J90). */
  readonly rating?: true;
  /** The office has a public page of papers (SPEC J21). */
  readonly papers?: true;
}

export interface ViewOf {
  kiosk: KioskView;
  display: DisplayView;
  counter: CounterView;
  monitor: StaffView;
  ticket: TicketView;
}

export interface StaffIdentity {
  readonly id: Id;
  readonly name: string;
  readonly role: Role;
}
