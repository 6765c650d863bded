/** Blocks of numbers that kiosks hold, on every business day until they are given back (SPEC G1). */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Block, HeldBlock } from '#server/domain/blocks.ts';
import type { Db } from './open.ts';
import { numberBlocks } from './schema.ts';

const columns = {
  serviceId: numberBlocks.serviceId,
  prefix: numberBlocks.prefix,
  from: numberBlocks.fromNumber,
  to: numberBlocks.toNumber,
  deviceId: numberBlocks.deviceId,
};

export function blockStore(db: Db) {
  const byPrefix = db
    .select(columns)
    .from(numberBlocks)
    .where(eq(numberBlocks.prefix, sql.placeholder('prefix')))
    .prepare();
  const all = db
    .select(columns)
    .from(numberBlocks)
    .orderBy(asc(numberBlocks.prefix), asc(numberBlocks.fromNumber))
    .prepare();
  return {
    ofPrefix: (prefix: string): HeldBlock[] => byPrefix.all({ prefix }),
    all: (): HeldBlock[] => all.all(),
    ofDevice: (deviceId: string): HeldBlock[] => all.all().filter((block) => block.deviceId === deviceId),
    grant(deviceId: string, blocks: readonly Block[], now: number): void {
      for (const { serviceId, prefix, from, to } of blocks) {
        db.insert(numberBlocks)
          .values({ serviceId, prefix, fromNumber: from, toNumber: to, deviceId, grantedAt: now })
          .run();
      }
    },
    giveBack(blocks: readonly Block[]): void {
      for (const { prefix, from } of blocks) {
        db.delete(numberBlocks)
          .where(and(eq(numberBlocks.prefix, prefix), eq(numberBlocks.fromNumber, from)))
          .run();
      }
    },
  };
}

export type BlockStore = ReturnType<typeof blockStore>;
