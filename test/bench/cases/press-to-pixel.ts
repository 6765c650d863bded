/** From the key at the counter until the number is painted on the lobby screen, in a real Chromium. */
import type { Browser, Page } from 'playwright-core';
import { DEFAULT_OFFICE } from '#server/domain/defaults.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { PAUSE_MS } from '../../../display-board/announcer.ts';
import { atMost, middles, ratio } from '../figure.ts';
import { listenInPage, type PagePressed, pressInPage } from '../in-page.ts';
import { startBroadcast } from '../limit/limit.ts';
import { startGun } from '../load/gun.ts';
import { openCounters, type Product, startProduct } from '../product.ts';
import { playRounds } from '../rounds.ts';
import { median } from '../statistics.ts';
import type { Bench } from './case.ts';

const SIZE = { width: 1920, height: 1080 };
/** A sentence takes some five seconds; a slow machine begins it late. */
const SPOKEN_WITHIN_MS = 60_000;

export const pressToPixel: Bench = {
  name: 'press-to-pixel',
  async run({ folder, rounds: count, progress }) {
    const gun = startGun();
    const bare = await startBroadcast();
    const product = await startProduct(folder, { counters: 1, kiosks: 1, displays: 1 });
    const browser = await launchChromium();
    try {
      await openCounters(product, product.office.seats);
      const [serviceId] = product.office.serviceIds;
      const lane = {
        path: '/api/tickets',
        headers: product.office.kiosks[0] ?? {},
        body: JSON.stringify({ serviceId }),
      };
      await gun.perSecond({ origin: product.origin, lanes: [lane], amount: count * 3 + 1 });
      const screen = await openDisplay(browser, product);
      const bareScreen = await openBare(browser, bare.origin);
      let called = 0;
      const chimes: number[] = [];
      const ours = async (): Promise<number> => {
        if (called > 0) await atRest(screen, nextCall(product, called).text);
        const { paintedMs, chimeMs } = await pressInPage(screen, nextCall(product, ++called));
        if (chimeMs !== undefined) chimes.push(chimeMs);
        return paintedMs;
      };
      let sent = 0;
      const limit = async (): Promise<number> => (await barePress(bareScreen, bare.origin, ++sent)).paintedMs;
      await ours();
      await limit();
      const rounds = await playRounds({ count, folder, contenders: { ours, limit }, progress });
      const note = `${middles(rounds, 'ours').toFixed(1)} ms; limit ${middles(rounds, 'limit').toFixed(1)} ms`;
      const what = 'key → number painted on the lobby screen ÷ bare ws → text → paint';
      const about = { bench: 'press-to-pixel', what, target: atMost(1.5) };
      return {
        figures: [
          ratio(rounds, about, (round) => round.ours / round.limit, note),
          {
            bench: 'press-to-pixel',
            what: 'key → first sample of the chime is scheduled',
            value: median(chimes),
            least: Math.min(...chimes),
            most: Math.max(...chimes),
            unit: 'ms',
          },
        ],
        calibrations: rounds.calibrations,
      };
    } finally {
      await browser.close();
      await product.stop();
      gun.stop();
      bare.stop();
    }
  },
};

/** A call stays until it was spoken, and for its least time (SPEC R12): the key is pressed when the last one has had both. */
async function atRest(screen: Page, last: string): Promise<void> {
  await screen.waitForFunction(
    (text) => (window.luotAudioLog ?? []).some(({ label, outcome }) => label === text && outcome !== 'speaking'),
    last,
    { timeout: SPOKEN_WITHIN_MS },
  );
  await screen.waitForTimeout(DEFAULT_OFFICE.minimumShowSeconds * 1000 + PAUSE_MS);
}

/** The display's page as the office shows it, with the clerk's session beside it, so that one clock times both. */
async function openDisplay(browser: Browser, { origin, office }: Product): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZE });
  const session = office.seats[0]?.headers.cookie?.replace('luot_session=', '');
  if (session === undefined) throw new Error('the office has no clerk');
  const page = await context.newPage();
  await page.goto(origin + office.pairing.display);
  await context.addCookies([{ name: 'luot_session', value: session, url: origin }]);
  // The screen is there when it tells how many wait.
  await page.getByText('Lĩnh vực A').first().waitFor();
  return page;
}

/** The first service's people are called in the order in which they came. */
function nextCall({ office }: Product, turn: number) {
  const counterId = office.seats[0]?.counterId ?? '';
  const text = `A${String(turn).padStart(3, '0')}`;
  return { url: `/api/counters/${counterId}/call-next`, body: '{"finish":"completed"}', text };
}

async function openBare(browser: Browser, origin: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: SIZE })).newPage();
  await page.goto(origin);
  await listenInPage(page, origin.replace('http', 'ws'), 'display');
  return page;
}

async function barePress(page: Page, origin: string, turn: number): Promise<PagePressed> {
  const text = `A${String(turn).padStart(3, '0')}`;
  await fetch(`${origin}/texts`, { method: 'POST', body: JSON.stringify({ display: text }) });
  return pressInPage(page, { url: '/press', body: '{}', text });
}
