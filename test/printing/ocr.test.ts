/** SPEC of the slip: what the printer got over TCP can be read by people and phones. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import jsqr from 'jsqr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mark } from '#server/printing/sheet.ts';
import { layOut } from '#server/printing/slip.ts';
import type { PaperDots, SlipContent, TicketSlip } from '#server/printing/types.ts';
import { fonts, printOn } from '#test/printing/print-room.ts';
import { birthSlip, longSlip, shortSlip } from '#test/printing/sample-slips.ts';
import { type PrintedSlip, slipToPng } from '#test/support/escpos-paper.ts';
import { type FakePrinter, startFakePrinter } from '#test/support/fake-printer.ts';

const run = promisify(execFile);
/** A CommonJS module: what it exports depends on who loads it. */
const readCode = 'default' in jsqr ? jsqr.default : jsqr;
const SLOW = 60_000;

let printer: FakePrinter;
let folder: string;

beforeAll(async () => {
  printer = await startFakePrinter();
  folder = await mkdtemp(join(tmpdir(), 'luot-ocr-'));
});

afterAll(async () => {
  await printer.close();
  await rm(folder, { recursive: true });
});

async function printed(slip: SlipContent, dots: PaperDots): Promise<PrintedSlip> {
  expect(await printOn(printer, slip, dots)).toEqual({ state: 'printed' });
  const caught = printer.slips.at(-1);
  if (caught === undefined) throw new Error('nothing was printed');
  expect(caught.width).toBe(dots);
  return caught;
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type TextMark = Extract<Mark, { kind: 'text' }>;

const isText = (mark: Mark): mark is TextMark => mark.kind === 'text';

const textOf = (mark: TextMark): string => mark.runs.map((run) => run.text).join('');

/** OCR does not see letters of an inch in a page of small ones, so the number is read by itself. */
const isNumber = (mark: TextMark): boolean => mark.size > 90;

/** The text of a slip in reading order: line by line, left to right. */
function expectedText(marks: readonly Mark[]): string {
  const texts = marks.filter(isText).filter((mark) => !isNumber(mark));
  return plain(
    texts
      .sort((a, b) => a.y - b.y || a.x - b.x)
      .map(textOf)
      .join(' '),
  );
}

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

function areaOf(mark: Mark): Area {
  if (mark.kind === 'code') return { ...mark, height: mark.width };
  if (mark.kind !== 'text') return mark;
  const top = Math.floor(mark.y - mark.size * 0.8);
  return { x: mark.x, y: top, width: Math.ceil(mark.width), height: Math.ceil(mark.size * 0.9) };
}

/** Signs that are no text (code, boxes, lines) are wiped, as an eye passes over them. */
function smallText(slip: PrintedSlip, marks: readonly Mark[]): PrintedSlip {
  const dots = slip.dots.slice();
  for (const mark of marks) {
    if (isText(mark) && !isNumber(mark)) continue;
    const { x, y, width, height } = areaOf(mark);
    for (let row = y; row < y + height; row++) dots.fill(0, row * slip.width + x, row * slip.width + x + width);
  }
  return { ...slip, dots };
}

/** The number alone, every third dot of it. */
function numberAlone(slip: PrintedSlip, mark: TextMark): PrintedSlip {
  const area = areaOf(mark);
  const width = Math.floor(area.width / 3);
  const height = Math.floor(area.height / 3);
  const dots = Uint8Array.from(
    { length: width * height },
    (_, i) => slip.dots[(area.y + Math.floor(i / width) * 3) * slip.width + area.x + (i % width) * 3] ?? 0,
  );
  return { width, height, dots };
}

async function read(png: Buffer, layout: 'page' | 'line', language = 'vie'): Promise<string> {
  const path = join(folder, 'slip.png');
  await writeFile(path, png);
  const how = ['-l', language, '--psm', layout === 'page' ? '6' : '7', '--dpi', '400'];
  const { stdout } = await run('tesseract', [path, 'stdout', ...how], {
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
  });
  return plain(stdout);
}

/** Levenshtein distance over the length of what should have been read. */
function errorRate(expected: string, got: string): number {
  let row = Array.from({ length: got.length + 1 }, (_, i) => i);
  for (let i = 1; i <= expected.length; i++) {
    const next = [i];
    for (let j = 1; j <= got.length; j++) {
      const swap = (row[j - 1] ?? 0) + (expected[i - 1] === got[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[got.length] ?? 0) / expected.length;
}

const NEEDED = 'needs tesseract-ocr and tesseract-ocr-vie of Debian';

/** Where the reader is not installed these tests are left out, and say so; on CI they fail. */
const reader = await run('tesseract', ['--list-langs']).then(
  ({ stdout }) => stdout.includes('vie'),
  () => false,
);

const SLIPS: readonly [name: string, dots: PaperDots, slip: TicketSlip, most: number][] = [
  ['with a procedure', 576, birthSlip, 0.03],
  ['short', 576, shortSlip, 0.03],
  ['with long names', 576, longSlip, 0.03],
  ['with a procedure', 512, birthSlip, 0.03],
  ['with a procedure', 384, birthSlip, 0.05],
  ['short', 384, shortSlip, 0.05],
  ['with long names', 384, longSlip, 0.05],
  ['in English', 384, { ...birthSlip, language: 'en' }, 0.05],
];

describe.skipIf(!reader && process.env.CI === undefined)(`OCR (${NEEDED})`, { timeout: SLOW }, () => {
  it.each(SLIPS)('reads a slip %s, %i dots wide', async (_name, dots, slip, most) => {
    const { marks } = layOut(slip, dots, fonts);
    const caught = await printed(slip, dots);
    const expected = expectedText(marks);
    const language = slip.language === 'en' ? 'eng+vie' : 'vie';
    const got = await read(slipToPng(smallText(caught, marks), 2, 40), 'page', language);
    expect(errorRate(expected, got), `read:\n${got}\nprinted:\n${expected}`).toBeLessThanOrEqual(most);

    const number = marks.filter(isText).find(isNumber);
    if (number === undefined) throw new Error('the slip has no large number');
    expect(await read(slipToPng(numberAlone(caught, number), 1, 30), 'line')).toBe(slip.label);
  });
});

describe('a phone', () => {
  it.each(SLIPS)('reads the code of a slip %s, %i dots wide, exactly', { timeout: SLOW }, async (_name, dots, slip) => {
    const caught = await printed(slip, dots);
    const pixels = new Uint8ClampedArray(caught.dots.length * 4).fill(255);
    caught.dots.forEach((black, i) => {
      if (black === 1) pixels.fill(0, i * 4, i * 4 + 3);
    });
    expect(readCode(pixels, caught.width, caught.height)?.data).toBe(slip.followUrl);
  });
});
