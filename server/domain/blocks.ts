/** Numbers that kiosks hold for the time when they are cut off, and how the main line goes past them (SPEC G1–G3, N1). */

/** Numbers, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Block extends Span {
  readonly serviceId: string;
  readonly prefix: string;
}

export interface HeldBlock extends Block {
  readonly deviceId: string;
}

const SIZE = 30;
/** Far behind the numbers of an ordinary day. No block crosses to another count of digits. */
const RANGES: readonly Span[] = [
  { from: 901, to: 990 },
  { from: 9_001, to: 9_990 },
  { from: 90_001, to: 99_990 },
];
/** Of one service at one kiosk: an agent that asks on and on must not take all numbers. */
const BLOCKS_MOST = 10;

/** The block that a number belongs to, held or not; undefined for a number that only the main line gives. */
export function standingBlock(number: number): Span | undefined {
  const range = RANGES.find((span) => holds(span, number));
  if (range === undefined) return undefined;
  const from = number - ((number - range.from) % SIZE);
  return { from, to: from + SIZE - 1 };
}

export function holds({ from, to }: Span, number: number): boolean {
  return from <= number && number <= to;
}

/** The number that the main line gives after `last`: past those that kiosks hold, and past those that were given from a block. */
export function nextNumber(last: number, held: readonly Span[], isGiven: (number: number) => boolean): number {
  let number = last + 1;
  for (;;) {
    const block = held.find((span) => holds(span, number));
    if (block !== undefined) number = block.to + 1;
    else if (isGiven(number)) number += 1;
    else return number;
  }
}

export interface BlockFacts {
  readonly services: readonly { readonly id: string; readonly prefix: string; readonly active: boolean }[];
  /** The blocks of all kiosks. */
  readonly held: readonly HeldBlock[];
  /** How far the main line has come today. */
  lastNumber(prefix: string): number;
  /** Whether any number of the span was given today. */
  anyGiven(prefix: string, span: Span): boolean;
}

/** What an agent says of its blocks. */
export interface BlockWish {
  readonly deviceId: string;
  readonly claimed: readonly Block[];
  /** Services of which it has too few numbers left today. */
  readonly lowOn: readonly string[];
}

export interface BlockPlan {
  readonly giveBack: readonly HeldBlock[];
  readonly grant: readonly Block[];
}

/**
 * What changes with the blocks of one kiosk. Blocks of another prefix than the service has now go back; those that the
 * agent holds and nobody else does are its own again; every active service has one; more where the numbers run out.
 */
export function planBlocks(facts: BlockFacts, { deviceId, claimed, lowOn }: BlockWish): BlockPlan {
  const fits = ({ serviceId, prefix }: Block): boolean =>
    facts.services.some((service) => service.id === serviceId && service.prefix === prefix);
  const own = facts.held.filter((block) => block.deviceId === deviceId);
  const giveBack = own.filter((block) => !fits(block));
  const held: HeldBlock[] = facts.held.filter((block) => !giveBack.includes(block));
  const grant: Block[] = [];
  const take = ({ serviceId, prefix, from, to }: Block): void => {
    grant.push({ serviceId, prefix, from, to });
    held.push({ serviceId, prefix, from, to, deviceId });
  };
  const ofService = (id: string): HeldBlock[] =>
    held.filter((block) => block.deviceId === deviceId && block.serviceId === id);

  for (const block of claimed) {
    const { serviceId } = block;
    if (!fits(block) || !isStanding(block) || ofService(serviceId).length >= BLOCKS_MOST) continue;
    if (!held.some((other) => other.prefix === block.prefix && overlap(other, block))) take(block);
  }
  for (const service of facts.services) {
    const mine = ofService(service.id);
    // One that the agent does not name is on its way to it: an answer that got lost must not cost a block each time.
    const allKnown = mine.every((block) => claimed.some((other) => same(block, other)));
    const wanted = mine.length === 0 ? service.active : lowOn.includes(service.id) && allKnown;
    if (!wanted || mine.length >= BLOCKS_MOST) continue;
    const free = freeBlock(facts, held, service.prefix);
    if (free !== undefined) take({ serviceId: service.id, prefix: service.prefix, ...free });
  }
  return { giveBack, grant };
}

/** The lowest block that nobody holds and of which nobody has a number today. */
function freeBlock(facts: BlockFacts, held: readonly HeldBlock[], prefix: string): Span | undefined {
  const taken = held.filter((block) => block.prefix === prefix);
  const last = facts.lastNumber(prefix);
  for (const range of RANGES) {
    for (let { from } = range; from < range.to; from += SIZE) {
      const span = { from, to: from + SIZE - 1 };
      // What the main line has passed may be on paper, also where this server does not remember it.
      if (from <= last || taken.some((block) => overlap(block, span)) || facts.anyGiven(prefix, span)) continue;
      return span;
    }
  }
  return undefined;
}

function isStanding({ from, to }: Span): boolean {
  const block = standingBlock(from);
  return block?.from === from && block.to === to;
}

function overlap(a: Span, b: Span): boolean {
  return a.from <= b.to && b.from <= a.to;
}

function same(a: Block, b: Block): boolean {
  return a.serviceId === b.serviceId && a.prefix === b.prefix && a.from === b.from && a.to === b.to;
}
