/** What each page weighs, and how soon it can be used on a processor four times as slow as this one. */
import type { Browser, BrowserContext } from 'playwright-core';
import { launchChromium } from '#test/support/chromium.ts';
import { atMost, type Figure } from '../figure.ts';
import { type Product, startProduct } from '../product.ts';
import { median } from '../statistics.ts';
import type { Bench } from './case.ts';

const SLOWER = 4;
const JS_KIB_MOST = 35;
const KIOSK_USABLE_MS = 1_500;

interface PageWanted {
  readonly name: string;
  readonly path: string;
  /** The link that pairs a browser with it first. */
  readonly pairing?: string;
  /** What can be touched, typed into or read when the page is of use. */
  readonly usable: string;
  readonly usableMs?: number;
}

interface Visit {
  readonly paintMs: number;
  readonly usableMs: number;
  readonly bytes: number;
  /** Of scripts that the page itself names: nothing is seen before they have come. */
  readonly firstJsBytes: number;
  /** With those that follow the first screen by themselves. */
  readonly jsBytes: number;
}

export const pages: Bench = {
  name: 'pages',
  async run({ folder, rounds, progress }) {
    const product = await startProduct(folder, { counters: 4, kiosks: 1, displays: 1 });
    const browser = await launchChromium();
    try {
      const figures: Figure[] = [];
      for (const wanted of await pagesOf(product)) {
        const visits: Visit[] = [];
        const known = await pair(browser, product.origin, wanted);
        for (let round = 0; round < rounds; round += 1) {
          progress(`${wanted.name}, visit ${round + 1} of ${rounds}`);
          visits.push(await visit(browser, product.origin, wanted, known));
        }
        figures.push(...figuresOf(wanted, visits));
      }
      return { figures, calibrations: [] };
    } finally {
      await browser.close();
      await product.stop();
    }
  },
};

async function pagesOf({ office, send }: Product): Promise<PageWanted[]> {
  const answer = await send('POST', '/api/tickets', office.kiosks[0] ?? {}, { serviceId: office.serviceIds[0] });
  if (typeof answer !== 'object' || answer === null || !('token' in answer)) throw new Error('no number was given');
  return [
    {
      name: 'kiosk',
      path: '/kiosk',
      pairing: office.pairing.kiosk,
      usable: 'button:has-text("Lĩnh vực A")',
      usableMs: KIOSK_USABLE_MS,
    },
    { name: 'counter', path: '/counter', usable: 'input[type="password"]' },
    { name: 'display', path: '/display', pairing: office.pairing.display, usable: 'text=Lĩnh vực A' },
    { name: 'phone', path: `/t/${String(answer.token)}`, usable: 'text=A001' },
    { name: 'admin', path: '/admin', usable: 'input[type="password"]' },
  ];
}

type Known = Awaited<ReturnType<BrowserContext['storageState']>>;

/** What a browser keeps that was paired; undefined where nothing needs to be. */
async function pair(browser: Browser, origin: string, { pairing }: PageWanted): Promise<Known | undefined> {
  if (pairing === undefined) return undefined;
  const context = await browser.newContext();
  await (await context.newPage()).goto(origin + pairing);
  const known = await context.storageState();
  await context.close();
  return known;
}

/** One visit with an empty cache. */
async function visit(browser: Browser, origin: string, { path, usable }: PageWanted, known?: Known): Promise<Visit> {
  const context = await browser.newContext(known === undefined ? {} : { storageState: known });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(origin + path, { waitUntil: 'commit' });
  await page.locator(usable).first().waitFor();
  const { usableMs, paint, named, sent } = await page.evaluate(() => ({
    usableMs: performance.now(),
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    named: [
      ...document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>('script[src], link[rel=modulepreload]'),
    ].map((element) => ('src' in element ? element.src : element.href)),
    sent: performance
      .getEntries()
      .flatMap((entry) =>
        entry instanceof PerformanceResourceTiming ? [{ name: entry.name, bytes: entry.encodedBodySize }] : [],
      ),
  }));
  await context.close();
  const sum = (some: typeof sent): number => some.reduce((total, { bytes }) => total + bytes, 0);
  return {
    usableMs,
    paintMs: paint ?? usableMs,
    bytes: sum(sent),
    firstJsBytes: sum(sent.filter(({ name }) => named.includes(name))),
    jsBytes: sum(sent.filter(({ name }) => new URL(name, origin).pathname.endsWith('.js'))),
  };
}

function figuresOf({ name, usableMs }: PageWanted, visits: readonly Visit[]): Figure[] {
  const of = (key: keyof Visit): { value: number; least: number; most: number } => {
    const figures = visits.map((one) => one[key]);
    return { value: median(figures), least: Math.min(...figures), most: Math.max(...figures) };
  };
  const kib = (bytes: number): number => Math.round((bytes / 1024) * 10) / 10;
  const { value: bytes } = of('bytes');
  const { value: js } = of('jsBytes');
  const { value: firstJs } = of('firstJsBytes');
  return [
    { bench: 'pages', what: `${name}: first paint, processor ${SLOWER} × slower`, ...of('paintMs'), unit: 'ms' },
    {
      bench: 'pages',
      what: `${name}: usable, processor ${SLOWER} × slower`,
      ...of('usableMs'),
      unit: 'ms',
      ...(usableMs === undefined ? {} : { target: atMost(usableMs) }),
    },
    {
      bench: 'pages',
      what: `${name}: JavaScript as sent, until its first screen`,
      value: kib(firstJs),
      unit: 'KiB',
      ...(name === 'admin' ? {} : { target: atMost(JS_KIB_MOST) }),
      note: `with what follows the first screen by itself ${kib(js)} KiB; everything ${kib(bytes)} KiB`,
    },
  ];
}
