/** The office that a test queue starts from: migrated and filled once a worker, then copied as bytes. */
import { writeFileSync } from 'node:fs';
import type { Office } from '#common/contract/office.ts';
import { DEFAULT_OFFICE } from '#server/domain/defaults.ts';
import { openStore, type Store } from '#server/store/open.ts';
import { counterServices, counters, devices, office, printers, services, staff } from '#server/store/schema.ts';

export interface TestOffice {
  readonly prefixes: readonly string[];
  /** For each counter, the places of its services in `prefixes`, in its order. */
  readonly counters: readonly (readonly number[])[];
  readonly settings?: Partial<Office>;
  readonly timeZone?: string;
  /** ISO moment at which the office starts. */
  readonly start?: string;
}

/** A kiosk with a printer and a display stand in every test office. */
export const TEST_KIOSK = 'kiosk-0';
export const TEST_DISPLAY = 'display-0';
export const TEST_PRINTER = 'printer-0';

const made = new Map<string, Buffer>();

/** Writes a database with this office, on this business day, to `file`. */
export function writeOffice(file: string, options: TestOffice, day: string): void {
  const key = JSON.stringify([options, day]);
  let bytes = made.get(key);
  if (bytes === undefined) {
    const store = openStore(':memory:');
    store.sqlite.transaction(() => seed(store, options, day))();
    bytes = store.sqlite.serialize();
    store.close();
    made.set(key, bytes);
  }
  writeFileSync(file, bytes);
}

function seed({ db }: Store, options: TestOffice, day: string): void {
  db.insert(office)
    .values({ id: 1, settings: { ...DEFAULT_OFFICE, ...options.settings }, currentDay: day, demo: false })
    .run();
  for (const [index, prefix] of options.prefixes.entries()) {
    const name = { vi: `Lĩnh vực ${index}`, en: `Service ${index}` };
    db.insert(services)
      .values({
        id: `service-${index}`,
        prefix,
        name,
        shortName: name,
        hint: null,
        position: index,
        active: true,
        procedures: [],
      })
      .run();
  }
  for (const [index, served] of options.counters.entries()) {
    db.insert(counters)
      .values({
        id: `counter-${index}`,
        number: index + 1,
        name: { vi: `Quầy ${index + 1}`, en: `Counter ${index + 1}` },
      })
      .run();
    for (const [position, service] of served.entries()) {
      db.insert(counterServices)
        .values({ counterId: `counter-${index}`, serviceId: `service-${service}`, position })
        .run();
    }
    db.insert(staff)
      .values({
        id: `staff-${index}`,
        username: `staff${index}`,
        name: `Nhân viên ${index}`,
        role: 'operator',
        passwordHash: 'none',
        mustChangePassword: false,
      })
      .run();
  }
  db.insert(printers)
    .values({
      id: TEST_PRINTER,
      settings: { name: 'Máy in', driver: 'file', path: 'printed', dots: 576, status: 'none' },
    })
    .run();
  db.insert(devices)
    .values([
      { id: TEST_KIOSK, kind: 'kiosk', label: 'Kiosk', printerId: TEST_PRINTER, createdAt: 0 },
      { id: TEST_DISPLAY, kind: 'display', label: 'Màn hình', printerId: null, createdAt: 0 },
    ])
    .run();
}
