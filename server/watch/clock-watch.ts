/** Whether the machine's clock leaps: it is held against one that only ever runs forward. */

const LOOK_EVERY_MS = 5_000;
/** NTP slews by parts of a millisecond; a leap of seconds is somebody setting the clock. */
const LEAP_MS = 5_000;

export interface ClockWatch {
  /** Leaps seen since the start. */
  leaps(): number;
  /** ms since the last leap by the clock that only runs forward; undefined when there was none. */
  sinceLeap(): number | undefined;
  look(): void;
  stop(): void;
}

/** `now` is the machine's clock, `steady` one that never leaps; both in ms. */
export function watchClock(now: () => number, steady: () => number): ClockWatch {
  let offset = now() - steady();
  let leaps = 0;
  let lastAt: number | undefined;
  const look = (): void => {
    const seen = now() - steady();
    if (Math.abs(seen - offset) > LEAP_MS) {
      leaps += 1;
      lastAt = steady();
    }
    offset = seen;
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return {
    leaps: () => leaps,
    sinceLeap: () => (lastAt === undefined ? undefined : steady() - lastAt),
    look,
    stop: () => clearInterval(timer),
  };
}
