/** What the hall holds, and where it has it from. */
import type { Office, PrintState, Procedure } from '#common/contract/office.ts';
import type { Bilingual } from '#common/contract/text.ts';
import type { CallReason } from '#common/contract/ticket.ts';
import type { BackupProblem, DisplayCall, LastAct } from '#common/contract/views.ts';
import type { QueueEvent } from './domain/events.ts';
import type { TicketRow } from './domain/ticket.ts';

export interface HallService {
  readonly id: string;
  readonly prefix: string;
  readonly name: Bilingual;
  readonly shortName: Bilingual;
  readonly hint: Bilingual | null;
  readonly position: number;
  readonly active: boolean;
  readonly procedures: readonly Procedure[];
}

export interface HallCounter {
  readonly id: string;
  readonly number: number;
  readonly name: Bilingual;
  readonly serviceIds: readonly string[];
}

export interface HallSession {
  readonly staffId: string;
  readonly openedAt: number;
  readonly pausedAt: number | null;
  readonly pauseReason: string | null;
  readonly lastAct: LastAct | null;
}

export interface HallDevice {
  readonly id: string;
  readonly kind: 'kiosk' | 'display' | 'counter';
  readonly label: string;
  readonly printerId: string | null;
}

export interface HallPrinter {
  readonly id: string;
  readonly name: string;
}

export interface HallPrintProblem {
  readonly jobId: string;
  readonly ticketId: string | null;
  readonly label: string | null;
  readonly printerId: string;
  readonly state: PrintState;
  readonly reason: string | null;
  readonly at: number;
}

export interface HallHelp {
  readonly id: string;
  readonly deviceId: string;
  readonly at: number;
  readonly answered: { readonly staffName: string; readonly counterNumber: number | null } | null;
}

/** Why there is no copy of the office; absent while copies succeed. */
export interface HallBackup {
  readonly since: number;
  readonly problem: BackupProblem;
}

/** A call with what its reason is told from; whether it is told is the office's, also afterwards (SPEC J10). */
export interface HallCall extends Omit<DisplayCall, 'why'> {
  readonly reason: CallReason | null;
  readonly priorityClass: string;
}

export interface Connection {
  readonly since: number;
  readonly connected: boolean;
  readonly problem: 'sound-blocked' | 'voice-missing' | null;
}

/** The office's data, read whole when they change. */
export interface HallOffice {
  readonly settings: Office;
  readonly services: readonly HallService[];
  readonly counters: readonly HallCounter[];
  readonly devices: readonly HallDevice[];
  readonly printers: readonly HallPrinter[];
  readonly staffNames: ReadonlyMap<string, string>;
  readonly pictures: readonly string[];
}

export interface HallSource {
  businessDay(): string;
  office(): HallOffice;
  /** The events of a day, in order. */
  eventsOf(day: string): readonly QueueEvent[];
  /** Tickets completed on the last day before `day` that had any, in the order in which they ended. */
  completedBefore(day: string): readonly TicketRow[];
  sessions(): ReadonlyMap<string, HallSession>;
  printProblems(): readonly HallPrintProblem[];
  openHelp(): readonly HallHelp[];
}
