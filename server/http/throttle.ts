/** Slows down whoever tries passwords (SPEC A6). Memory is bounded: the entries used longest ago are forgotten. */

const FIRST_BLOCK_MS = 30_000;
const LONGEST_BLOCK_MS = 15 * 60_000;
const FORGET_AFTER_MS = 60 * 60_000;

interface Tries {
  wrong: number;
  blockedUntil: number;
  lastAt: number;
}

export interface Throttle {
  /**
   * Counts a try as wrong before the password is even looked at, so that many at once are not all let through.
   * Answers the seconds to wait when it is refused; else undefined, and `succeeded` takes the count back.
   */
  begin(key: string, now: number): number | undefined;
  /** The password was right. `forget`: all earlier wrong tries count no more. */
  succeeded(key: string, forget: boolean): void;
}

/** After `free` wrong tries each further one is blocked, for 30 s, then twice as long each time, up to 15 minutes. */
export function makeThrottle(free: number, entriesAtMost = 10_000): Throttle {
  const tries = new Map<string, Tries>();
  return {
    begin(key, now) {
      const known = tries.get(key);
      const entry =
        known === undefined || now - known.lastAt > FORGET_AFTER_MS
          ? { wrong: 0, blockedUntil: 0, lastAt: now }
          : known;
      if (now < entry.blockedUntil) return Math.ceil((entry.blockedUntil - now) / 1_000);
      entry.wrong += 1;
      entry.lastAt = now;
      if (entry.wrong >= free) {
        entry.blockedUntil = now + Math.min(FIRST_BLOCK_MS * 2 ** (entry.wrong - free), LONGEST_BLOCK_MS);
      }
      // Set anew, so that a Map's order is the order of use.
      tries.delete(key);
      tries.set(key, entry);
      if (tries.size > entriesAtMost)
        for (const oldest of tries.keys()) {
          tries.delete(oldest);
          break;
        }
      return undefined;
    },
    succeeded(key, forget) {
      const entry = tries.get(key);
      if (entry === undefined) return;
      entry.wrong -= 1;
      entry.blockedUntil = 0;
      if (forget || entry.wrong <= 0) tries.delete(key);
    },
  };
}
