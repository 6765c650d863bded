import { renderAsync } from '@resvg/resvg-js';
import { FONT_FAMILY, type Fonts, loadFonts } from '#server/printing/fonts.ts';
import { toSvg } from '#server/printing/sheet.ts';
import { layOutParts } from '#server/printing/slip.ts';
import type { Bitmap, PaperDots, SlipContent } from '#server/printing/types.ts';

/** Darker than this prints. Above the half, since thermal paper loses thin strokes. */
const THRESHOLD = 160;

/** Draws an SVG with the fonts given and no others, in black and white. */
export async function rasterise(svg: string, fonts: Fonts): Promise<Bitmap> {
  const image = await renderAsync(svg, {
    background: '#fff',
    font: { fontFiles: [...fonts.files], loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
  });
  return toBitmap(image.pixels, image.width, image.height);
}

function toBitmap(rgba: Buffer, width: number, height: number): Bitmap {
  const bytesPerRow = Math.ceil(width / 8);
  const rows = new Uint8Array(bytesPerRow * height);
  for (let y = 0; y < height; y++) {
    for (let byte = 0; byte < bytesPerRow; byte++) {
      let dots = 0;
      const end = Math.min(8, width - byte * 8);
      for (let bit = 0; bit < end; bit++) {
        if ((rgba[(y * width + byte * 8 + bit) * 4] ?? 255) < THRESHOLD) dots |= 0x80 >> bit;
      }
      rows[y * bytesPerRow + byte] = dots;
    }
  }
  return { width, height, rows };
}

/** Draws one of the two parts of a slip. */
export type DrawPart = (content: SlipContent, dots: PaperDots, part: 'head' | 'body') => Promise<Bitmap>;

/**
 * The function that draws slips, once the fonts are there and are seen to draw: a wrong font file gives blank paper
 * without an error, and nobody would know before the first citizen holds it. Throws with a message for the operator.
 */
export async function partDrawer(fontFolder?: string, small?: readonly string[]): Promise<DrawPart> {
  const fonts = await loadFonts(fontFolder, small);
  await checkInk(fonts);
  return async (content, dots, part) => rasterise(toSvg(layOutParts(content, dots, fonts)[part], dots), fonts);
}

const PROBE = { text: 'Lượt ĐẾỆ 0123', size: 40, width: 400, height: 64 };

async function checkInk(fonts: Fonts): Promise<void> {
  for (const weight of [400, 700, 800]) {
    const { text, size, width, height } = PROBE;
    const probe = await rasterise(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><text x="8" y="48" font-family="${FONT_FAMILY}" font-weight="${weight}" font-size="${size}">${text}</text></svg>`,
      fonts,
    );
    if (!probe.rows.some((byte) => byte !== 0)) {
      throw new Error(
        `The fonts for slips draw nothing (weight ${weight}): ${fonts.files.join(', ')}. Run "npm install" again.`,
      );
    }
  }
}
