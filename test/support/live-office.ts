/** The demo office as `npm start` serves it: built pages, real clock, a printer of files; for tests in real browsers. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { isRefusal } from '#common/contract/refusal.ts';
import { type Config, readConfig } from '#server/config.ts';
import { databaseFile } from '#server/data-folder.ts';
import { DEMO_STAFF, seedDemoOffice } from '#server/demo/office.ts';
import { businessDayOf } from '#server/domain/calendar.ts';
import { makeLogger } from '#server/logger.ts';
import { type Server, startServer } from '#server/main.ts';
import { packageRoot } from '#server/package-root.ts';
import { hashPassword } from '#server/passwords.ts';
import { createPairing } from '#server/store/devices.ts';
import { type Db, openStore } from '#server/store/open.ts';

export const LIVE_PASSWORD = 'mat-khau-thu';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const SIZES = {
  kiosk: { width: 1080, height: 1920 },
  kioskLandscape: { width: 1280, height: 800 },
  counter: { width: 1366, height: 768 },
  counterNarrow: { width: 420, height: 720 },
  display: { width: 1920, height: 1080 },
  displayPortrait: { width: 1080, height: 1920 },
  display4k: { width: 3840, height: 2160 },
  admin: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;

export class LiveOffice {
  readonly dataFolder: string;
  /** How far the office's clock is ahead of this machine's, ms: a story can be played faster than it happens. */
  shift = 0;
  private readonly config: Config;
  private running: Server | undefined;

  private constructor(dataFolder: string, config: Config) {
    this.dataFolder = dataFolder;
    this.config = config;
  }

  /** `at`: what the office's clock shows at the start; the present when left out. */
  static async start({
    seed,
    at,
  }: {
    readonly seed?: (db: Db) => void;
    readonly at?: string;
  } = {}): Promise<LiveOffice> {
    if (!existsSync(join(packageRoot(), 'dist', 'pages', 'build.txt'))) {
      throw new Error('the pages are not built: run `npm run build` first');
    }
    const dataFolder = mkdtempSync(join(tmpdir(), 'luot-live-'));
    const store = openStore(databaseFile(dataFolder));
    const hash = await hashPassword(LIVE_PASSWORD);
    const hashes = new Map(DEMO_STAFF.map(({ username }) => [username, hash]));
    const now = at === undefined ? Date.now() : Date.parse(at);
    store.sqlite.transaction(() => {
      seedDemoOffice(store.db, businessDayOf(now, 'Asia/Ho_Chi_Minh').day, now, hashes);
      seed?.(store.db);
    })();
    store.close();
    const config = readConfig({ LUOT_DATA: dataFolder, LUOT_LOG_LEVEL: 'error', LUOT_BACKUP: 'off' }, { demo: true });
    const office = new LiveOffice(dataFolder, { ...config, port: 0 });
    office.shift = now - Date.now();
    await office.up();
    return office;
  }

  get server(): Server {
    if (this.running === undefined) throw new Error('the server is down');
    return this.running;
  }

  get origin(): string {
    return this.server.origin;
  }

  /** Starts the server, on the port that it had before. */
  async up(): Promise<void> {
    this.running = await startServer({
      config: this.config,
      logger: makeLogger('error'),
      now: () => Date.now() + this.shift,
    });
    Object.assign(this.config, { port: Number(new URL(this.running.origin).port) });
  }

  /** The server goes away, as when its power fails; the pages stay. */
  async down(): Promise<void> {
    await this.server.stop();
    this.running = undefined;
  }

  async stop(): Promise<void> {
    if (this.running !== undefined) await this.running.stop();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }

  serviceId(prefix: string): string {
    return this.find(this.server.core.hall.office.services, (service) => service.prefix === prefix).id;
  }

  counterId(number: number): string {
    return this.find(this.server.core.hall.office.counters, (counter) => counter.number === number).id;
  }

  async pairingUrl(kind: 'kiosk' | 'display'): Promise<string> {
    const { id } = this.find(this.server.core.hall.office.devices, (device) => device.kind === kind);
    const pairing = await this.server.core.desk.change('devices', {}, (db, now) => createPairing(db, id, now));
    if (isRefusal(pairing)) throw new Error(pairing.code);
    return `${this.origin}/pair/${pairing.code}`;
  }

  /** A window of its own, as another PC would have. */
  async open(browser: Browser, url: string, viewport: Size): Promise<{ page: Page; context: BrowserContext }> {
    const context = await browser.newContext({ viewport, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' });
    const page = await context.newPage();
    await page.goto(url);
    return { page, context };
  }

  /** A clerk who works by program: signs in, sits down, calls. */
  async clerk(username: string, counterNumber: number): Promise<LiveClerk> {
    const clerk = new LiveClerk(this, await this.signIn(username), this.counterId(counterNumber));
    await clerk.ask('PUT', `/api/counters/${clerk.counterId}/session`);
    return clerk;
  }

  /** An admin who sits at no counter. */
  async admin(): Promise<Pick<LiveClerk, 'ask'>> {
    return new LiveClerk(this, await this.signIn('admin'), '');
  }

  private async signIn(username: string): Promise<string> {
    const signedIn = await fetch(`${this.origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: LIVE_PASSWORD }),
    });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0];
    if (cookie === undefined) throw new Error(`${username} cannot sign in: ${signedIn.status}`);
    return cookie;
  }

  private find<T>(items: readonly T[], wanted: (item: T) => boolean): T {
    const found = items.find(wanted);
    if (found === undefined) throw new Error('the demo office does not have that');
    return found;
  }
}

let keys = 0;

export class LiveClerk {
  readonly counterId: string;
  private readonly office: LiveOffice;
  private readonly cookie: string;

  constructor(office: LiveOffice, cookie: string, counterId: string) {
    this.office = office;
    this.cookie = cookie;
    this.counterId = counterId;
  }

  async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    keys += 1;
    const answer = await fetch(this.office.origin + path, {
      method,
      headers: {
        cookie: this.cookie,
        'idempotency-key': `live-${keys}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** Takes a number for somebody. */
  issue(prefix: string, more: Record<string, unknown> = {}): Promise<unknown> {
    return this.ask('POST', '/api/tickets', { serviceId: this.office.serviceId(prefix), ...more });
  }

  callNext(finish?: 'completed'): Promise<unknown> {
    return this.ask('POST', `/api/counters/${this.counterId}/call-next`, finish === undefined ? {} : { finish });
  }
}
