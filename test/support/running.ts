/** A real server on a free port with the demo office in a folder of its own, and small clients to use it with. */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeviceKind } from '#common/contract/office.ts';
import { isRefusal } from '#common/contract/refusal.ts';
import { readConfig } from '#server/config.ts';
import { databaseFile } from '#server/data-folder.ts';
import { DEMO_STAFF, seedDemoOffice } from '#server/demo/office.ts';
import { businessDayOf } from '#server/domain/calendar.ts';
import { makeLogger } from '#server/logger.ts';
import { type Server, startServer } from '#server/main.ts';
import type { Ticking } from '#server/office-clock.ts';
import { hashPassword } from '#server/passwords.ts';
import { createDevice } from '#server/store/devices.ts';
import { findFaults } from '#server/store/faults.ts';
import { type Db, openStore } from '#server/store/open.ts';
import { office } from '#server/store/schema.ts';
import { sessionStore } from '#server/store/sessions.ts';
import { Listener, type ListenOptions } from './running-feed.ts';
import { Client } from './running-http.ts';

/** A Monday morning. */
export const MONDAY = Date.parse('2026-11-23T08:00:00+07:00');
export const PASSWORD = 'mat-khau-thu';
const ZONE = 'Asia/Ho_Chi_Minh';
/** Every commit waits for the disk; where there is a file system in memory, the tests need not. */
const FOLDERS = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
// Hashing is slow on purpose: once a file is enough.
const passwordHash = hashPassword(PASSWORD);

export interface RunningOptions {
  /** The database before the first start. */
  readonly seed?: (db: Db) => void;
  readonly rateLimit?: boolean;
  /** Further settings, as the environment has them. */
  readonly environment?: Readonly<Record<string, string>>;
  /** From which level on the log is kept; `warn` when absent. */
  readonly logLevel?: 'trace' | 'debug' | 'info' | 'warn';
  /** ms UTC at which the office's clock stands. */
  readonly start?: number;
  /** For a clock that steps: what stands beside it. */
  readonly ticking?: (clock: { readonly now: number }) => Ticking;
  readonly demo?: boolean;
  /** Where the built pages are; an empty folder when absent. */
  readonly pagesFolder?: string;
}

export interface Device {
  readonly id: string;
  readonly client: Client;
}

/** The demo office, served. Tickets of its kiosks are not printed unless a test gives one a printer. */
export class Running {
  server: Server;
  readonly clock: { now: number };
  readonly dataFolder: string;
  /** Every line of the log. */
  readonly log: string[];
  private readonly clients: Client[] = [];
  private readonly listeners: Listener[] = [];
  private readonly open: () => Promise<Server>;

  constructor(server: Server, clock: { now: number }, dataFolder: string, log: string[], open: () => Promise<Server>) {
    this.server = server;
    this.clock = clock;
    this.dataFolder = dataFolder;
    this.log = log;
    this.open = open;
  }

  get origin(): string {
    return this.server.origin.replace('localhost', '127.0.0.1');
  }

  get db(): Db {
    return this.server.core.store.db;
  }

  /** Id of a service by its prefix. */
  service(prefix: string): string {
    return named(this.server.core.hall.office.services.find((service) => service.prefix === prefix)?.id, prefix);
  }

  /** Id of a counter by its number. */
  counter(number: number): string {
    return named(this.server.core.hall.office.counters.find((counter) => counter.number === number)?.id, number);
  }

  stranger(headers: Readonly<Record<string, string>> = {}): Client {
    const client = new Client(this.origin, headers);
    this.clients.push(client);
    return client;
  }

  /** A browser in which somebody of the demo's staff has typed the password. */
  async signIn(username: string, password = PASSWORD): Promise<Client> {
    const client = this.stranger({ origin: this.origin });
    const answer = await client.post('/api/session', { username, password });
    if (answer.status !== 200) throw new Error(`${username} cannot sign in: ${answer.text}`);
    return client;
  }

