/** The numbers of this kiosk's own blocks: each is given once a business day (SPEC G11). All of it runs in a transaction. */
import { eq, lt, sql } from 'drizzle-orm';
import type { NumberBlock, SyncAnswer } from '#common/contract/kiosk-agent.ts';
import { blocks, used } from './schema.ts';
import type { AgentDb } from './store.ts';

interface Stock extends NumberBlock {
  readonly usedTo: number;
}

/** The blocks with how far each was used on a day, in the order in which they are used. */
function stockOf(db: AgentDb, day: string): Stock[] {
  const reached = new Map(
    db
      .select()
      .from(used)
      .where(eq(used.businessDay, day))
      .all()
      .map(({ prefix, fromNumber, usedTo }) => [`${prefix} ${fromNumber}`, usedTo]),
  );
  return heldBlocks(db).map((block) => ({
    ...block,
    usedTo: reached.get(`${block.prefix} ${block.from}`) ?? block.from - 1,
  }));
}

export function heldBlocks(db: AgentDb): NumberBlock[] {
  return db
    .select()
    .from(blocks)
    .orderBy(blocks.prefix, blocks.fromNumber)
    .all()
    .map(({ serviceId, prefix, fromNumber, toNumber }) => ({ serviceId, prefix, from: fromNumber, to: toNumber }));
}

/** Takes the next number of a service out of its blocks; undefined when none is left on that day. */
export function takeNumber(
  db: AgentDb,
  serviceId: string,
  day: string,
): { readonly prefix: string; readonly number: number } | undefined {
  const block = stockOf(db, day).find((one) => one.serviceId === serviceId && one.usedTo < one.to);
  if (block === undefined) return undefined;
  const number = block.usedTo + 1;
  useUpTo(db, day, block, number);
  return { prefix: block.prefix, number };
}

function useUpTo(db: AgentDb, day: string, { prefix, from }: NumberBlock, usedTo: number): void {
  db.insert(used)
    .values({ businessDay: day, prefix, fromNumber: from, usedTo })
    .onConflictDoUpdate({
      target: [used.businessDay, used.prefix, used.fromNumber],
      // Never back: the server may know less than this kiosk has given since.
      set: { usedTo: sql`max(${used.usedTo}, ${usedTo})` },
    })
    .run();
}

/** A number turned out to belong to this day: it is not given there again. */
export function countAsUsed(db: AgentDb, day: string, prefix: string, number: number): void {
  const block = heldBlocks(db).find((one) => one.prefix === prefix && one.from <= number && number <= one.to);
  if (block !== undefined) useUpTo(db, day, block, number);
}

/** How many numbers are left on a day, by service. */
export function leftOn(db: AgentDb, day: string): Record<string, number> {
  const left: Record<string, number> = {};
  for (const { serviceId, to, usedTo } of stockOf(db, day)) left[serviceId] = (left[serviceId] ?? 0) + to - usedTo;
  return left;
}

/** The blocks as the server knows them now; what it has seen used on its business day counts as used. */
export function takeBlocks(
  db: AgentDb,
  { blocks: granted, businessDay }: Pick<SyncAnswer, 'blocks' | 'businessDay'>,
): void {
  db.delete(blocks).run();
  for (const { serviceId, prefix, from, to, usedTo } of granted) {
    db.insert(blocks).values({ serviceId, prefix, fromNumber: from, toNumber: to }).run();
    if (usedTo >= from) useUpTo(db, businessDay, { serviceId, prefix, from, to }, usedTo);
  }
}

/** Forgets how far blocks were used on days before this one. */
export function forgetUsed(db: AgentDb, before: string): void {
  db.delete(used).where(lt(used.businessDay, before)).run();
}
