/** The server's printer that stands for the one at a kiosk's own PC (SPEC G8). */
import { and, eq, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { AgentPrinter } from '#common/contract/kiosk-agent.ts';
import type { PrinterBody } from '#common/contract/office.ts';
import { type Device, deviceById } from './devices.ts';
import type { Db } from './open.ts';
import { listPrinters, printerById } from './printers.ts';
import { devices, printers } from './schema.ts';

export interface AgentPrinterKept {
  /** Null when another printer serves this kiosk, or none. */
  readonly printerId: string | null;
  /** Whether rows were written. */
  readonly changed: boolean;
}

/**
 * Keeps what an agent says of its printer. A kiosk that has no printer yet is given this one; one that an admin took away
 * from it stays away.
 */
export function keepAgentPrinter(db: Db, device: Device, reported: AgentPrinter | null): AgentPrinterKept {
  const given = device.printerId === null ? undefined : printerById(db, device.printerId);
  if (given === undefined) {
    if (reported === null || ownPrinter(db, device.id) !== undefined) return { printerId: null, changed: false };
    return { printerId: makePrinter(db, device, reported), changed: true };
  }
  if (given.driver !== 'kiosk' || isAnothers(db, given.deviceId, device.id)) return { printerId: null, changed: false };
  if (reported === null) return { printerId: given.deviceId === device.id ? given.id : null, changed: false };
  const { dots, status } = reported;
  const same = given.deviceId === device.id && given.dots === dots && given.status === status;
  if (!same) {
    const { id, ...settings } = given;
    db.update(printers)
      .set({ settings: { ...settings, deviceId: device.id, dots, status } })
      .where(eq(printers.id, id))
      .run();
  }
  return { printerId: given.id, changed: !same };
}

/** The printer at this kiosk's PC, whether or not the kiosk uses it now. */
function ownPrinter(db: Db, deviceId: string): string | undefined {
  return listPrinters(db).find((printer) => printer.driver === 'kiosk' && printer.deviceId === deviceId)?.id;
}

function makePrinter(db: Db, { id: deviceId, label }: Device, { dots, status }: AgentPrinter): string {
  const id = uuidv7();
  const settings: PrinterBody = { name: label, driver: 'kiosk', deviceId, dots, status };
  db.insert(printers).values({ id, settings }).run();
  db.update(devices)
    .set({ printerId: id })
    .where(and(eq(devices.id, deviceId), isNull(devices.removedAt)))
    .run();
  return id;
}

/** Two kiosks may share a printer; it stands at the PC of one of them. */
function isAnothers(db: Db, owner: string | undefined, deviceId: string): boolean {
  return owner !== undefined && owner !== deviceId && deviceById(db, owner) !== undefined;
}
