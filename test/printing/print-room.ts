/** What the tests of the print room share: fonts loaded once, a slip drawn, delivered and caught. */

import { inParts } from '#server/printing/drawing.ts';
import { loadFonts } from '#server/printing/fonts.ts';
import { drawn, whole } from '#server/printing/parts.ts';
import { partDrawer } from '#server/printing/raster.ts';
import type { Limits } from '#server/printing/talk.ts';
import { networkTransport } from '#server/printing/transport-network.ts';
import type { Bitmap, Delivery, Outcome, PaperDots, SlipContent } from '#server/printing/types.ts';
import type { FakePrinter } from '#test/support/fake-printer.ts';

export const fonts = await loadFonts();
/** As an office draws, in parts. */
export const drawParts = inParts(await partDrawer());
export const draw = (content: SlipContent, dots: PaperDots): Promise<Bitmap> => whole(drawParts(content, dots));

const BLANK: Bitmap = { width: 8, height: 0, rows: new Uint8Array() };

/** Limits for a printer on the same machine: long enough under load, short enough to wait for. */
export const SHORT: Partial<Limits> = {
  connect: 500,
  answer: 400,
  stall: 500,
  look: 10,
  job: 5000,
  settle: 30,
  linger: 50,
};

export function delivery(picture: Bitmap, change: Partial<Delivery> = {}): Delivery {
  const createdAt = Date.parse('2026-11-23T08:43:12.417+07:00');
  const signal = new AbortController().signal;
  return {
    jobId: 'job-1',
    label: 'B009',
    createdAt,
    timeZone: 'Asia/Ho_Chi_Minh',
    parts: drawn(picture),
    begun: Promise.resolve(true),
    signal,
    ...change,
  };
}

/** For printers that do answer: a busy machine must not look like a silent printer. */
export const PATIENT: Partial<Limits> = {
  ...SHORT,
  connect: 3000,
  probe: 3000,
  answer: 3000,
  stall: 5000,
  job: 20_000,
};

/** Draws a slip and prints it on the fake over TCP. */
export async function printOn(printer: FakePrinter, content: SlipContent, dots: PaperDots): Promise<Outcome> {
  const { host, port } = printer;
  const transport = networkTransport({ host, port, answers: true, limits: PATIENT });
  return transport.deliver(delivery(BLANK, { parts: drawParts(content, dots) }));
}
