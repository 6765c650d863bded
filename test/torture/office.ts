/** The office under torture: the demo office with kiosks, network printers, screens, and clerks who are signed in. */
import { isRefusal } from '#common/contract/refusal.ts';
import { databaseFile } from '#server/data-folder.ts';
import { seedDemoOffice } from '#server/demo/office.ts';
import { businessDayOf } from '#server/domain/calendar.ts';
import { createDevice } from '#server/store/devices.ts';
import { type Db, openStore } from '#server/store/open.ts';
import { printers } from '#server/store/schema.ts';
import { sessionStore } from '#server/store/sessions.ts';
import type { FakePrinter } from '#test/support/fake-printer.ts';

export interface Credentials {
  readonly name: string;
  /** Id of the device or of the staff member. */
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Seat extends Credentials {
  readonly counterId: string;
}

export interface TorturedOffice {
  readonly serviceIds: readonly string[];
  /** With a printer each; then those without one. */
  readonly printingKiosks: readonly Credentials[];
  readonly bareKiosks: readonly Credentials[];
  readonly displays: readonly Credentials[];
  readonly seats: readonly Seat[];
  readonly supervisor: Credentials;
  /** In the order of the fake printers that were given. */
  readonly printerIds: readonly string[];
}

const CLERKS = ['lan', 'huy', 'hoai', 'long', 'thu'];

/** Writes the office into an empty data folder. */
export function makeOffice(folder: string, paper: readonly FakePrinter[]): TorturedOffice {
  const store = openStore(databaseFile(folder));
  const now = Date.now();
  try {
    return store.sqlite.transaction(() => {
      seedDemoOffice(store.db, businessDayOf(now, 'Asia/Ho_Chi_Minh').day, now, new Map());
      return furnish(store.db, paper, now);
    })();
  } finally {
    store.close();
  }
}

function furnish(db: Db, paper: readonly FakePrinter[], now: number): TorturedOffice {
  const printerIds = paper.map(({ host, port }, index) => {
    const id = `torture-printer-${index}`;
    const settings = { name: `Máy in ${index + 1}`, driver: 'network', host, port, dots: 384, status: 'full' } as const;
    db.insert(printers).values({ id, settings }).run();
    return id;
  });
  const device = (kind: 'kiosk' | 'display', label: string, printerId?: string): Credentials => {
    const made = createDevice(db, { kind, label, ...(printerId === undefined ? {} : { printerId }) }, now);
    if (isRefusal(made)) throw new Error(made.code);
    return { name: label, id: made.device.id, headers: { authorization: `Bearer ${made.token}` } };
  };
  const signedIn = (username: string): Credentials => {
    const person = db.query.staff.findFirst({ where: (staff, { eq }) => eq(staff.username, username) }).sync();
    if (person === undefined) throw new Error(`the demo office has no ${username}`);
    const cookie = sessionStore(db).open(person.id, now);
    return { name: username, id: person.id, headers: { cookie: `luot_session=${cookie}` } };
  };
  const counterIds = db.query.counters.findMany({ orderBy: (counter, { asc }) => asc(counter.number) }).sync();
  return {
    serviceIds: db.query.services
      .findMany()
      .sync()
      .map(({ id }) => id),
    printingKiosks: printerIds.map((id, index) => device('kiosk', `Kiosk with printer ${index + 1}`, id)),
    bareKiosks: [device('kiosk', 'Bare kiosk 1'), device('kiosk', 'Bare kiosk 2')],
    displays: [device('display', 'Display 1'), device('display', 'Display 2')],
    seats: counterIds.flatMap(({ id }, index) => {
      const username = CLERKS[index];
      return username === undefined ? [] : [{ ...signedIn(username), counterId: id }];
    }),
    supervisor: signedIn('ngoc'),
    printerIds,
  };
}
