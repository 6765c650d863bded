/**
 * Windows that a test file opens once and lends to one test after the other. A new one is a new process, which starts,
 * reads every script and warms up anew: that costs more than what most tests do in it.
 */
import type { Browser, Page } from 'playwright-core';

export interface Wanted {
  readonly size: { readonly width: number; readonly height: number };
  /** The moment that the page takes for now; without one it has the machine's clock. */
  readonly now?: string | undefined;
}

interface Idle {
  readonly browser: Browser;
  /** A clock once installed cannot be taken out again. */
  readonly clocked: boolean;
  readonly page: Page;
}

export class LentPages {
  readonly #idle: Idle[] = [];

  /** An empty page of that size and clock. */
  async take(browser: Browser, { size, now }: Wanted): Promise<Page> {
    const clocked = now !== undefined;
    const at = this.#idle.findIndex((idle) => idle.browser === browser && idle.clocked === clocked);
    const [found] = at === -1 ? [] : this.#idle.splice(at, 1);
    if (found !== undefined) await found.page.setViewportSize(size);
    const page =
      found?.page ??
      (await (await browser.newContext({ viewport: size, timezoneId: 'Asia/Ho_Chi_Minh', locale: 'vi-VN' })).newPage());
    if (now !== undefined) await page.clock.install({ time: new Date(now) });
    return page;
  }

  /** Opens that address as a browser that was never there: what an earlier test left is gone before the page's first script. */
  async goto(page: Page, url: string): Promise<void> {
    const forget = await page.addInitScript(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await page.goto(url);
    // A test that reloads the page finds there what the page kept.
    await forget.dispose();
  }

  /** Leaves what the page shows and what answered it, and keeps the empty page for the next test. */
  async giveBack(browser: Browser, page: Page, clocked: boolean): Promise<void> {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.goto('about:blank');
    await page.mouse.move(0, 0);
    await page.context().clearCookies();
    this.#idle.push({ browser, clocked, page });
  }
}
