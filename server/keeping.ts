/** What keeps an office over the months: its copies, and that nothing stays longer than it may (SPEC B). */
import type { FastifyBaseLogger } from 'fastify';
import { copyInProcess, type MakeCopy } from './backup/copier.ts';
import { type Backups, startBackups } from './backup/schedule.ts';
import type { Config } from './config.ts';
import type { Core } from './core.ts';
import type { DayKey } from './day-key.ts';
import { createRetention } from './retention.ts';

export interface Keeping {
  readonly backups: Backups;
  /** Lets go what has had its time; see Retention. */
  sweep(): Promise<void>;
}

export interface KeepingParts {
  readonly core: Core;
  readonly config: Pick<Config, 'data' | 'backup'>;
  readonly logger: FastifyBaseLogger;
  readonly dayKey: DayKey;
  readonly makeCopy?: MakeCopy;
  now(): number;
  onError(error: unknown): void;
}

/** Starts the schedule of copies; the clockwork calls `sweep`. */
export async function startKeeping(parts: KeepingParts): Promise<Keeping> {
  const { core, config, logger, dayKey, makeCopy = copyInProcess, now, onError } = parts;
  const { desk, hall, log, store, toMoment } = core;
  const backups = await startBackups({
    dataFolder: config.data,
    backup: config.backup,
    makeCopy,
    logger,
    now,
    toMoment,
    businessDay: () => hall.businessDay,
    lastChangeAt: log.lastAt,
    onState({ failing }) {
      hall.backup = failing === null ? undefined : { since: failing.since, problem: failing.problem };
      // A full disk may refuse this too; then the screens say that, and these words come with the next change.
      desk.change('backups', {}, () => null).catch(onError);
    },
  });
  desk.onCommitted(backups.note);
  const retention = createRetention({ desk, store, hall, dayKey, now, onDayWiped: backups.dayEnded });
  return { backups, sweep: retention.tick };
}
