/**
 * The lobby screen in a real browser, on all days in the same window. At this speed it would be asked to announce hundreds
 * of calls a minute. So it is told of them as after a slow network, two minutes late: it lists them and announces one a day.
 */
import type { Browser, CDPSession, Page } from 'playwright-core';
import { isRefusal } from '#common/contract/refusal.ts';
import { createPairing } from '#server/store/devices.ts';
import { launchChromium } from '#test/support/chromium.ts';
import type { Running } from '#test/support/running.ts';

declare global {
  interface Window {
    /** ms by which what the server says comes late. */
    soakLateMs?: number;
  }
}

export interface PageFigures {
  /** Bytes of the JavaScript heap after a collection. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

const LATE_MS = 120_000;
const SHOWN_WITHIN_MS = 30_000;

export class Lobby {
  private readonly browser: Browser;
  private readonly page: Page;
  private readonly cdp: CDPSession;
  readonly errors: string[] = [];

  private constructor(browser: Browser, page: Page, cdp: CDPSession) {
    this.browser = browser;
    this.page = page;
    this.cdp = cdp;
    page.on('pageerror', (error) => this.errors.push(`the lobby screen: ${error.message}`));
  }

  static async open(running: Running): Promise<Lobby> {
    const { id } = await running.device('display', 'Lobby of the soak');
    const pairing = await running.server.core.desk.change('devices', {}, (db, now) => createPairing(db, id, now));
    if (isRefusal(pairing)) throw new Error(pairing.code);
    const browser = await launchChromium();
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'vi-VN' });
    const page = await context.newPage();
    await page.addInitScript(hearLate, LATE_MS);
    await page.goto(`${running.origin}/pair/${pairing.code}`);
    await page.locator('.head-date').waitFor({ timeout: SHOWN_WITHIN_MS });
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable');
    await cdp.send('HeapProfiler.enable');
    return new Lobby(browser, page, cdp);
  }

  /**
   * Waits until the screen lists `newest`, so that it has caught up, and lets it hear one call at once: it is shown large,
   * and spoken while the replay goes on.
   */
  async watchOneCall(newest: string | undefined, call: () => Promise<string | undefined>): Promise<void> {
    if (newest !== undefined) {
      await this.page
        .waitForFunction((label) => document.body.textContent.includes(label), newest, { timeout: SHOWN_WITHIN_MS })
        .catch(() => this.errors.push(`the lobby screen never listed ${newest}`));
    }
    await this.page.evaluate(() => {
      window.soakLateMs = 0;
    });
    const label = await call();
    if (label !== undefined) {
      await this.page
        .locator(`[data-call]`)
        .getByText(label)
        .first()
        .waitFor({ timeout: SHOWN_WITHIN_MS })
        .catch(() => this.errors.push(`the lobby screen never showed ${label}`));
    }
    await this.page.evaluate((late) => {
      window.soakLateMs = late;
    }, LATE_MS);
  }

  async measure(): Promise<PageFigures> {
    await this.cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.cdp.send('Performance.getMetrics');
    const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') };
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/**
 * Runs in the page before its own code: the moment of each message is later than it was. A page sets its clock by the
 * heartbeats; here hours go by between two of them, so one comes with every event.
 */
function hearLate(lateMs: number): void {
  window.soakLateMs = lateMs;
  const own = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage');
  let build = '';
  Object.defineProperty(WebSocket.prototype, 'onmessage', {
    configurable: true,
    get: own?.get,
    set(this: WebSocket, hear: (message: MessageEvent) => void) {
      own?.set?.call(this, ({ data }: MessageEvent<string>) => {
        const message: { type: string; at?: string; prev?: number; build?: string } = JSON.parse(data);
        build = message.build ?? build;
        if (message.at !== undefined) {
          message.at = new Date(Date.parse(message.at) + (window.soakLateMs ?? 0)).toISOString();
          const beat = { type: 'heartbeat', seq: message.prev, at: message.at, build };
          if (message.type === 'event') hear(new MessageEvent('message', { data: JSON.stringify(beat) }));
        }
        hear(new MessageEvent('message', { data: JSON.stringify(message) }));
      });
    },
  });
}
