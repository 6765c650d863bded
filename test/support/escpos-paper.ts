/** Reads ESC/POS bytes as a printer does, and keeps what it would have put on paper. */
import { PNG } from 'pngjs';

export interface PrintedSlip {
  readonly width: number;
  readonly height: number;
  /** One byte a dot, 1 = black. */
  readonly dots: Uint8Array;
}

export interface PaperEvents {
  /** DLE EOT n. */
  asked?(n: number): void;
  /** GS r n, in order with the picture data. */
  acknowledge?(): void;
  /** Rows that were just printed. */
  printed?(rows: number): void;
}

const ESC = 0x1b;
const GS = 0x1d;
const DLE = 0x10;

export class EscPosPaper {
  /** Slips that were cut off. */
  readonly slips: PrintedSlip[] = [];
  /** Bytes that no command explains: a printer would print them as letters. */
  readonly strays: number[] = [];
  /** Heights of the raster commands, in rows. */
  readonly bands: number[] = [];
  /** Real-time commands that stood inside picture data, which a printer obeys all the same. */
  realTimeInPictures = 0;
  #pending: Buffer = Buffer.alloc(0);
  #width = 0;
  #rows: Uint8Array[] = [];
  readonly #events: PaperEvents;

  constructor(events: PaperEvents = {}) {
    this.#events = events;
  }

  /** Rows on the slip that is not cut yet. */
  get uncutRows(): number {
    return this.#rows.length;
  }

  feed(bytes: Uint8Array): void {
    if (this.#pending.length > 0) this.#answerInPicture(bytes);
    this.#pending = Buffer.concat([this.#pending, bytes]);
    for (;;) {
      const used = this.#command(this.#pending);
      if (used === 0) return;
      this.#pending = this.#pending.subarray(used);
    }
  }

  /** A question is answered even where the printer waits for the rest of a picture, of which it then becomes a part. */
  #answerInPicture(bytes: Uint8Array): void {
    const raster = this.#pending[0] === GS && this.#pending[1] === 0x76;
    if (raster && bytes.length === 3 && bytes[0] === DLE && bytes[1] === 0x04) this.#events.asked?.(bytes[2] ?? 0);
  }

  /** Bytes of the first command; 0 when it is not complete yet. */
  #command(bytes: Buffer): number {
    const [first, second, third] = bytes;
    if (first === undefined) return 0;
    if (first === 0) return 1;
    if (first !== ESC && first !== GS && first !== DLE) return this.#stray(first);
    if (second === undefined) return 0;
    if (first === ESC && second === 0x40) return 2;
    if (third === undefined) return 0;
    if (first === ESC && second === 0x64) return 3;
    if (first === DLE && second === 0x04) {
      this.#events.asked?.(third);
      return 3;
    }
    if (first === GS && second === 0x72) {
      this.#events.acknowledge?.();
      return 3;
    }
    if (first === GS && second === 0x56) {
      this.#cut();
      return 3;
    }
    if (first === GS && second === 0x76 && third === 0x30) return this.#raster(bytes);
    return this.#stray(first);
  }

  #raster(bytes: Buffer): number {
    if (bytes.length < 8) return 0;
    const bytesPerRow = bytes.readUInt16LE(4);
    const height = bytes.readUInt16LE(6);
    const size = bytesPerRow * height;
    if (bytes.length < 8 + size) return 0;
    const data = bytes.subarray(8, 8 + size);
    for (let i = 0; i + 1 < size; i++) {
      if (data[i] === DLE && [0x04, 0x05, 0x14].includes(data[i + 1] ?? 0)) this.realTimeInPictures++;
    }
    this.#width = bytesPerRow * 8;
    for (let y = 0; y < height; y++) {
      this.#rows.push(
        Uint8Array.from(
          { length: this.#width },
          (_, x) => ((data[y * bytesPerRow + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1,
        ),
      );
    }
    this.bands.push(height);
    this.#events.printed?.(height);
    return 8 + size;
  }

  #cut(): void {
    const dots = new Uint8Array(this.#width * this.#rows.length);
    this.#rows.forEach((row, y) => {
      dots.set(row, y * this.#width);
    });
    this.slips.push({ width: this.#width, height: this.#rows.length, dots });
    this.#rows = [];
  }

  #stray(byte: number): number {
    this.strays.push(byte);
    return 1;
  }
}

/** A slip as a PNG file, `scale` pixels a dot, with a white border. */
export function slipToPng(slip: PrintedSlip, scale = 1, border = 0): Buffer {
  const png = new PNG({ width: slip.width * scale + 2 * border, height: slip.height * scale + 2 * border });
  png.data.fill(255);
  for (let y = 0; y < slip.height * scale; y++) {
    for (let x = 0; x < slip.width * scale; x++) {
      const black = slip.dots[Math.floor(y / scale) * slip.width + Math.floor(x / scale)] === 1;
      if (black)
        png.data.fill(0, ((y + border) * png.width + x + border) * 4, ((y + border) * png.width + x + border) * 4 + 3);
    }
  }
  return PNG.sync.write(png);
}
