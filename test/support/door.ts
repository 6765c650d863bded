/** The whole HTTP door on a real SQLite, with a clock that the test moves; requests by `app.inject`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import type { DeviceKind, Role } from '#common/contract/office.ts';
import { isRefusal } from '#common/contract/refusal.ts';
import { buildApp } from '#server/app.ts';
import { type Core, createCore } from '#server/core.ts';
import { DEFAULT_OFFICE } from '#server/domain/defaults.ts';
import { deviceCookie, SESSION_COOKIE } from '#server/http/cookies.ts';
import type { App, AppParts, RoutePlugin } from '#server/http/parts.ts';
import { makeLogger } from '#server/logger.ts';
import { hashPassword } from '#server/passwords.ts';
import { createDevice, createPairing, redeemPairing } from '#server/store/devices.ts';
import { type Db, openStore } from '#server/store/open.ts';
import { openPictures } from '#server/store/pictures.ts';
import { office, staff } from '#server/store/schema.ts';
import { sessionStore } from '#server/store/sessions.ts';

export const DOOR_START = Date.parse('2026-11-23T08:00:00+07:00');
export const PASSWORD = 'mat-khau-thu';
const passwordHash = hashPassword(PASSWORD);

/** Ways in: headers of staff and of devices. */
export interface Keys {
  /** Headers of a signed-in member of staff; `admin`, `supervisor` and `operator` are ids and user names as well. */
  signedIn(role: Role): Record<string, string>;
  /** Headers of a device with its token. */
  token(kind: DeviceKind): Record<string, string>;
  /** Headers of a paired browser. */
  paired(kind: DeviceKind): Record<string, string>;
}

export interface Door extends Keys {
  readonly app: App;
  readonly core: Core;
  readonly clock: { now: number };
  readonly dataFolder: string;
  /** Ids for which the sockets were to be closed. */
  readonly shutOut: { readonly devices: string[]; readonly staff: string[] };
  /** Every line of the log. */
  readonly log: string[];
  call(method: Method, url: string, options?: CallOptions): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface CallOptions {
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly remoteAddress?: string;
}

/** An office with three members of staff, named after their roles, and no device. */
export async function seedPeople(db: Db): Promise<void> {
  db.insert(office).values({ id: 1, settings: DEFAULT_OFFICE, currentDay: '2026-11-23', demo: false }).run();
  for (const role of ['operator', 'supervisor', 'admin'] as const) {
    db.insert(staff)
      .values({
        id: role,
        username: role,
        name: `Name of ${role}`,
        role,
        passwordHash: await passwordHash,
        mustChangePassword: false,
      })
      .run();
  }
}

/** Makes sessions and devices straight in the store, without the work of a password each time. */
export function keysTo(db: Db, now: () => number): Keys {
  const sessions = sessionStore(db);
  const device = (kind: DeviceKind) => {
    const made = createDevice(db, { kind, label: `Test ${kind}` }, now());
    if (isRefusal(made)) throw new Error(made.code);
    return made;
  };
  return {
    signedIn: (role) => ({ cookie: `${SESSION_COOKIE}=${sessions.open(role, now())}` }),
    token: (kind) => ({ authorization: `Bearer ${device(kind).token}` }),
    paired(kind) {
      const pairing = createPairing(db, device(kind).device.id, now());
      const paired = isRefusal(pairing) ? pairing : redeemPairing(db, pairing.code, now());
      if (isRefusal(paired)) throw new Error(paired.code);
      return { cookie: `${deviceCookie(kind)}=${paired.cookie}` };
    },
  };
}

/** Asks an app as a client elsewhere on the network. */
export function callOn(
  app: App,
  method: Method,
  url: string,
  options: CallOptions = {},
): Promise<LightMyRequestResponse> {
  const { headers = {}, body, remoteAddress = '192.0.2.1' } = options;
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  return app.inject({
    method,
    url,
    remoteAddress,
    headers: { host: 'luot.test:8080', ...json, ...headers },
    ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

export interface DoorOptions {
  readonly rateLimit?: boolean;
  readonly routes?: readonly RoutePlugin[];
  readonly parts?: Partial<AppParts>;
}

/** Opens a door with three members of staff and no device. */
export async function openDoor({ rateLimit = false, routes = [], parts = {} }: DoorOptions = {}): Promise<Door> {
  const clock = { now: DOOR_START };
  const dataFolder = mkdtempSync(join(tmpdir(), 'luot-door-'));
  const store = openStore(':memory:');
  const { db } = store;
  await seedPeople(db);
  const pagesFolder = join(dataFolder, 'pages');
  writePages(pagesFolder);
  const pictures = openPictures(dataFolder);
  const now = (): number => clock.now;
  const core = createCore({
    store,
    timeZone: 'Asia/Ho_Chi_Minh',
    now,
    pictures: pictures.list,
    onError: (error) => {
      throw error;
    },
  });
  const shutOut = { devices: [] as string[], staff: [] as string[] };
  const log: string[] = [];
  const app = await buildApp(
    {
      config: { data: dataFolder, timeZone: 'Asia/Ho_Chi_Minh', rateLimit, logLevel: 'trace' },
      db,
      desk: core.desk,
      now,
      pagesFolder,
      pictures,
      voiceFile: () => undefined,
      printerState: () => 'unknown',
      printTest: async () => 'job-1',
      onDeviceShutOut: (id) => shutOut.devices.push(id),
      onStaffShutOut: (id) => shutOut.staff.push(id),
      onAccessChanged: () => undefined,
      logger: makeLogger('trace', { write: (line) => log.push(line) }),
      ...parts,
    },
    routes,
  );
  await app.ready();
  return {
    app,
    core,
    clock,
    dataFolder,
    shutOut,
    log,
    ...keysTo(db, now),
    call: (method, url, call) => callOn(app, method, url, call),
    async close() {
      await app.close();
      await core.desk.stop();
      store.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Stands for what Vite builds. */
function writePages(folder: string): void {
  const files = [
    'kiosk-ui/index',
    'counter-terminal/index',
    'display-board/index',
    'admin-console/index',
    'admin-console/start',
    'ticket-page/index',
    'booking-page/index',
    'hall-page/index',
    'papers-page/index',
    'reception-page/index',
    'rating-page/index',
    'voice-page/index',
  ];
  for (const name of files) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, `${name}.html`), `<!doctype html><title>${name}</title>`);
  }
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets', 'kiosk-abc123.js'), 'export {};');
}

/** The cookies that an answer sets, as a `cookie` header. */
export function cookiesOf(answer: LightMyRequestResponse): Record<string, string> {
  return { cookie: answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
}
