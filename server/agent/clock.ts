/** The office's time on a PC whose own clock may be wrong. */
export interface OfficeClock {
  /** ms UTC by the office's clock, as far as it is known. */
  now(): number;
  /** The server has just said what time it is. */
  confirm(serverMs: number): void;
  /** Whether the server has said so since this program began. */
  readonly confirmed: boolean;
  /** Office's clock minus this PC's, ms. */
  readonly offsetMs: number;
  /** ms since this program began; no change of the PC's clock touches it. */
  ticks(): number;
}

export interface ClockParts {
  /** This PC's clock, ms UTC. */
  wall(): number;
  /** Grows evenly, ms. */
  ticks(): number;
  /** As kept from before. */
  readonly offsetMs: number;
  readonly seenAt: number;
}

/**
 * Once the server has told the time, this goes on from there by the even clock: a PC's clock that is set, or falls back,
 * changes nothing. Before that it trusts the PC's clock with the offset kept from before, but never goes behind what was
 * seen already: a PC whose battery is dead wakes up in another year.
 */
export function createOfficeClock({ wall, ticks, offsetMs, seenAt }: ClockParts): OfficeClock {
  const began = ticks();
  let offset = offsetMs;
  let anchor: { readonly server: number; readonly ticks: number } | undefined;
  return {
    now() {
      const time = anchor === undefined ? wall() + offset : anchor.server + ticks() - anchor.ticks;
      return Math.round(anchor === undefined ? Math.max(time, seenAt + ticks() - began) : time);
    },
    confirm(serverMs) {
      anchor = { server: serverMs, ticks: ticks() };
      offset = Math.round(serverMs - wall());
    },
    get confirmed() {
      return anchor !== undefined;
    },
    get offsetMs() {
      return offset;
    },
    ticks: () => Math.round(ticks() - began),
  };
}
