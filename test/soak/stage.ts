/** The office of the soak: the demo's, with two more counters, three kiosks (one with a printer) and all clerks. */
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { packageRoot } from '#server/package-root.ts';
import type { Db } from '#server/store/open.ts';
import { counterServices, counters, devices, services } from '#server/store/schema.ts';
import type { Device } from '#test/support/running.ts';
import { MONDAY, type Running, run } from '#test/support/running.ts';

/** Who works where. Counters 6 and 7 serve all. */
export const SEATS = [
  ['lan', 1],
  ['huy', 2],
  ['hoai', 3],
  ['long', 4],
  ['thu', 5],
  ['ngoc', 6],
  ['admin', 7],
] as const;

/** MONDAY is eight in the morning. */
export const MONDAY_MIDNIGHT = MONDAY - 8 * 3_600_000;

export interface Stage {
  readonly running: Running;
  readonly kiosks: readonly Device[];
  /** The kiosk that has a printer. */
  readonly printing: Device;
  readonly serviceIds: readonly string[];
}

export async function setStage({ page }: { readonly page: boolean }): Promise<Stage> {
  const pages = page ? { pagesFolder: join(packageRoot(), 'dist', 'pages') } : {};
  const running = await run({ seed: addCounters, ...pages });
  const kiosks = await Promise.all([1, 2, 3].map((number) => running.device('kiosk', `Kiosk ${number}`)));
  const printing = await running.device('kiosk', 'Kiosk with a printer');
  await running.server.core.desk.change('devices', {}, (db) => giveThePrinter(db, printing.id));
  const serviceIds = running.server.core.hall.office.services.map(({ id }) => id);
  return { running, kiosks, printing, serviceIds };
}

function addCounters(db: Db): void {
  const all = db.select({ id: services.id }).from(services).all();
  for (const number of [6, 7]) {
    const counterId = uuidv7();
    const name = { vi: `Quầy ${number}`, en: `Counter ${number}` };
    db.insert(counters).values({ id: counterId, number, name }).run();
    for (const [position, { id: serviceId }] of all.entries()) {
      db.insert(counterServices).values({ counterId, serviceId, position }).run();
    }
  }
}

/** The demo has one printer, at its own kiosk. */
function giveThePrinter(db: Db, deviceId: string): null {
  const [owner] = db
    .select()
    .from(devices)
    .all()
    .filter(({ printerId }) => printerId !== null);
  if (owner === undefined) throw new Error('the demo office has no printer');
  db.update(devices).set({ printerId: owner.printerId }).where(eq(devices.id, deviceId)).run();
  return null;
}
