/** DESIGN "Printing": the encoder's traps stay outside. */
import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { describe, expect, it } from 'vitest';
import {
  BAND_ROWS,
  encodeBands,
  endOfSlip,
  longestBand,
  START,
  toPng,
  withoutRealTimeCommands,
} from '#server/printing/encode.ts';
import type { Bitmap } from '#server/printing/types.ts';
import { EscPosPaper } from '#test/support/escpos-paper.ts';

function picture(width: number, height: number, byte: (i: number) => number): Bitmap {
  return { width, height, rows: Uint8Array.from({ length: (width / 8) * height }, (_, i) => byte(i)) };
}

describe('a slip as bytes', () => {
  it('is a reset, bands of rows, one feed and one cut', () => {
    const bands = encodeBands(picture(384, 300, () => 0xaa));
    expect([...START]).toEqual([0x1b, 0x40]);
    expect(bands).toHaveLength(Math.ceil(300 / BAND_ROWS));
    expect(Math.max(...bands.map(({ length }) => length))).toBe(longestBand(384));
    // ESC d 4, GS V 0, ESC @
    expect([...endOfSlip()]).toEqual([0x1b, 0x64, 4, 0x1d, 0x56, 0, 0x1b, 0x40]);
    const paper = new EscPosPaper();
    paper.feed(Buffer.concat([START, ...bands, endOfSlip()]));
    expect(paper.strays).toEqual([]);
    expect(paper.slips).toHaveLength(1);
    expect(paper.slips[0]).toMatchObject({ width: 384, height: 300 });
    expect([...(paper.slips[0]?.dots.subarray(0, 8) ?? [])]).toEqual([1, 0, 1, 0, 1, 0, 1, 0]);
  });

  it('never contains a real-time command, which a printer obeys even inside a picture', () => {
    // DLE DC4 8: "clear the buffers"; DLE EOT: an answer that nobody asked for.
    const dangerous = [0x10, 0x14, 0x08, 0x01, 0x10, 0x04, 0x10, 0x05];
    const bands = encodeBands(picture(576, 20, (i) => dangerous[i % dangerous.length] ?? 0));
    const paper = new EscPosPaper();
    for (const band of bands) paper.feed(band);
    expect(paper.realTimeInPictures).toBe(0);
  });

  it('adds a dot for that and changes nothing else', () => {
    const before = picture(576, 2, (i) => [0x10, 0x14, 0x10, 0x10, 0xff][i % 5] ?? 0);
    const after = withoutRealTimeCommands(before);
    after.rows.forEach((byte, i) => {
      const was = before.rows[i] ?? 0;
      expect(byte & was).toBe(was);
      expect([0, 0x08]).toContain(byte - was);
    });
  });

  it('is, dot for dot, what node-thermal-printer makes of the same picture', async () => {
    const some = picture(384, 40, (i) => (i * 37) % 251);
    const library = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '' });
    await library.printImageBuffer(toPng(some));
    expect(Buffer.concat(encodeBands(some))).toEqual(Buffer.from(library.getBuffer()));
  });

  it('refuses widths that the encoder gets wrong', () => {
    expect(() => encodeBands(picture(2048, 1, () => 0))).toThrow('2048');
    expect(() => encodeBands({ width: 380, height: 1, rows: new Uint8Array(48) })).toThrow('380');
  });
});