  /** A session straight from the store, where the sign-in itself does not matter. */
  signedIn(username: string): Client {
    const person = this.db.query.staff.findFirst({ where: (staff, { eq }) => eq(staff.username, username) }).sync();
    const cookie = sessionStore(this.db).open(named(person?.id, username), this.clock.now);
    return this.stranger({ origin: this.origin, cookie: `luot_session=${cookie}` });
  }

  /** A new device with its Bearer token. */
  async device(kind: DeviceKind, label = `Test ${kind}`): Promise<Device> {
    const made = await this.server.core.desk.change('devices', {}, (db, now) => createDevice(db, { kind, label }, now));
    if (isRefusal(made)) throw new Error(made.code);
    return { id: made.device.id, client: this.stranger({ authorization: `Bearer ${made.token}` }) };
  }

  /** Opens a feed and does not wait for anything. */
  listen(topic: string, who?: Client, options: ListenOptions = {}): Listener {
    const headers = { ...who?.handshake, ...options.headers };
    const listener = new Listener(this.origin, topic, { ...options, headers });
    this.listeners.push(listener);
    return listener;
  }

  /** Opens a feed and waits for its snapshot. */
  async follow(topic: string, who?: Client, options: ListenOptions = {}): Promise<Listener> {
    const listener = this.listen(topic, who, options);
    await listener.until(() => listener.messages.length > 0);
    return listener;
  }

  /** Sends one more event that every page hears, and waits until these have heard it, and so all before it. */
  async settle(...listeners: readonly Listener[]): Promise<void> {
    const { desk, log } = this.server.core;
    await desk.change('opening', {}, () => null);
    const seq = log.lastSeq();
    await Promise.all(listeners.map((listener) => listener.reached(seq)));
  }

  /** Lets go of every client and listener so far, with all that they have heard; for runs that open thousands. */
  forget(): void {
    for (const client of this.clients.splice(0)) client.close();
    for (const { socket } of this.listeners.splice(0)) socket.terminate();
  }

  /** What `luot check` would say. */
  faults(): string[] {
    return findFaults(this.server.core.store);
  }

  /** The same office by another process: stop, start. */
  async restart(): Promise<void> {
    await this.server.stop();
    this.server = await this.open();
  }

  async stop(): Promise<void> {
    for (const client of this.clients) client.close();
    for (const { socket } of this.listeners) socket.terminate();
    await this.server.stop();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }
}

/** Starts the demo office. */
export async function run({
  seed,
  rateLimit = false,
  environment = {},
  logLevel = 'warn',
  start = MONDAY,
  ticking,
  demo = true,
  pagesFolder,
}: RunningOptions = {}): Promise<Running> {
  const dataFolder = mkdtempSync(join(FOLDERS, 'luot-running-'));
  const pages = pagesFolder ?? join(dataFolder, 'pages');
  if (pagesFolder === undefined) mkdirSync(pages);
  const clock = { now: start };
  const store = openStore(databaseFile(dataFolder));
  const hash = await passwordHash;
  const hashes = new Map(DEMO_STAFF.map(({ username }) => [username, hash]));
  store.sqlite.transaction(() => {
    seedDemoOffice(store.db, businessDayOf(start, environment.LUOT_TIMEZONE ?? ZONE).day, start, hashes);
    if (!demo) store.db.update(office).set({ demo: false }).run();
    seed?.(store.db);
  })();
  store.close();
  const log: string[] = [];
  const config = {
    ...readConfig(
      { LUOT_DATA: dataFolder, LUOT_LOG_LEVEL: logLevel, LUOT_BACKUP: 'off', ...environment },
      { demo: true },
    ),
    port: 0,
    rateLimit,
  };
  const logger = makeLogger(logLevel, { write: (line) => log.push(line) });
  const open = (): Promise<Server> =>
    startServer({
      config,
      logger,
      now: () => clock.now,
      pagesFolder: pages,
      ...(ticking === undefined ? {} : { ticking: ticking(clock) }),
    });
  return new Running(await open(), clock, dataFolder, log, open);
}

function named<T>(found: T | undefined, name: string | number): T {
  if (found === undefined) throw new Error(`the demo office has no ${name}`);
  return found;
}
