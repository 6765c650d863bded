/** What happens by the clock alone: the day turns, the doors open and close, old rows go. */
import { sql } from 'drizzle-orm';
import type { Desk } from './desk.ts';
import { openingAt } from './domain/calendar.ts';
import type { Hall } from './hall.ts';
import type { OfficeClock } from './office-clock.ts';
import { helpRequests } from './store/schema.ts';

export interface ClockworkParts {
  readonly desk: Desk;
  readonly hall: Hall;
  readonly timeZone: string;
  /** Lets go what has had its time. */
  sweep(): Promise<void>;
  readonly clock: OfficeClock;
  /** The clock of the machine and that of the office began to differ, or agree again. */
  onTrouble(): void;
  onError(error: unknown): void;
}

const TICK_MS = 5_000;
const HELP_KEPT_MS = 15 * 60_000;

export interface Clockwork {
  /** Looks at the clock now, as it does by itself every 5 s. */
  tick(): Promise<void>;
  stop(): void;
}

/** Starts the clockwork. */
export function startClockwork({ desk, hall, timeZone, clock, sweep, onTrouble, onError }: ClockworkParts): Clockwork {
  const { now } = clock;
  // Whole, since after a standstill of the machine it may be open again, but until another hour.
  const opening = (): string => JSON.stringify(openingAt(hall.office.settings.hours, now(), timeZone));
  let told = opening();
  let trouble = clock.trouble();

  const tick = async (): Promise<void> => {
    if (clock.wentBack()) await desk.takeBackDay();
    await desk.turnDay();
    if (clock.trouble() !== trouble) {
      trouble = clock.trouble();
      onTrouble();
      await desk.change('clock', {}, () => null);
    }
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
    await sweep();
  };

  const timer = setInterval(() => {
    // A full disk must not stop the clock: the next tick tries again.
    tick().catch(onError);
  }, TICK_MS);
  timer.unref();
  return { tick, stop: () => clearInterval(timer) };
}
