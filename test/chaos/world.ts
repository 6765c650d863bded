/**
 * The time that all share: the office's clock, the clocks of the PCs, and the steady counters of the displays. It goes as the
 * machine's does, and can be put forward while a display is cut off, so that a blackout of 70 s need not last 70 s. Timers
 * that run meanwhile (heartbeats, the silence after which a link is lost) are the real ones.
 */
import type { Ticking } from '#server/office-clock.ts';
import { MONDAY } from '#test/support/running.ts';

export class World {
  private readonly began = performance.now();
  private ahead = 0;

  /** ms UTC */
  readonly now = (): number => MONDAY + Math.floor(this.steady());

  /** Milliseconds since the beginning. */
  readonly steady = (): number => performance.now() - this.began + this.ahead;

  leap(ms: number): void {
    this.ahead += ms;
  }

  /** For the server: its clock and its counter agree, as when time just passes. */
  get ticking(): Ticking {
    return { wall: this.now, steady: this.steady, asleep: () => 0 };
  }
}
