/** Printers: what each driver needs, and who uses them. Removal is a mark, since print jobs name them. */
import { posix, relative, resolve, sep } from 'node:path';
import { and, eq, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Refusal } from '#common/contract/errors.ts';
import type { PrinterBody } from '#common/contract/office.ts';
import { refuse } from '#common/contract/refusal.ts';
import { deviceById } from './devices.ts';
import type { Db } from './open.ts';
import { devices, printers } from './schema.ts';

export type Printer = PrinterBody & { readonly id: string };

const DEFAULT_PORT = 9100;
const DEFAULT_FOLDER = 'printed';

export function listPrinters(db: Db): Printer[] {
  return db
    .select()
    .from(printers)
    .where(isNull(printers.removedAt))
    .orderBy(printers.id)
    .all()
    .map(({ id, settings }) => ({ id, ...settings }));
}

export function printerById(db: Db, id: string): Printer | undefined {
  const row = db
    .select()
    .from(printers)
    .where(and(eq(printers.id, id), isNull(printers.removedAt)))
    .get();
  return row === undefined ? undefined : { id, ...row.settings };
}

export function createPrinter(db: Db, body: PrinterBody, dataFolder: string): Printer | Refusal {
  const settings = unfitKiosk(db, body) ?? fittingSettings(body, dataFolder);
  if ('refused' in settings) return settings;
  const id = uuidv7();
  db.insert(printers).values({ id, settings }).run();
  return { id, ...settings };
}

export function changePrinter(db: Db, id: string, patch: Partial<PrinterBody>, dataFolder: string): Printer | Refusal {
  const before = printerById(db, id);
  if (before === undefined) return refuse('printer.unknown');
  const { id: _unchanged, ...current } = before;
  // The path of another driver means nothing to this one.
  const { path, ...others } = current;
  const kept = patch.driver === undefined || patch.driver === current.driver ? current : others;
  const settings = unfitKiosk(db, patch) ?? fittingSettings({ ...kept, ...patch }, dataFolder);
  if ('refused' in settings) return settings;
  db.update(printers).set({ settings }).where(eq(printers.id, id)).run();
  return { id, ...settings };
}

export function removePrinter(db: Db, id: string, now: number): { id: string } | Refusal {
  if (printerById(db, id) === undefined) return refuse('printer.unknown');
  const user = db
    .select({ label: devices.label })
    .from(devices)
    .where(and(eq(devices.printerId, id), isNull(devices.removedAt)))
    .get();
  if (user !== undefined) return refuse('printer.in-use', { params: { name: user.label } });
  db.update(printers).set({ removedAt: now }).where(eq(printers.id, id)).run();
  return { id };
}

/** Keeps what the driver needs and refuses what it cannot use. */
function fittingSettings(body: PrinterBody, dataFolder: string): PrinterBody | Refusal {
  const { host, port, path, deviceId, ...common } = body;
  switch (body.driver) {
    case 'network':
      if (host === undefined) return wrong('host', 'required', 'a network printer needs its address');
      return { ...common, host, port: port ?? DEFAULT_PORT };
    case 'file': {
      const folder = path ?? DEFAULT_FOLDER;
      const inside = insideOf(dataFolder, folder);
      if (inside === undefined) return wrong('path', 'choice', 'must be a folder inside the data folder');
      return { ...common, path: inside };
    }
    case 'usb':
      if (path === undefined) return wrong('path', 'required', 'a usb printer needs its device file');
      if (!isDeviceFile(path)) return wrong('path', 'pattern', 'must be a device file such as /dev/usb/lp0');
      return { ...common, path };
    case 'kiosk':
      return { ...common, ...(deviceId === undefined ? {} : { deviceId }) };
  }
}

/** Only at the PC of a kiosk is there an agent that prints. */
function unfitKiosk(db: Db, { deviceId }: Pick<PrinterBody, 'deviceId'>): Refusal | undefined {
  if (deviceId === undefined || deviceById(db, deviceId)?.kind === 'kiosk') return undefined;
  return refuse('device.unknown', { field: 'deviceId' });
}

/** The folder relative to the data folder, with `/`; undefined when it lies outside or is the data folder itself. */
function insideOf(dataFolder: string, folder: string): string | undefined {
  if (folder.includes('\0')) return undefined;
  const target = resolve(dataFolder, folder);
  const inside = relative(dataFolder, target);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || resolve(inside) === inside) return undefined;
  return inside.split(sep).join('/');
}

const isDeviceFile = (path: string): boolean =>
  /^\/dev\/[\w./:-]+$/.test(path) && posix.normalize(path) === path && !path.endsWith('/');

const wrong = (field: string, why: string, detail: string): Refusal =>
  refuse('request.invalid', { field, detail: `${field}: ${detail}`, params: { why } });
