import { eq, isNull } from 'drizzle-orm';
import type { HallHelp } from '#server/hall-types.ts';
import type { Db } from './open.ts';
import { helpRequests, staff } from './schema.ts';

/** Calls for help that have not ended. */
export function openHelp(db: Db): HallHelp[] {
  return db
    .select({
      id: helpRequests.id,
      deviceId: helpRequests.deviceId,
      at: helpRequests.at,
      staffName: staff.name,
      counterNumber: helpRequests.counterNumber,
    })
    .from(helpRequests)
    .leftJoin(staff, eq(staff.id, helpRequests.answeredBy))
    .where(isNull(helpRequests.endedAt))
    .all()
    .map(({ staffName, counterNumber, ...help }) => ({
      ...help,
      answered: staffName === null ? null : { staffName, counterNumber },
    }));
}
