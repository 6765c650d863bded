/** Whether the store takes what it is given. A failure stands until something was written again. */
import { sql } from 'drizzle-orm';
import type { Flush } from '#server/batch.ts';
import type { Desk } from '#server/desk.ts';
import { office } from '#server/store/schema.ts';

const TRY_EVERY_MS = 5_000;

export interface StoreWatch {
  onFlush(flush: Flush): void;
  writable(): boolean;
  /** While a write has failed, tries a small one of its own every few seconds; the answer stops it. */
  start(desk: Desk): () => void;
}

export function watchStore(): StoreWatch {
  let writable = true;
  return {
    onFlush({ failed, events }) {
      if (failed) writable = false;
      // A batch without events may have touched no page of the file: it proves nothing.
      else if (events > 0) writable = true;
    },
    writable: () => writable,
    start(desk) {
      const timer = setInterval(() => {
        if (writable) return;
        const tried = desk.record({}, (db) => {
          db.update(office)
            .set({ currentDay: sql`${office.currentDay}` })
            .run();
          return { result: null, events: [] };
        });
        tried.then(
          () => {
            writable = true;
          },
          // Still no room. The failure was reported when it began; the next try follows.
          () => undefined,
        );
      }, TRY_EVERY_MS);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
}
