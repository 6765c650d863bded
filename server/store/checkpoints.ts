/** Folds the write-ahead log into the database while nobody waits for an answer (SPEC R16). */
import type { Store } from './open.ts';

/** Nothing was written for so long: whoever comes next is not there yet. A clerk's two keys are closer together. */
const QUIET_MS = 300;
/** Folding flushes the disk twice: after fewer commits it would cost a quiet office more than its numbers do. */
const COMMITS_WORTH_IT = 50;
/** Nobody comes any more: the rest is folded too. */
const LONG_QUIET_MS = 60_000;

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
  let commits = 0;
  let timer: NodeJS.Timeout | undefined;
  const fold = (): void => {
    timer = undefined;
    try {
      // PASSIVE never waits for a reader: what a copy still reads is folded another time.
      sqlite.pragma('wal_checkpoint(PASSIVE)');
      commits = 0;
    } catch (error) {
      onError(error);
    }
  };
  return {
    committed() {
      commits += 1;
      clearTimeout(timer);
      timer = setTimeout(fold, commits < COMMITS_WORTH_IT ? LONG_QUIET_MS : QUIET_MS).unref();
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
