/** What has had its time goes: phones' links with their business day, answers, sign-ins and pairing codes with theirs (SPEC B5); the audit log after two years (SPEC Y3). */
import { isRefusal } from '#common/contract/refusal.ts';
import type { DayKey } from './day-key.ts';
import type { Desk } from './desk.ts';
import type { Hall } from './hall.ts';
import { answerStore } from './store/answers.ts';
import { forgetAudit } from './store/audit-retention.ts';
import { forgetExpiredCredentials } from './store/devices.ts';
import { type Db, emptyLog, type Store } from './store/open.ts';
import { forgetExpiredSessions } from './store/sessions.ts';
import { wipeEndedDays } from './store/wipe.ts';

/** A retry after this long is another intent. */
const ANSWERS_KEPT_MS = 48 * 3_600_000;
/** Between the ends of days: tickets of yesterday may still be handed in by a kiosk that was cut off. */
const SWEEP_EVERY_MS = 3_600_000;

export interface RetentionParts {
  readonly desk: Desk;
  readonly store: Store;
  readonly hall: Hall;
  readonly dayKey: DayKey;
  now(): number;
  /** The links of a day that has ended are gone from the file: what is copied now holds none of them. */
  onDayWiped(): void;
}

export interface Retention {
  /** Sweeps when it is time: at the start, when the day has turned, and once an hour. Rejects when the store cannot be
   *  written; the next call tries again. */
  tick(): Promise<void>;
}

export function createRetention({ desk, store, hall, dayKey, now, onDayWiped }: RetentionParts): Retention {
  const { sqlite } = store;
  let sweptDay = '';
  let sweptAt = Number.NEGATIVE_INFINITY;
  let logHoldsLinks = false;

  /** In small transactions: an office that was upgraded after years has much to let go, and people take numbers meanwhile. */
  const wipe = async (): Promise<number> => {
    let rows = 0;
    for (;;) {
      const done = await desk.record({}, () => ({ result: wipeEndedDays(sqlite, hall.businessDay), events: [] }));
      if (isRefusal(done) || done.answer === 0) return rows;
      rows += done.answer;
    }
  };

  const sweep = async (): Promise<void> => {
    const day = hall.businessDay;
    const dayEnded = sweptDay !== '' && day !== sweptDay;
    const rows = await wipe();
    await desk.record({}, (db, at) => {
      forgetExpired(db, at);
      forgetAudit(store);
      return { result: null, events: [] };
    });
    dayKey.wipe(day);
    // Slips of yesterday that did not come out: nobody waits for them any more.
    if (rows > 0 && hall.printProblems.size > 0) await desk.change('print-jobs', {}, () => null);
    sweptDay = day;
    sweptAt = now();
    logHoldsLinks ||= rows > 0;
    if (dayEnded || rows > 0) onDayWiped();
  };

  return {
    async tick() {
      if (hall.businessDay !== sweptDay || now() - sweptAt >= SWEEP_EVERY_MS || now() < sweptAt) await sweep();
      // The write-ahead log still has the pages as they were. While a copy is being read it cannot be emptied.
      if (logHoldsLinks) logHoldsLinks = !emptyLog(store);
    },
  };
}

function forgetExpired(db: Db, now: number): void {
  answerStore(db).forgetBefore(now - ANSWERS_KEPT_MS);
  forgetExpiredSessions(db, now);
  forgetExpiredCredentials(db, now);
}
