/**
 * Draws slips beside the event loop, in a thread of its own: to set and draw one takes longer than a clerk's key may wait. The
 * head of a slip, alike on all of an office, is drawn once and is there at once for the next.
 */
import { Piscina } from 'piscina';
import { FROM_SOURCE, ownProgram } from '#server/own-program.ts';
import type { PartOrder } from '#server/printing/drawing-thread.ts';
import { type DrawPart, partDrawer } from '#server/printing/raster.ts';
import type { Bitmap, DrawnSlip, DrawSlip, SpoolLogger } from '#server/printing/types.ts';

export interface Drawing {
  readonly draw: DrawSlip;
  close(): Promise<void>;
}

/**
 * Looks at the fonts first, and throws with a message for the operator when they draw nothing. A thread that breaks is told to the
 * log; what it was drawing is rejected, and another one takes its place.
 */
export async function startDrawing(logger: Pick<SpoolLogger, 'error'>): Promise<Drawing> {
  const here = await partDrawer();
  // From the sources (tests, tools) a thread would need their loader, which takes longer to start than many slips take.
  if (FROM_SOURCE) return { draw: inParts(here), close: async () => undefined };
  const pool = new Piscina<PartOrder, Bitmap>({
    filename: ownProgram('drawing-thread'),
    minThreads: 1,
    maxThreads: 1,
    // Where two cores are shared, a key that is pressed goes before a slip that is drawn.
    niceIncrement: 10,
    // The thread must hear of the renderer's end while it waits for the next order.
    atomics: 'disabled',
  });
  // Without a listener it would end the process.
  pool.on('error', (failure) => logger.error({ failure }, 'the thread that draws slips failed'));
  return {
    draw: inParts((content, dots, part) => pool.run({ content, dots, part })),
    close: () => pool.destroy(),
  };
}

/** Languages × widths of paper of one office, and some to spare for the day on which its name is changed. */
const HEADS_KEPT = 16;

/** Draws slips in two parts; a head that was drawn before is not drawn again. */
export function inParts(drawPart: DrawPart): DrawSlip {
  const heads = new Map<string, Bitmap>();
  const head: DrawPart = async (content, dots, part) => {
    const { office, language } = content;
    const key = JSON.stringify([office, language, dots]);
    const known = heads.get(key);
    if (known !== undefined) return known;
    const picture = await drawPart(content, dots, part);
    if (heads.size >= HEADS_KEPT) heads.clear();
    heads.set(key, picture);
    return picture;
  };
  return (content, dots): DrawnSlip => {
    const parts: DrawnSlip = [head(content, dots, 'head'), drawPart(content, dots, 'body')];
    // Whoever waits for the head hears first that it failed; that the body failed too must not end the process.
    for (const part of parts) part.catch(() => undefined);
    return parts;
  };
}
