/**
 * The office's time (SPEC C7, C8). It is the machine's clock as long as that goes as time does. When that clock steps, the
 * office goes on by the machine's steady counter until the step harms nobody, the clock comes back, or an admin says that
 * it is right (docs/decisions/010).
 */
import { uptime } from 'node:os';
import type { FastifyBaseLogger } from 'fastify';
import { businessDayOf } from './domain/calendar.ts';
import { mayFollow } from './domain/clock-step.ts';

/** What the machine knows of time. */
export interface Ticking {
  /** The clock that people set, ms UTC; it may step. */
  wall(): number;
  /** Milliseconds that nobody can set; it may stand still while the machine sleeps. */
  steady(): number;
  /** How long the machine has slept since this process began, ms. */
  asleep(): number;
}

/** What the office remembers, by which a clock is judged. */
export interface ClockEvidence {
  /** The moment of the last event, ms UTC; undefined when there is none. */
  lastMoment(): number | undefined;
  /** The last moment of the business days before this one. */
  lastMomentBefore(day: string): number | undefined;
  /** The business day that the office is in. */
  businessDay(): string;
  /** Whether somebody waits, is served or fetches papers since a moment (ms UTC) or later. */
  waitingSince(moment: number): boolean;
  /** A demo may lie about for months: its clock is believed at the start. */
  demo(): boolean;
}

/** What the two clocks showed when they were seen to differ, ms UTC. */
export interface ClockTrouble {
  readonly machine: number;
  readonly office: number;
}

export interface OfficeClock {
  /** ms UTC */
  now(): number;
  /** What staff have to be told; the same answer as long as the same trouble lasts, undefined while the clocks agree. */
  trouble(): ClockTrouble | undefined;
  /** How far the machine's clock is ahead of the office's, ms. */
  difference(): number;
  /** An admin says that the machine's clock is right. */
  confirm(): void;
  /** Whether the clock was followed back to an earlier business day, which the queue has not done yet. */
  wentBack(): boolean;
}

/** Time servers set a clock by as much without anybody noticing. */
const FOLLOW_MS = 2_000;
/** After a sleep the two counters agree less well. */
const FOLLOW_AFTER_SLEEP_MS = 15_000;
/** Less is not worth a word. */
const TELL_MS = 120_000;
const HOUR_MS = 3_600_000;
const JUDGE_EVERY_MS = 1_000;

/** The machine's own clocks. */
export function machineTicking(): Ticking {
  // The uptime goes on while the machine sleeps, the steady counter does not.
  const asleep = (): number => uptime() * 1000 - performance.now();
  const before = asleep();
  return { wall: Date.now, steady: () => performance.now(), asleep: () => Math.max(0, asleep() - before) };
}

/** A clock that is moved by hand, as in tests: it never steps, since it is its own steady counter. */
export function handTicking(now: () => number): Ticking {
  return { wall: now, steady: now, asleep: () => 0 };
}

export function officeClock(ticking: Ticking, timeZone: string, evidence: ClockEvidence): OfficeClock {
  let last: { office: number; steady: number; asleep: number } | undefined;
  let judgedAt = Number.NEGATIVE_INFINITY;
  let held = false;
  let told: ClockTrouble | undefined;
  /** Who came before is left from a day that had not been closed, when the clock was not believed at the start. */
  let protectedFrom = Number.NEGATIVE_INFINITY;
  let back = false;

  const follow = (wall: number, steady: number): number => {
    if (last !== undefined && wall < last.office - FOLLOW_MS) back = true;
    last = { office: wall, steady, asleep: last?.asleep ?? ticking.asleep() };
    held = false;
    return wall;
  };

  const judge = (wall: number, office: number): boolean => {
    const day = evidence.businessDay();
    const backwards = wall < office;
    return mayFollow({
      wall,
      office,
      sameDay: businessDayOf(wall, timeZone).day === day,
      waiting: evidence.waitingSince(backwards ? Number.NEGATIVE_INFINITY : protectedFrom),
      earlierDaysEnded: backwards ? evidence.lastMomentBefore(day) : undefined,
    });
  };

  /** Without a steady counter from before: what the office has written down is all that is known. */
  const begin = (wall: number, steady: number): number => {
    const written = evidence.lastMoment();
    if (written === undefined || (evidence.demo() && wall >= written)) return follow(wall, steady);
    last = { office: written, steady, asleep: ticking.asleep() };
    protectedFrom = Number.POSITIVE_INFINITY;
    const believed = Math.abs(wall - written) <= FOLLOW_MS || judge(wall, written);
    protectedFrom = believed ? Number.NEGATIVE_INFINITY : written + 1;
    if (believed) return follow(wall, steady);
    held = true;
    judgedAt = steady;
    return written;
  };

  const now = (): number => {
    const wall = ticking.wall();
    const steady = ticking.steady();
    if (last === undefined) return begin(wall, steady);
    let office = last.office + steady - last.steady;
    if (Math.abs(wall - office) <= FOLLOW_MS) return follow(wall, steady);
    if (steady - judgedAt < JUDGE_EVERY_MS) return office;
    judgedAt = steady;
    const slept = ticking.asleep() - last.asleep;
    office += slept;
    last = { office, steady, asleep: last.asleep + slept };
    if (slept > FOLLOW_MS && Math.abs(wall - office) <= FOLLOW_AFTER_SLEEP_MS) return follow(wall, steady);
    if (judge(wall, office)) return follow(wall, steady);
    held = true;
    return office;
  };

  return {
    now,
    trouble() {
      const office = now();
      const machine = ticking.wall();
      const differ = machine - office;
      if (!held || Math.abs(differ) < TELL_MS) told = undefined;
      // It may have stepped again.
      else if (told === undefined || Math.abs(differ - (told.machine - told.office)) > TELL_MS)
        told = { machine, office };
      return told;
    },
    difference() {
      const office = now();
      return ticking.wall() - office;
    },
    confirm() {
      now();
      follow(ticking.wall(), ticking.steady());
    },
    wentBack() {
      // A few minutes around midnight are no reason to begin the old day again.
      const behind = businessDayOf(now() + HOUR_MS, timeZone).day < evidence.businessDay();
      back &&= behind;
      return back;
    },
  };
}

/** Writes into the log what the clocks show when they differ. */
export function tellClock(clock: OfficeClock, logger: FastifyBaseLogger, toMoment: (ms: number) => string): void {
  const trouble = clock.trouble();
  if (trouble === undefined) return;
  logger.warn(
    { machine: toMoment(trouble.machine), office: toMoment(trouble.office) },
    'the clock of this machine has stepped and is not followed: the office goes on by its own time',
  );
}
