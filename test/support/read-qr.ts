import jsqr from 'jsqr';
import { PNG } from 'pngjs';

const decode = 'default' in jsqr ? jsqr.default : jsqr;

/** What a QR reader reads in a PNG picture. */
export function readQr(png: Buffer): string | undefined {
  const { data, width, height } = PNG.sync.read(png);
  return decode(new Uint8ClampedArray(data), width, height)?.data;
}
