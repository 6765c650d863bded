import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { PNG } from 'pngjs';
import type { Bitmap } from '#server/printing/types.ts';

/**
 * Rows sent with one raster command. Few enough for the receive buffer of a cheap printer; the whole slip as one
 * command makes some of them print garbage.
 */
export const BAND_ROWS = 128;

/** Widths not in whole bytes, or over what `xL xH` of every printer takes, are no slip. */
const WIDEST = 2040;

/** ESC @ resets the printer, before each slip: left-overs of a job that was cut off must not colour this one. */
export const START: Buffer = Buffer.from([0x1b, 0x40]);

/** Feeds the slip out and cuts it. */
export function endOfSlip(): Buffer {
  // Without an interface it can only encode: should anybody call its execute(), it throws.
  const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '' });
  printer.cut({ verticalTabAmount: 1 });
  return Buffer.from(printer.getBuffer());
}

/**
 * A picture, or a part of one, as ESC/POS raster commands from top to bottom. It is one bit a dot already, as the raster
 * command wants it, so its bands are a header and their rows; node-thermal-printer, which goes the way over a PNG and pixel by pixel, held the event loop for 50 ms and
 * the slip for 140 (PERFORMANCE.md). Feed and cut are the library's; its transport is never used.
 */
export function encodeBands(picture: Bitmap): Buffer[] {
  if (picture.width % 8 !== 0 || picture.width > WIDEST) throw new Error(`no slip is ${picture.width} dots wide`);
  const safe = withoutRealTimeCommands(picture);
  const bands: Buffer[] = [];
  for (let top = 0; top < safe.height; top += BAND_ROWS) {
    bands.push(rasterCommand(bandOf(safe, top, Math.min(BAND_ROWS, safe.height - top))));
  }
  return bands;
}

/** Bytes of the longest raster command for paper of so many dots. */
export const longestBand = (width: number): number => RASTER_HEADER + (width / 8) * BAND_ROWS;

const RASTER_HEADER = 8;

/** GS v 0: raster picture, dots as they are; width in bytes and height in rows, low byte first (Epson ESC/POS reference). */
function rasterCommand({ width, height, rows }: Bitmap): Buffer {
  const bytes = width / 8;
  const header = [0x1d, 0x76, 0x30, 0x30, bytes & 0xff, bytes >> 8, height & 0xff, height >> 8];
  return Buffer.concat([Buffer.from(header), rows]);
}

const DLE = 0x10;
const REAL_TIME = [0x04, 0x05, 0x14];

/**
 * A printer obeys real-time commands even in the middle of picture data (DLE EOT answers, DLE DC4 clears or switches
 * off), so a picture must not contain their bytes by chance. One more dot makes them harmless; nobody can see it, and a
 * QR code, whose dots come in fives, never has them.
 */
export function withoutRealTimeCommands(picture: Bitmap): Bitmap {
  const rows = picture.rows.slice();
  for (let i = 0; i + 1 < rows.length; i++) {
    if (rows[i] === DLE && REAL_TIME.includes(rows[i + 1] ?? 0)) rows[i] = DLE | (DLE >> 1);
  }
  return { ...picture, rows };
}

function bandOf({ width, rows }: Bitmap, top: number, height: number): Bitmap {
  const bytes = width / 8;
  return { width, height, rows: rows.subarray(top * bytes, (top + height) * bytes) };
}

/** The picture as a PNG file. */
export function toPng({ width, height, rows }: Bitmap): Buffer {
  const png = new PNG({ width, height });
  const bytes = Math.ceil(width / 8);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const black = ((rows[y * bytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
      const at = (y * width + x) * 4;
      png.data[at] = png.data[at + 1] = png.data[at + 2] = black ? 0 : 255;
      png.data[at + 3] = 255;
    }
  }
  // Plain rows and light packing: a third of the time, and two colours pack well anyway.
  return PNG.sync.write(png, { colorType: 0, filterType: 0, deflateLevel: 2 });
}
