/** Devices (kiosks, displays, counter browsers) and their secrets, of which only hashes are kept. */
import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Refusal } from '#common/contract/errors.ts';
import type { DeviceBody, DeviceKind } from '#common/contract/office.ts';
import { refuse } from '#common/contract/refusal.ts';
import { hashToken, makePairingCode, makeToken, normalizePairingCode } from '#server/secrets.ts';
import type { Db } from './open.ts';
import { deviceCredentials, devices, numberBlocks, printers } from './schema.ts';

/** The longest that a browser keeps a cookie; renewed long before, whenever the page is opened. */
export const DEVICE_COOKIE_MS = 400 * 86_400_000;
const RENEW_AFTER_MS = 30 * 86_400_000;
export const PAIRING_MS = 15 * 60_000;

export interface Device {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly label: string;
  readonly printerId: string | null;
}

const columns = { id: devices.id, kind: devices.kind, label: devices.label, printerId: devices.printerId };

/** Reads credentials; prepared once, since every request of a device asks. */
export function deviceStore(db: Db) {
  const byHash = db
    .select({ ...columns, expiresAt: deviceCredentials.expiresAt })
    .from(deviceCredentials)
    .innerJoin(devices, eq(devices.id, deviceCredentials.deviceId))
    .where(
      and(
        eq(deviceCredentials.hash, sql.placeholder('hash')),
        eq(deviceCredentials.kind, sql.placeholder('kind')),
        isNull(devices.removedAt),
      ),
    )
    .prepare();
  return {
    /** The device that a token or cookie belongs to. */
    find(secret: string, kind: 'token' | 'cookie', now: number): Device | undefined {
      const row = byHash.get({ hash: hashToken(secret), kind });
      if (row === undefined || (row.expiresAt !== null && row.expiresAt <= now)) return undefined;
      return { id: row.id, kind: row.kind, label: row.label, printerId: row.printerId };
    },
    /** Lets a cookie live on; true when the browser is to be told. */
    renew(cookie: string, now: number): boolean {
      const row = byHash.get({ hash: hashToken(cookie), kind: 'cookie' });
      if (row === undefined || row.expiresAt === null || row.expiresAt <= now) return false;
      if (row.expiresAt > now + DEVICE_COOKIE_MS - RENEW_AFTER_MS) return false;
      db.update(deviceCredentials)
        .set({ expiresAt: now + DEVICE_COOKIE_MS })
        .where(eq(deviceCredentials.hash, hashToken(cookie)))
        .run();
      return true;
    },
    list(): Device[] {
      return db.select(columns).from(devices).where(isNull(devices.removedAt)).orderBy(asc(devices.createdAt)).all();
    },
  };
}

export type DeviceStore = ReturnType<typeof deviceStore>;

/** A device that was not removed. */
export function deviceById(db: Db, id: string): Device | undefined {
  return db
    .select(columns)
    .from(devices)
    .where(and(eq(devices.id, id), isNull(devices.removedAt)))
    .get();
}

/** Makes a device and its token, which is shown this once. */
export function createDevice(db: Db, body: DeviceBody, now: number): { device: Device; token: string } | Refusal {
  const unfit = unfitPrinter(db, body.kind, body.printerId ?? null);
  if (unfit !== undefined) return unfit;
  const device: Device = { id: uuidv7(), kind: body.kind, label: body.label, printerId: body.printerId ?? null };
  db.insert(devices)
    .values({ ...device, createdAt: now })
    .run();
  const token = makeToken();
  addCredential(db, { deviceId: device.id, secret: token, kind: 'token', now, expiresAt: null });
  return { device, token };
}

export function changeDevice(
  db: Db,
  id: string,
  patch: { readonly label?: string; readonly printerId?: string | null },
): Device | Refusal {
  const before = deviceById(db, id);
  if (before === undefined) return refuse('device.unknown');
  const device: Device = {
    ...before,
    label: patch.label ?? before.label,
    printerId: patch.printerId === undefined ? before.printerId : patch.printerId,
  };
  const unfit = unfitPrinter(db, device.kind, device.printerId);
  if (unfit !== undefined) return unfit;
  db.update(devices).set({ label: device.label, printerId: device.printerId }).where(eq(devices.id, id)).run();
  return device;
}

