/**
 * An uploaded picture, made anew from its pixels (SPEC A14): what was hidden in the file (a place, a camera, a script, a second
 * file) is not in the new one. The work is done by libvips on its own threads, one picture at a time.
 */
import sharp from 'sharp';
import type { PictureType } from '#server/store/pictures.ts';

/** Enough for an 8K screen; at four bytes a pixel, what is decoded at once stays under 200 MB. */
export const PIXELS_AT_MOST = 48_000_000;
const SECONDS_AT_MOST = 15;
/** What a lobby's 4K screen can show; a larger picture is made smaller. */
const SIDE_AT_MOST = 3_840;

// Pictures come once a month: nothing is worth being kept in memory for the next one.
sharp.cache(false);
sharp.concurrency(1);

let before: Promise<unknown> = Promise.resolve();

/** The same picture, upright, without anything but its pixels; undefined when it cannot be decoded within the limits. */
export function reencode(bytes: Uint8Array, type: PictureType): Promise<Buffer | undefined> {
  const made = before.then(() => encode(bytes, type)).catch(() => undefined);
  before = made;
  return made;
}

function encode(bytes: Uint8Array, type: PictureType): Promise<Buffer> {
  const picture = sharp(bytes, { limitInputPixels: PIXELS_AT_MOST, failOn: 'error', pages: 1, sequentialRead: true })
    .timeout({ seconds: SECONDS_AT_MOST })
    // As the camera was held, since the note that says so is dropped.
    .autoOrient()
    .resize({ width: SIDE_AT_MOST, height: SIDE_AT_MOST, fit: 'inside', withoutEnlargement: true });
  switch (type) {
    case 'png':
      return picture.png({ compressionLevel: 6 }).toBuffer();
    case 'jpg':
      return picture.jpeg({ quality: 88 }).toBuffer();
    case 'webp':
      return picture.webp({ quality: 88 }).toBuffer();
  }
}
