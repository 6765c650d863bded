/**
 * From the touch at the kiosk's page until the printer has the first byte, and the last. One slip at a time, to a port that
 * reads as fast as bytes come: how soon they are there is measured, not how fast paper moves.
 */

import { once } from 'node:events';
import { connect } from 'node:net';
import type { Page } from 'playwright-core';
import { databaseFile } from '#server/data-folder.ts';
import { loadFonts } from '#server/printing/fonts.ts';
import { rasterise } from '#server/printing/raster.ts';
import { toSvg } from '#server/printing/sheet.ts';
import { layOut } from '#server/printing/slip.ts';
import { openForReading } from '#server/store/open.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { atMost, type Figure } from '../figure.ts';
import { startChild } from '../load/child.ts';
import type { Idleness } from '../load/idle.ts';
import { vitals } from '../metrics.ts';
import { type Product, startProduct } from '../product.ts';
import { type SlipPort, startSlipPort } from '../slip-port.ts';
import { median } from '../statistics.ts';
import type { Bench } from './case.ts';
import { issueLanes } from './lanes.ts';

const WARM_UP = 3;
const SIZE = { width: 1080, height: 1920 };
const DOTS = 576;
const RENDERS = 9;
/** While the event loop is watched: a browser beside it would take the processor away more often than drawing does. */
const WINDOWS = 7;
const SLIPS_A_WINDOW = 6;
const BETWEEN_SLIPS_MS = 150;

export const tapToPaper: Bench = {
  name: 'tap-to-paper',
  async run({ folder, rounds: count, progress }) {
    const port = await startSlipPort();
    const product = await startProduct(folder, { counters: 4, kiosks: 1, displays: 0, printer: port });
    const browser = await launchChromium();
    const idle = startChild<object, Idleness>(new URL('../load/idle.ts', import.meta.url));
    const first: number[] = [];
    const last: number[] = [];
    const bareFirst: number[] = [];
    const bareLast: number[] = [];
    try {
      const page = await (await browser.newContext({ viewport: SIZE })).newPage();
      await pairKiosk(page, product);
      for (let round = -WARM_UP; round < count; round += 1) {
        progress(round < 0 ? 'warming up' : `round ${round + 1} of ${count}`);
        const ours = await touch(page, port);
        const limit = await sendAgain(port);
        if (round < 0) continue;
        first.push(ours.first);
        last.push(ours.last);
        bareFirst.push(limit.first);
        bareLast.push(limit.last);
      }
      await browser.close();
      progress('slips without a page');
      const blocks: number[] = [];
      const idleBlocks: number[] = [];
      for (let window = 0; window < WINDOWS; window += 1) {
        await Promise.all([vitals(product), idle.ask({})]);
        for (let slip = 0; slip < SLIPS_A_WINDOW; slip += 1) await askForSlip(product, port);
        blocks.push((await vitals(product)).loopDelayMaxMs);
        idleBlocks.push((await idle.ask({})).maxMs);
      }
      const renderMs = await renderTime(product);
      const figures: Figure[] = [
        {
          bench: 'tap-to-paper',
          what: 'touch → first byte at the printer; limit: the same bytes by a bare socket',
          value: median(first),
          least: Math.min(...first),
          most: Math.max(...first),
          unit: 'ms',
          target: atMost(3 * median(bareFirst) + renderMs),
          note: `limit ${median(bareFirst).toFixed(1)} ms; to reach: 3 × limit + one render, here ${renderMs.toFixed(1)} ms`,
        },
        {
          bench: 'tap-to-paper',
          what: 'touch → last byte at the printer',
          value: median(last),
          least: Math.min(...last),
          most: Math.max(...last),
          unit: 'ms',
          note: `limit ${median(bareLast).toFixed(1)} ms`,
        },
        {
          bench: 'tap-to-paper',
          what: `longest block of the event loop while ${SLIPS_A_WINDOW} slips were drawn, middle of ${WINDOWS}`,
          value: median(blocks),
          least: Math.min(...blocks),
          most: Math.max(...blocks),
          unit: 'ms',
          target: atMost(20),
          note: `of an idle process beside it: ${median(idleBlocks).toFixed(1)} ms`,
        },
      ];
      return { figures, calibrations: [] };
    } finally {
      idle.stop();
      await browser.close();
      await product.stop();
      await port.close();
    }
  },
};

async function pairKiosk(page: Page, { origin, office }: Product): Promise<void> {
  await page.goto(origin + office.pairing.kiosk);
  await page.getByRole('button', { name: /Lĩnh vực A/ }).waitFor();
}

/** What drawing the whole last slip takes by itself, warm, ms. */
async function renderTime({ folder }: Product): Promise<number> {
  const store = openForReading(databaseFile(folder));
  const job = store.db.query.printJobs.findFirst().sync();
  store.close();
  if (job === undefined) throw new Error('no slip was queued');
  const fonts = await loadFonts();
  const draw = (): Promise<unknown> => rasterise(toSvg(layOut(job.content, DOTS, fonts), DOTS), fonts);
  await draw();
  const times: number[] = [];
  for (let n = 0; n < RENDERS; n += 1) {
    const began = performance.now();
    await draw();
    times.push(performance.now() - began);
  }
  return median(times);
}

/** One number over the API, until its slip is printed and the server has had a moment of rest. */
async function askForSlip(product: Product, port: SlipPort): Promise<void> {
  const [lane] = issueLanes(product.office, 1);
  if (lane === undefined) throw new Error('nobody can ask for a number');
  const slip = port.next();
  await product.send('POST', lane.path, lane.headers, JSON.parse(lane.body));
  await slip;
  await new Promise((resolve) => setTimeout(resolve, BETWEEN_SLIPS_MS));
}

interface Times {
  readonly first: number;
  readonly last: number;
}

/** Chooses a service, then takes the number; times from the second touch, by the clocks of this machine. */
async function touch(page: Page, port: SlipPort): Promise<Times> {
  await page.getByRole('button', { name: /Lĩnh vực A/ }).click();
  const button = page.getByRole('button', { name: /^Lấy số/ });
  await button.waitFor();
  const slip = port.next();
  const touched = await button.evaluate((element) => {
    const at = performance.timeOrigin + performance.now();
    if (element instanceof HTMLElement) element.click();
    return at;
  });
  const { firstAt, lastAt } = await slip;
  await page.reload();
  return { first: firstAt - touched, last: lastAt - touched };
}

/** The bytes that the printer has just got, once more, from a socket that is opened for them. */
async function sendAgain(port: SlipPort): Promise<Times> {
  const slip = port.next();
  const began = performance.timeOrigin + performance.now();
  const socket = connect(port.port, port.host);
  await once(socket, 'connect');
  socket.end(port.lastSlip());
  const { firstAt, lastAt } = await slip;
  return { first: firstAt - began, last: lastAt - began };
}
