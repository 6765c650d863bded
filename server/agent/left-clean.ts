/** What a process that is gone has left in the printer at this PC (SPEC W5, G17). */
import { desc, isNull, ne, notInArray, or } from 'drizzle-orm';
import { serverSlips, slips } from './schema.ts';
import type { AgentDb } from './store.ts';

/** A slip is printed within two minutes of its number (SPEC W8), so by their moments two slips are in order but for this. */
const ORDER_SURE_MS = 120_000;

interface Touched {
  readonly state: string | null;
  readonly at: number;
}

/**
 * Whether the last slip that touched paper there came out whole; asked once a start. Where it is not sure which of the two
 * kinds of slips was the last, both must have: mending a printer that waits for nothing costs a strip of paper.
 */
export function leftClean(db: AgentDb): boolean {
  const own: Touched | undefined = db
    .select({ state: slips.state, at: slips.createdAt })
    .from(slips)
    .where(notInArray(slips.state, ['queued', 'not-printed']))
    .orderBy(desc(slips.createdAt), desc(slips.id))
    .limit(1)
    .get();
  const servers: Touched | undefined = db
    .select({ state: serverSlips.state, at: serverSlips.at })
    .from(serverSlips)
    // Null: it was being printed.
    .where(or(isNull(serverSlips.state), ne(serverSlips.state, 'not-printed')))
    .orderBy(desc(serverSlips.at))
    .limit(1)
    .get();
  return isMended(own, servers) && isMended(servers, own);
}

/** It came out whole, or the other one did surely after it. */
function isMended(slip: Touched | undefined, other: Touched | undefined): boolean {
  if (slip === undefined || isWhole(slip)) return true;
  return other !== undefined && isWhole(other) && other.at - slip.at > ORDER_SURE_MS;
}

const isWhole = ({ state }: Touched): boolean => state === 'printed' || state === 'unconfirmed';