/** Marks a device as removed and forgets its secrets. */
export function removeDevice(db: Db, id: string, now: number): { id: string } | Refusal {
  if (deviceById(db, id) === undefined) return refuse('device.unknown');
  db.delete(deviceCredentials).where(eq(deviceCredentials.deviceId, id)).run();
  // Its numbers are free for other kiosks, and in time for the main line (SPEC G1).
  db.delete(numberBlocks).where(eq(numberBlocks.deviceId, id)).run();
  db.update(devices).set({ removedAt: now, printerId: null }).where(eq(devices.id, id)).run();
  removePrinterAt(db, id, now);
  return { id };
}

/** The printer at the PC of a kiosk that is gone; one that another kiosk uses stays. */
function removePrinterAt(db: Db, deviceId: string, now: number): void {
  db.update(printers)
    .set({ removedAt: now })
    .where(
      and(
        isNull(printers.removedAt),
        sql`${printers.settings} ->> '$.driver' = 'kiosk'`,
        sql`${printers.settings} ->> '$.deviceId' = ${deviceId}`,
        sql`not exists (select 1 from ${devices} where ${devices.printerId} = ${printers.id})`,
      ),
    )
    .run();
}

/** A code that gives one browser the device's cookie, once, within 15 minutes. */
export function createPairing(db: Db, deviceId: string, now: number): { code: string; expiresAt: number } | Refusal {
  if (deviceById(db, deviceId) === undefined) return refuse('device.unknown');
  forgetExpiredCredentials(db, now);
  const code = makePairingCode();
  const expiresAt = now + PAIRING_MS;
  addCredential(db, { deviceId, secret: normalizePairingCode(code), kind: 'pairing', now, expiresAt });
  return { code, expiresAt };
}

/** Removes the pairing codes and cookies that open nothing any more. */
export function forgetExpiredCredentials(db: Db, now: number): void {
  const expired = and(
    or(eq(deviceCredentials.kind, 'pairing'), eq(deviceCredentials.kind, 'cookie')),
    lte(deviceCredentials.expiresAt, now),
  );
  db.delete(deviceCredentials).where(expired).run();
}

/** Exchanges a pairing code for a browser's cookie. */
export function redeemPairing(db: Db, code: string, now: number): { device: Device; cookie: string } | Refusal {
  const device = usePairing(db, code, now);
  if (device === undefined) return refuse('pairing.unknown');
  const cookie = makeToken();
  addCredential(db, { deviceId: device.id, secret: cookie, kind: 'cookie', now, expiresAt: now + DEVICE_COOKIE_MS });
  return { device, cookie };
}

/** Exchanges a pairing code for a token, which a program keeps for good. */
export function redeemForToken(db: Db, code: string, now: number): { device: Device; token: string } | Refusal {
  const device = usePairing(db, code, now);
  if (device === undefined) return refuse('pairing.unknown');
  const token = makeToken();
  addCredential(db, { deviceId: device.id, secret: token, kind: 'token', now, expiresAt: null });
  return { device, token };
}

/** The device of a code that works; it works no more. */
function usePairing(db: Db, code: string, now: number): Device | undefined {
  const hash = hashToken(normalizePairingCode(code));
  const used = db
    .delete(deviceCredentials)
    .where(
      and(
        eq(deviceCredentials.hash, hash),
        eq(deviceCredentials.kind, 'pairing'),
        gt(deviceCredentials.expiresAt, now),
      ),
    )
    .returning({ deviceId: deviceCredentials.deviceId })
    .get();
  return used === undefined ? undefined : deviceById(db, used.deviceId);
}

interface NewCredential {
  readonly deviceId: string;
  readonly secret: string;
  readonly kind: 'token' | 'cookie' | 'pairing';
  readonly now: number;
  readonly expiresAt: number | null;
}

function addCredential(db: Db, { deviceId, secret, kind, now, expiresAt }: NewCredential): void {
  db.insert(deviceCredentials)
    .values({ hash: hashToken(secret), deviceId, kind, createdAt: now, expiresAt })
    .run();
}

function unfitPrinter(db: Db, kind: DeviceKind, printerId: string | null): Refusal | undefined {
  if (printerId === null) return undefined;
  if (kind === 'display') {
    return refuse('request.invalid', {
      field: 'printerId',
      detail: 'a display has no printer',
      params: { why: 'unknown' },
    });
  }
  const printer = db
    .select({ id: printers.id })
    .from(printers)
    .where(and(eq(printers.id, printerId), isNull(printers.removedAt)))
    .get();
  return printer === undefined ? refuse('printer.unknown', { field: 'printerId' }) : undefined;
}
