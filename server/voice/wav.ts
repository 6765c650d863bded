/** Plain WAV files, which every speech program writes: read and written here, so that no other program is needed. */
import { SAMPLE_RATE } from './sound.ts';

const PCM = 1;
const EXTENSIBLE = 0xfffe;

interface Format {
  readonly channels: number;
  readonly rate: number;
  readonly bits: number;
}

/** What a file says of its sound, and the bytes of it. */
interface Opened {
  readonly format: Format;
  readonly body: Buffer;
}

/** A format that nobody records in would make a few bytes into hours of samples. */
const isSpeech = ({ channels, rate, bits }: Format): boolean =>
  bits === 16 && channels >= 1 && channels <= 8 && rate >= 8_000 && rate <= 192_000;

function openWav(file: Buffer): Opened | undefined {
  if (file.length < 12 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') {
    return undefined;
  }
  let format: Format | undefined;
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString('latin1', at, at + 4);
    // A program that writes into a pipe does not know the length and leaves the largest number there.
    const size = Math.min(file.readUInt32LE(at + 4), file.length - at - 8);
    const body = file.subarray(at + 8, at + 8 + size);
    if (name === 'fmt ' && size >= 16) {
      const kind = body.readUInt16LE(0);
      if (kind !== PCM && kind !== EXTENSIBLE) return undefined;
      format = { channels: body.readUInt16LE(2), rate: body.readUInt32LE(4), bits: body.readUInt16LE(14) };
    }
    if (name === 'data') return format !== undefined && isSpeech(format) ? { format, body } : undefined;
    at += 8 + size + (size % 2);
  }
  return undefined;
}

/** Mono samples at the packs' rate; undefined when this is no WAV of 16 bits. */
export function readWav(file: Buffer): Float32Array | undefined {
  const opened = openWav(file);
  return opened === undefined ? undefined : samplesOf(opened.body, opened.format);
}

/** How long it sounds, before anything is made of it; undefined when this is no WAV of 16 bits. */
export function wavMs(file: Buffer): number | undefined {
  const opened = openWav(file);
  if (opened === undefined) return undefined;
  const { channels, rate } = opened.format;
  return Math.round((opened.body.length / 2 / channels / rate) * 1000);
}

function samplesOf(body: Buffer, { channels, rate }: Format): Float32Array {
  const count = Math.floor(body.length / 2 / channels);
  const mono = Float32Array.from({ length: count }, (_, index) => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1) sum += body.readInt16LE((index * channels + channel) * 2);
    return sum / channels / 32_768;
  });
  if (rate === SAMPLE_RATE) return mono;
  // Between two samples a straight line: speech is sampled at less than the packs' rate, so nothing is folded.
  const step = rate / SAMPLE_RATE;
  return Float32Array.from({ length: Math.floor(count / step) }, (_, index) => {
    const place = index * step;
    const before = Math.floor(place);
    const share = place - before;
    return (mono[before] ?? 0) * (1 - share) + (mono[before + 1] ?? 0) * share;
  });
}

/** A WAV of 16 bits, mono, at the packs' rate. */
export function wavOf(sound: Float32Array): Buffer {
  const file = Buffer.alloc(44 + sound.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + sound.length * 2, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(PCM, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(SAMPLE_RATE, 24);
  file.writeUInt32LE(SAMPLE_RATE * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(sound.length * 2, 40);
  for (const [index, value] of sound.entries()) {
    file.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32_767), 44 + index * 2);
  }
  return file;
}
