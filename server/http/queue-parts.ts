import type { BackupState } from '#server/backup/state.ts';
import type { DayKey } from '#server/day-key.ts';
import type { Desk } from '#server/desk.ts';
import type { ViewContext } from '#server/feed/views/parts.ts';
import type { Hall } from '#server/hall.ts';
import type { EventLog } from '#server/store/event-log.ts';
import type { Db } from '#server/store/open.ts';
import type { PrintJobs } from '#server/store/print-jobs.ts';
import type { TicketQueries } from '#server/store/tickets.ts';

/** What the routes of the queue need. */
export interface QueueParts {
  readonly desk: Desk;
  readonly hall: Hall;
  readonly db: Db;
  readonly tickets: TicketQueries;
  readonly log: EventLog;
  readonly printJobs: PrintJobs;
  readonly timeZone: string;
  /** Whether the numbers that a kiosk's page takes are counted (SPEC A15); off for load tests. */
  readonly limits?: boolean;
  /** Hashes what must not be kept, for one business day (SPEC J126). */
  readonly dayKey: DayKey;
  context(): ViewContext;
  toMoment(ms: number): string;
  newId(): string;
  newToken(): string;
  /** How the copies of the office fare. */
  backupState(): BackupState;
  /** A print job was queued outside an issue. */
  onQueued(): void;
}
