/** When the office is copied, and what becomes of it (SPEC B1, B3). */
import { readdir } from 'node:fs/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { QueueEvent } from '#server/domain/events.ts';
import type { MakeCopy } from './copier.ts';
import { copiesAmong, copyName } from './folder.ts';
import type { CopyResult } from './job.ts';
import type { BackupState } from './state.ts';

/** An hour's work is what an office can take up again from its slips and its memory; a copy costs a minute at most. */
export const COPY_EVERY_MS = 3_600_000;
/** After a failure: soon enough for a stick that was put back, too seldom to be a burden. */
export const TRY_AGAIN_MS = 5 * 60_000;
const TICK_MS = 10_000;

export interface BackupParts {
  readonly dataFolder: string;
  readonly backup: { readonly folder: string; readonly make: boolean } | null;
  readonly makeCopy: MakeCopy;
  readonly logger: Pick<FastifyBaseLogger, 'info' | 'error'>;
  now(): number;
  toMoment(ms: number): string;
  businessDay(): string;
  /** When the last event that a copy should hold was written; null when there is none. ms UTC */
  lastChangeAt(): number | null;
  /** The state has changed in a way that staff should see. */
  onState(state: BackupState): void;
}

export interface Backups {
  state(): BackupState;
  /** To be told of what was committed, to know whether a copy would hold anything new. */
  note(events: readonly QueueEvent[]): void;
  /** The business day has ended and its links are wiped: the day's last copy is due now. */
  dayEnded(): void;
  /** Makes a copy when one is due; otherwise nothing. */
  tick(): Promise<void>;
  /** Ends a copy that is being made. */
  stop(): Promise<void>;
}

/** Starts the schedule. */
export async function startBackups(parts: BackupParts): Promise<Backups> {
  const { backup, now, logger } = parts;
  let state: BackupState = {
    folder: backup?.folder ?? null,
    lastSuccessAt: backup === null ? null : await newestCopy(backup.folder),
    failing: null,
  };
  const changedAt = parts.lastChangeAt();
  let changed = changedAt !== null && changedAt > (state.lastSuccessAt ?? Number.NEGATIVE_INFINITY);
  let dayEnd = false;
  let triedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;
  const stopping = new AbortController();

  const isDue = (): boolean => {
    if (state.failing !== null) return ago(triedAt) >= TRY_AGAIN_MS;
    if (dayEnd) return true;
    return changed && ago(state.lastSuccessAt ?? Number.NEGATIVE_INFINITY) >= COPY_EVERY_MS;
  };
  /** A clock that was set back must not put the next copy off by what it was ahead. */
  const ago = (at: number): number => (at > now() ? Number.POSITIVE_INFINITY : now() - at);

  const take = (result: CopyResult, at: number): void => {
    if (result.ok) {
      if (result.unwiped.length > 0) logger.error({ copies: result.unwiped }, 'links of phones stay in these copies');
      if (state.failing !== null) logger.info({ folder: state.folder }, 'the office is copied again');
      const told = state.failing !== null;
      state = { ...state, lastSuccessAt: at, failing: null };
      if (told) parts.onState(state);
      return;
    }
    changed = true;
    const { problem, detail } = result;
    const before = state.failing;
    state = { ...state, failing: { since: before?.since ?? at, problem, detail } };
    // Once, not at every try.
    if (before?.problem === problem) return;
    logger.error({ folder: state.folder, problem, detail }, 'the office could not be copied');
    parts.onState(state);
  };

  const copy = async (place: NonNullable<BackupParts['backup']>): Promise<void> => {
    const at = now();
    triedAt = at;
    // Before the copy: what is written while it is made belongs to the next one.
    changed = false;
    const ending = dayEnd;
    dayEnd = false;
    const { dataFolder } = parts;
    const name = copyName(parts.toMoment(at));
    const job = { dataFolder, ...place, name, today: parts.businessDay(), now: at };
    const result = await parts.makeCopy(job, stopping.signal);
    if (stopping.signal.aborted) return;
    if (!result.ok) dayEnd = ending;
    take(result, at);
  };

  const tick = async (): Promise<void> => {
    if (backup === null || stopping.signal.aborted) return;
    if (running === undefined && isDue()) {
      running = copy(backup).finally(() => {
        running = undefined;
      });
    }
    await running;
  };

  const timer = setInterval(() => {
    tick().catch((error: unknown) => logger.error({ failure: error }, 'the schedule of copies failed'));
  }, TICK_MS);
  timer.unref();

  return {
    state: () => state,
    note(events) {
      if (events.some(({ type }) => isWorthACopy(type))) changed = true;
    },
    dayEnded() {
      dayEnd = true;
    },
    tick,
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}

/** Screens and printers that come and go all night make no copy. */
function isWorthACopy(type: QueueEvent['type']): boolean {
  return !type.startsWith('device.') && type !== 'printer.state';
}

/** Undefined folders and sticks that are not there have none; the first copy will say what is wrong. */
async function newestCopy(folder: string): Promise<number | null> {
  const names = await readdir(folder).catch(() => []);
  return copiesAmong(names).reduce<number | null>((newest, { at }) => Math.max(newest ?? at, at), null);
}
