/** Keeps watch over one running office: what `/api/health` and `/api/metrics` tell (SPEC O1–O4). */
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { sql } from 'drizzle-orm';
import type { Core } from '#server/core.ts';
import { databaseFile } from '#server/data-folder.ts';
import { businessDayOf } from '#server/domain/calendar.ts';
import type { QueueEvent } from '#server/domain/events.ts';
import { watchClock } from './clock-watch.ts';
import { watchDisk } from './disk.ts';
import { addGauges } from './gauges.ts';
import { type Checks, judge } from './health.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { type StoreWatch, watchStore } from './store-watch.ts';

/** What is told from the first moment on, before there is an office to look at. */
export interface Gate {
  readonly metrics: Metrics;
  readonly store: StoreWatch;
  readonly feed: FeedWatch;
}

export interface FeedWatch {
  failing(): boolean;
  /** The same publisher; a failure stands until the next success. */
  guarding(publish: (events: readonly QueueEvent[]) => void): (events: readonly QueueEvent[]) => void;
}

export interface Watch {
  readonly metrics: Metrics;
  checks(): Checks;
  stop(): void;
}

export interface WatchParts {
  readonly core: Core;
  readonly dataFolder: string;
  readonly timeZone: string;
  now(): number;
  /** The machine's own clock, ms UTC, and how far it is ahead of the office's, ms. */
  wall(): number;
  clockDifference(): number;
  listeners(): ReadonlyMap<string, number>;
  certificateExpiresAt(): number | undefined;
  /** ms UTC; undefined before the first copy, and when there are none. */
  lastCopyAt(): number | undefined;
}

const LOOP_WINDOW_MS = 10_000;

export function openGate(): Gate {
  let failing = false;
  return {
    metrics: createMetrics(),
    store: watchStore(),
    feed: {
      failing: () => failing,
      guarding: (publish) => (events) => {
        failing = true;
        publish(events);
        failing = false;
      },
    },
  };
}

/** Begins to watch; the first look at the disk is done when it answers. */
export async function startWatch({ metrics, store, feed }: Gate, parts: WatchParts): Promise<Watch> {
  const { core, now } = parts;
  const { hall, desk, facts } = core;
  const { db } = core.store;
  const disk = await watchDisk(parts.dataFolder, databaseFile(parts.dataFolder));
  const clock = watchClock(parts.wall, () => performance.now());
  const loop = watchLoop();
  const stopTrying = store.start(desk);

  const readable = (): boolean => {
    try {
      db.get(sql`select 1`);
      return true;
    } catch {
      // The check says so; what is wrong with the disk stands in the system's own log.
      return false;
    }
  };
  const checks = (): Checks => {
    const expiresAt = parts.certificateExpiresAt();
    const canRead = readable();
    return judge({
      store: { readable: canRead, writable: store.writable(), sound: desk.sound() },
      disk: disk.figures(),
      printers: hall.office.printers.map(({ id }) => hall.printerStates.get(id)?.state ?? 'unknown'),
      clock: {
        dayAhead: canRead && facts.currentDay() > businessDayOf(now(), parts.timeZone).day,
        sinceLeap: clock.sinceLeap(),
      },
      standstillMs: loop.longestMs(),
      feedFailing: feed.failing(),
      backupFailing: hall.backup !== undefined,
      certificateLeft: expiresAt === undefined ? undefined : expiresAt - now(),
    });
  };

  desk.onCommitted(metrics.committed);
  addGauges(metrics.register, {
    hall,
    db,
    now,
    checks,
    disk: disk.figures,
    clockLeaps: clock.leaps,
    clockDifference: parts.clockDifference,
    listeners: parts.listeners,
    certificateExpiresAt: parts.certificateExpiresAt,
    lastCopyAt: parts.lastCopyAt,
  });
  return {
    metrics,
    checks,
    stop() {
      stopTrying();
      disk.stop();
      clock.stop();
      loop.stop();
    },
  };
}

/** The longest standstill of the event loop in the last ten to twenty seconds. */
function watchLoop(): { longestMs(): number; stop(): void } {
  const delay: IntervalHistogram = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let before = 0;
  const timer = setInterval(() => {
    before = delay.max / 1e6;
    delay.reset();
  }, LOOP_WINDOW_MS);
  timer.unref();
  return {
    longestMs: () => Math.max(before, delay.max / 1e6),
    stop() {
      clearInterval(timer);
      delay.disable();
    },
  };
}
