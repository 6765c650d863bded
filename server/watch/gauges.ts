/** What is read at the moment of the scrape: the queue, screens, printers, disk, clock and the checks of the health. */
import { and, gt, inArray, min, sql } from 'drizzle-orm';
import { Gauge, type Registry } from 'prom-client';
import type { Hall } from '#server/hall.ts';
import type { Db } from '#server/store/open.ts';
import { printJobs, sessions } from '#server/store/schema.ts';
import { SESSION_IDLE_MS, SESSION_MS } from '#server/store/sessions.ts';
import type { DiskFigures } from './disk.ts';
import type { Check, Checks } from './health.ts';

export interface GaugeParts {
  readonly hall: Hall;
  readonly db: Db;
  now(): number;
  checks(): Checks;
  disk(): DiskFigures;
  clockLeaps(): number;
  /** ms */
  clockDifference(): number;
  listeners(): ReadonlyMap<string, number>;
  /** ms UTC; undefined without a certificate. */
  certificateExpiresAt(): number | undefined;
  /** ms UTC; undefined before the first copy. */
  lastCopyAt(): number | undefined;
}

const TOPICS = ['display', 'kiosk', 'counter', 'monitor', 'ticket'];
const LEVEL: Readonly<Record<Check['state'], number>> = { ok: 0, warn: 1, fail: 2 };

/** Adds the gauges to the register. */
export function addGauges(register: Registry, parts: GaugeParts): void {
  const { hall, db } = parts;
  const registers = [register];

  const gauge = (name: string, help: string, read: () => number | undefined): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        const value = read();
        if (value === undefined) this.reset();
        else this.set(value);
      },
    });
  };
  const labelled = (
    name: string,
    help: string,
    label: string,
    read: () => Iterable<readonly [string, number]>,
  ): void => {
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers,
      collect() {
        this.reset();
        for (const [value, figure] of read()) this.set({ [label]: value }, figure);
      },
    });
  };

  labelled('luot_waiting_tickets', 'Tickets that wait now, by the prefix of their service.', 'service', () =>
    hall.office.services.map(({ id, prefix }) => [prefix, hall.waitingCount(id)] as const),
  );
  gauge('luot_open_counters', 'Counters that are open and not paused.', () =>
    count(hall.sessions.values(), ({ pausedAt }) => pausedAt === null),
  );
  gauge(
    'luot_print_problems',
    'Slips of which staff have to decide: not printed, partly, unknown.',
    () => hall.printProblems.size,
  );
  gauge('luot_print_oldest_job_age_seconds', 'Age of the oldest print job that waits; 0 when none does.', () => {
    const oldest = db
      .select({ at: min(printJobs.createdAt) })
      .from(printJobs)
      .where(inArray(printJobs.state, ['queued', 'printing']))
      .get();
    return oldest?.at == null ? 0 : Math.max(0, parts.now() - oldest.at) / 1_000;
  });
  new Gauge({
    name: 'luot_printer_state',
    help: '1 for the state in which a printer is now.',
    labelNames: ['printer', 'state'],
    registers,
    collect() {
      this.reset();
      for (const { id, name } of hall.office.printers) {
        this.set({ printer: name, state: hall.printerStates.get(id)?.state ?? 'unknown' }, 1);
      }
    },
  });
  gauge('luot_devices_connected', 'Devices with an open feed.', () =>
    count(hall.connections.values(), ({ connected }) => connected),
  );
  gauge('luot_devices_paired', 'Devices that the office has.', () => hall.office.devices.length);
  labelled('luot_feed_clients', 'Websocket clients, by topic.', 'topic', () => {
    const listening = parts.listeners();
    return TOPICS.map((topic) => [topic, listening.get(topic) ?? 0] as const);
  });
  gauge('luot_staff_sessions', 'Sign-ins of staff that have not ended.', () => {
    const now = parts.now();
    const live = and(gt(sessions.createdAt, now - SESSION_MS), gt(sessions.lastSeenAt, now - SESSION_IDLE_MS));
    return db.select({ n: sql<number>`count(*)` }).from(sessions).where(live).get()?.n ?? 0;
  });
  gauge('luot_data_free_bytes', 'Room left on the disk of the data folder.', () => parts.disk().free);
  gauge('luot_data_size_bytes', 'Size of the disk of the data folder.', () => parts.disk().size);
  gauge('luot_database_bytes', 'Size of the database.', () => parts.disk().database);
  gauge('luot_database_wal_bytes', 'Size of the write-ahead log of the database.', () => parts.disk().wal);
  gauge('luot_clock_leaps', 'Times that the clock of this machine was set since the start.', parts.clockLeaps);
  gauge(
    'luot_clock_difference_seconds',
    "How far this machine's clock is ahead of the office's: not near 0 while a step is not followed.",
    () => parts.clockDifference() / 1_000,
  );
  gauge('luot_certificate_expires_timestamp_seconds', 'When the own certificate ends, seconds since 1970.', () => {
    const at = parts.certificateExpiresAt();
    return at === undefined ? undefined : at / 1_000;
  });
  gauge('luot_backup_age_seconds', 'Age of the newest copy of the office; absent while there is none.', () => {
    const at = parts.lastCopyAt();
    return at === undefined ? undefined : Math.max(0, parts.now() - at) / 1_000;
  });
  gauge('luot_backup_failing', '1 while the last try to copy the office failed.', () =>
    parts.hall.backup === undefined ? 0 : 1,
  );
  labelled('luot_check', 'The checks of /api/health: 0 ok, 1 somebody should look, 2 failing.', 'check', () =>
    Object.entries(parts.checks()).map(([name, { state }]) => [name, LEVEL[state]] as const),
  );
}

function count<T>(items: Iterable<T>, wanted: (item: T) => boolean): number {
  let found = 0;
  for (const item of items) if (wanted(item)) found += 1;
  return found;
}
