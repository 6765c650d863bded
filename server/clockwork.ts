/** What happens by the clock alone: the day turns, the doors open and close, old rows go. */
import { lt, sql } from 'drizzle-orm';
import type { Desk } from './desk.ts';
import { openingAt } from './domain/calendar.ts';
import type { Hall } from './hall.ts';
import { answers, helpRequests } from './store/schema.ts';

export interface ClockworkParts {
  readonly desk: Desk;
  readonly hall: Hall;
  readonly timeZone: string;
  now(): number;
  onError(error: unknown): void;
}

const TICK_MS = 5_000;
/** A retry after this long is another intent. */
const ANSWERS_KEPT_MS = 48 * 3_600_000;
const HELP_KEPT_MS = 15 * 60_000;

/** Starts the clockwork; the answer stops it. */
export function startClockwork({ desk, hall, timeZone, now, onError }: ClockworkParts): () => void {
  // Whole, since after a standstill of the machine it may be open again, but until another hour.
  const opening = (): string => JSON.stringify(openingAt(hall.office.settings.hours, now(), timeZone));
  let told = opening();
  // None yet: a machine that is switched off every evening never sees a day turn.
  let day = '';

  const tick = async (): Promise<void> => {
    await desk.turnDay();
    if (opening() !== told) {
      told = opening();
      await desk.change('opening', {}, () => null);
    }
    const stale = [...hall.help.values()].filter(({ at }) => now() - at > HELP_KEPT_MS);
    for (const { id, deviceId } of stale) {
      await desk.record({ by: { deviceId } }, (db, at) => {
        db.update(helpRequests).set({ endedAt: at }).where(sql`${helpRequests.id} = ${id}`).run();
        const data = { helpId: id, staffName: null, counterNumber: null, ended: true };
        return { result: null, events: [{ type: 'help.answered', ticketId: null, counterId: null, data }] };
      });
    }
    if (hall.businessDay !== day) {
      day = hall.businessDay;
      await desk.record({}, (db, at) => {
        db.delete(answers)
          .where(lt(answers.at, at - ANSWERS_KEPT_MS))
          .run();
        return { result: null, events: [] };
      });
    }
  };

  const timer = setInterval(() => {
    // A full disk must not stop the clock: the next tick tries again.
    tick().catch(onError);
  }, TICK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
