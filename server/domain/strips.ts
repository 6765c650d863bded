/** Strips of numbers on paper, for the time when the power is gone (SPEC J84–J87). */
import type { Refusal } from '#common/contract/errors.ts';
import { refuse } from '#common/contract/refusal.ts';
import type { Span } from './blocks.ts';
import { ORDINARY } from './classes.ts';
import type { NewEvent } from './events.ts';
import { label } from './numbering.ts';
import { newTicket } from './ticket.ts';

/** Behind an ordinary day's numbers and before those that kiosks hold; no strip crosses to another count of digits. */
const RANGES: readonly Span[] = [
  { from: 801, to: 900 },
  { from: 8_001, to: 9_000 },
  { from: 80_001, to: 90_000 },
];

export interface StripNumbers {
  /** Of other strips: open ones, and those that were brought back today. */
  readonly reserved: readonly Span[];
  /** How far the main line has come today. */
  readonly last: number;
  isGiven(number: number): boolean;
}

/** The lowest `count` numbers in a row that nobody has or may get; undefined when there are none. */
export function freeStrip({ reserved, last, isGiven }: StripNumbers, count: number): Span | undefined {
  for (const range of RANGES) {
    let from = Math.max(range.from, last + 1);
    while (from + count - 1 <= range.to) {
      const next = blockedAfter(from, from + count - 1, reserved, isGiven);
      if (next === undefined) return { from, to: from + count - 1 };
      from = next;
    }
  }
  return undefined;
}

/** Where to look on when something in the span is taken. */
function blockedAfter(
  from: number,
  to: number,
  reserved: readonly Span[],
  isGiven: StripNumbers['isGiven'],
): number | undefined {
  const other = reserved.find((span) => span.from <= to && from <= span.to);
  if (other !== undefined) return other.to + 1;
  for (let number = to; number >= from; number -= 1) if (isGiven(number)) return number + 1;
  return undefined;
}

/** What staff say of a strip that comes back. */
export interface StripUse {
  /** How many of it were handed out, from its first number on. */
  readonly used: number;
  /** How many of those were served while the power was gone: they need no place any more. */
  readonly served: number;
  /** When the first and the last of them were handed out, roughly; ms UTC. */
  readonly firstAt: number;
  readonly lastAt: number;
}

export interface StripFacts extends Span {
  readonly serviceId: string;
  readonly prefix: string;
}

/** Where a strip comes back to. */
export interface StripReturn {
  readonly strip: StripFacts;
  readonly use: StripUse;
  readonly businessDay: string;
  /** The first moment of the business day: nothing of it is older. */
  readonly dayBegan: number;
  readonly now: number;
  isGiven(label: string): boolean;
  newId(): string;
}

/**
 * The numbers of a strip that still wait come into the line, in the order of the strip, each with its own rough time: evenly
 * from the first to the last. Who was called away from a strip has no phone link and no class; staff may give him one.
 */
export function strippedTickets(back: StripReturn): readonly NewEvent[] | Refusal {
  const { strip, use, now, dayBegan } = back;
  const { used, served, firstAt, lastAt } = use;
  const count = strip.to - strip.from + 1;
  if (used > count) return refuse('request.invalid', { field: 'used', params: { why: 'too-large', limit: count } });
  if (served > used) return refuse('request.invalid', { field: 'served', params: { why: 'too-large', limit: used } });
  if (firstAt > lastAt) return refuse('request.invalid', { field: 'lastAt', params: { why: 'order' } });
  const events: NewEvent[] = [];
  for (let index = served; index < used; index += 1) {
    const number = strip.from + index;
    const called = label(strip.prefix, number);
    if (back.isGiven(called)) return refuse('number.taken', { params: { number: called } });
    const rough = used === 1 ? firstAt : firstAt + Math.floor(((lastAt - firstAt) * index) / (used - 1));
    const issuedAt = Math.min(now, Math.max(dayBegan, rough));
    const id = back.newId();
    events.push({
      type: 'ticket.issued',
      ticketId: id,
      counterId: null,
      data: {
        prefix: strip.prefix,
        number,
        origin: 'strip',
        ticket: newTicket({
          id,
          businessDay: back.businessDay,
          serviceId: strip.serviceId,
          label: called,
          priorityClass: ORDINARY,
          procedureCode: null,
          language: 'vi',
          deviceId: null,
          issuedAt,
          since: issuedAt,
        }),
      },
    });
  }
  return events;
}
