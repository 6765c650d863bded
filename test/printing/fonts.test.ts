/** DESIGN "Printing": a wrong font file gives blank paper without an error, so the fonts are checked at start. */
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inParts } from '#server/printing/drawing.ts';
import { loadFonts, VIETNAMESE_LETTERS } from '#server/printing/fonts.ts';
import { whole as joined } from '#server/printing/parts.ts';
import { partDrawer, rasterise } from '#server/printing/raster.ts';
import type { Bitmap } from '#server/printing/types.ts';
import { draw } from '#test/printing/print-room.ts';
import { birthSlip, longSlip, shortSlip } from '#test/printing/sample-slips.ts';

const NAMES = [
  '400Regular/NotoSans_400Regular.ttf',
  '700Bold/NotoSans_700Bold.ttf',
  '800ExtraBold/NotoSans_800ExtraBold.ttf',
];

/** The fonts of the package alone. */
const whole = await loadFonts(undefined, []);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luot-fonts-'));
  for (const [i, name] of NAMES.entries()) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await copyFile(whole.files[i] ?? '', join(folder, name));
  }
});

afterEach(() => rm(folder, { recursive: true }));

it('knows all 134 accented letters of Vietnamese and the plain ones', () => {
  const letters = [...VIETNAMESE_LETTERS];
  expect(letters).toHaveLength(new Set(letters).size);
  expect(letters.filter((letter) => letter > '\u007f')).toHaveLength(134);
  expect(letters.every((letter) => letter === letter.normalize('NFC'))).toBe(true);
});

it('starts with the right fonts', async () => {
  await expect(partDrawer(folder, [])).resolves.toBeTypeOf('function');
});

it.each([birthSlip, longSlip, shortSlip])(
  'small fonts come first, and every dot is as with the whole ones',
  async (slip) => {
    const drawPlain = inParts(await partDrawer(undefined, []));
    const plain = await joined(drawPlain(slip, 576));
    expect(Buffer.compare((await draw(slip, 576)).rows, plain.rows)).toBe(0);
  },
);

it('what the small fonts lack is drawn all the same', async () => {
  const fonts = await loadFonts();
  expect(fonts.files.map((file) => file.includes('node_modules'))).toEqual([false, false, false, true, true, true]);
  const text = (letters: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="64"><text y="48" font-family="Noto Sans" font-size="40">${letters}</text></svg>`;
  const [strange, blank] = [await rasterise(text('Ждω'), fonts), await rasterise(text('\u{10ffff}'), fonts)];
  const ink = ({ rows }: Bitmap): number => rows.filter((dots) => dots !== 0).length;
  expect(ink(strange)).toBeGreaterThan(ink(blank) + 100);
});

it('says which font is missing', async () => {
  await rm(join(folder, NAMES[1] ?? ''));
  await expect(partDrawer(folder, [])).rejects.toThrow(/can't be read.*NotoSans_700Bold.*npm install/);
});

it('refuses a file that is no font', async () => {
  await writeFile(join(folder, NAMES[0] ?? ''), 'not a font');
  await expect(partDrawer(folder, [])).rejects.toThrow(/can't be read.*NotoSans_400Regular/);
});

it('refuses a font without the letters of Vietnamese', async () => {
  // A font for icons has none of them: the character map is emptied, everything else stays.
  await writeFile(join(folder, NAMES[0] ?? ''), await withoutLetters(whole.files[0] ?? ''));
  await expect(partDrawer(folder, [])).rejects.toThrow(/lacks letters of Vietnamese/);
});

it('refuses fonts whose letters have no shape', async () => {
  for (const [i, name] of NAMES.entries())
    await writeFile(join(folder, name), await withoutShapes(whole.files[i] ?? ''));
  await expect(partDrawer(folder, [])).rejects.toThrow(/draw nothing/);
});

async function tableOf(path: string, tag: string): Promise<{ file: Buffer; start: number; length: number }> {
  const file = await readFile(path);
  for (let i = 0; i < file.readUInt16BE(4); i++) {
    const record = 12 + i * 16;
    if (file.toString('latin1', record, record + 4) !== tag) continue;
    return { file, start: file.readUInt32BE(record + 8), length: file.readUInt32BE(record + 12) };
  }
  throw new Error(`no table ${tag}`);
}

async function withoutLetters(path: string): Promise<Buffer> {
  const { file, start } = await tableOf(path, 'cmap');
  for (let i = 0; i < file.readUInt16BE(start + 2); i++) {
    const map = start + file.readUInt32BE(start + 8 + i * 8);
    if (file.readUInt16BE(map) !== 4) continue;
    const segments = file.readUInt16BE(map + 6) / 2;
    // Every segment now begins after it ends.
    for (let s = 0; s < segments; s++) file.writeUInt16BE(0xffff, map + 16 + (segments + s) * 2);
  }
  return file;
}

async function withoutShapes(path: string): Promise<Buffer> {
  const { file, start, length } = await tableOf(path, 'loca');
  file.fill(0, start, start + length);
  return file;
}
