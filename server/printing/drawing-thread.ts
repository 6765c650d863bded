/** The thread in which slips are drawn (drawing.ts): one part an order. */
import { partDrawer } from '#server/printing/raster.ts';
import type { Bitmap, PaperDots, SlipContent } from '#server/printing/types.ts';

export interface PartOrder {
  readonly content: SlipContent;
  readonly dots: PaperDots;
  readonly part: 'head' | 'body';
}

const draw = partDrawer();

export default async ({ content, dots, part }: PartOrder): Promise<Bitmap> => (await draw)(content, dots, part);
