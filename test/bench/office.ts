/** The office that is measured: eight services, as many counters as wanted, clerks who are signed in, kiosks that print. */
import { uuidv7 } from 'uuidv7';
import { isRefusal } from '#common/contract/refusal.ts';
import type { Bilingual } from '#common/contract/text.ts';
import { databaseFile } from '#server/data-folder.ts';
import { businessDayOf } from '#server/domain/calendar.ts';
import { DEFAULT_OFFICE } from '#server/domain/defaults.ts';
import { createDevice, createPairing } from '#server/store/devices.ts';
import { type Db, openStore } from '#server/store/open.ts';
import { counterServices, counters, office, printers, services, staff } from '#server/store/schema.ts';
import { sessionStore } from '#server/store/sessions.ts';

export const TIME_ZONE = 'Asia/Ho_Chi_Minh';
const PREFIXES = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];

export type Headers = Readonly<Record<string, string>>;

export interface Seat {
  readonly counterId: string;
  readonly headers: Headers;
}

export interface BenchOffice {
  readonly serviceIds: readonly string[];
  readonly seats: readonly Seat[];
  readonly kiosks: readonly Headers[];
  readonly displays: readonly Headers[];
  readonly supervisor: Headers;
  readonly admin: Headers;
  /** Links that make a browser the first kiosk or the first display, once; paths. */
  readonly pairing: { readonly kiosk: string; readonly display: string };
}

export interface OfficeWanted {
  readonly counters: number;
  readonly kiosks: number;
  readonly displays: number;
  /** Where the printer of each kiosk listens; without one the kiosks have no printer. */
  readonly printer?: { readonly host: string; readonly port: number };
}

/** Writes the office into an empty data folder. */
export function makeOffice(folder: string, wanted: OfficeWanted): BenchOffice {
  const store = openStore(databaseFile(folder));
  const now = Date.now();
  try {
    return store.sqlite.transaction(() => furnish(store.db, wanted, now))();
  } finally {
    store.close();
  }
}

function furnish(db: Db, wanted: OfficeWanted, now: number): BenchOffice {
  const { day } = businessDayOf(now, TIME_ZONE);
  db.insert(office).values({ id: 1, settings: DEFAULT_OFFICE, currentDay: day, demo: false }).run();
  const serviceIds = PREFIXES.map((prefix, position) => {
    const id = uuidv7();
    const name: Bilingual = { vi: `Lĩnh vực ${prefix}`, en: `Field ${prefix}` };
    db.insert(services)
      .values({ id, prefix, name, shortName: name, hint: null, position, active: true, procedures: [] })
      .run();
    return id;
  });
  const printerId = wanted.printer === undefined ? undefined : uuidv7();
  if (printerId !== undefined && wanted.printer !== undefined) {
    // Not the whole of what was handed in: a fake printer also holds all that it has printed.
    const { host, port } = wanted.printer;
    const settings = { name: 'Máy in', driver: 'network', host, port, dots: 576, status: 'full' } as const;
    db.insert(printers).values({ id: printerId, settings }).run();
  }
  const links: { kiosk?: string; display?: string } = {};
  const device = (kind: 'kiosk' | 'display', label: string): Headers => {
    const given = kind === 'kiosk' && printerId !== undefined ? { printerId } : {};
    const made = createDevice(db, { kind, label, ...given }, now);
    if (isRefusal(made)) throw new Error(made.code);
    links[kind] ??= pairingLink(db, made.device.id, now);
    return { authorization: `Bearer ${made.token}` };
  };
  const person = (username: string, role: 'operator' | 'supervisor' | 'admin'): Headers => {
    const id = uuidv7();
    db.insert(staff).values({ id, username, name: username, role, passwordHash: '', mustChangePassword: false }).run();
    return { cookie: `luot_session=${sessionStore(db).open(id, now)}` };
  };
  const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
  return {
    serviceIds,
    seats: many(wanted.counters, (index) => ({
      counterId: counter(db, index, serviceIds),
      headers: person(`clerk-${index + 1}`, 'operator'),
    })),
    kiosks: many(wanted.kiosks, (index) => device('kiosk', `Kiosk ${index + 1}`)),
    displays: many(wanted.displays, (index) => device('display', `Display ${index + 1}`)),
    supervisor: person('supervisor', 'supervisor'),
    admin: person('admin', 'admin'),
    pairing: { kiosk: links.kiosk ?? '', display: links.display ?? '' },
  };
}

function pairingLink(db: Db, deviceId: string, now: number): string {
  const pairing = createPairing(db, deviceId, now);
  if (isRefusal(pairing)) throw new Error(pairing.code);
  return `/pair/${pairing.code}`;
}

/** Two services each, so that every counter has a first one and a helper's one. */
function counter(db: Db, index: number, serviceIds: readonly string[]): string {
  const id = uuidv7();
  const number = index + 1;
  db.insert(counters)
    .values({ id, number, name: { vi: `Quầy ${number}`, en: `Counter ${number}` } })
    .run();
  for (const position of [0, 1]) {
    const serviceId = serviceIds[(index + position) % serviceIds.length];
    if (serviceId !== undefined) db.insert(counterServices).values({ counterId: id, serviceId, position }).run();
  }
  return id;
}
