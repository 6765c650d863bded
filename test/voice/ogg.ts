/** Length of an Ogg Opus file from its pages: no sound program is needed where the tests run. */
const OPUS_RATE = 48_000;

/** Milliseconds of sound: the last page's granule position less the pre-skip. */
export function opusDurationMs(bytes: Buffer): number {
  if (bytes.toString('latin1', 0, 4) !== 'OggS') throw new Error('not an Ogg file');
  const head = bytes.indexOf('OpusHead', 0, 'latin1');
  const page = bytes.lastIndexOf('OggS', bytes.length, 'latin1');
  if (head < 0 || page <= head) throw new Error('not an Opus stream');
  const preSkip = bytes.readUInt16LE(head + 10);
  const granule = Number(bytes.readBigInt64LE(page + 6));
  return Math.round(((granule - preSkip) / OPUS_RATE) * 1000);
}
