/** Folds the write-ahead log into the database while nobody waits for an answer (SPEC R16). */
import type { Store } from './open.ts';

/** Nothing was written for so long: whoever comes next is not there yet. A clerk's two keys are closer together. */
const QUIET_MS = 300;

export interface Checkpoints {
  /** Something was committed. */
  committed(): void;
  stop(): void;
}

/**
 * SQLite itself folds only in the commit that makes the log longer than `LOG_PAGES_MOST` (open.ts), and then that commit's
 * asker waits for it. `onError`: a disk that takes no more; the next quiet moment tries again.
 */
export function foldWhenQuiet({ sqlite }: Store, onError: (error: unknown) => void): Checkpoints {
  let timer: NodeJS.Timeout | undefined;
  const fold = (): void => {
    timer = undefined;
    try {
      // PASSIVE never waits for a reader: what a copy still reads is folded another time.
      sqlite.pragma('wal_checkpoint(PASSIVE)');
    } catch (error) {
      onError(error);
    }
  };
  return {
    committed() {
      if (timer === undefined) timer = setTimeout(fold, QUIET_MS);
      else timer.refresh();
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
