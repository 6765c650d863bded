import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { packageRoot } from '#server/package-root.ts';
import { type FontMetrics, readFontMetrics } from '#server/printing/font-metrics.ts';

/** Weights of Noto Sans that slips use: text, headings, the number. */
export type Weight = 400 | 700 | 800;

export const FONT_FAMILY = 'Noto Sans';

const FILES: Readonly<Record<Weight, string>> = {
  400: '400Regular/NotoSans_400Regular.ttf',
  700: '700Bold/NotoSans_700Bold.ttf',
  800: '800ExtraBold/NotoSans_800ExtraBold.ttf',
};

const WEIGHTS = [400, 700, 800] as const;

/** Made by `npm run fonts:make`. */
const SMALL_FONTS: readonly string[] = WEIGHTS.map((weight) =>
  join(packageRoot(), 'server', 'printing', 'fonts', basename(FILES[weight])),
);

export interface Fonts {
  /** Paths for the renderer, which must never fall back to whatever the machine has. */
  readonly files: readonly string[];
  readonly metrics: Readonly<Record<Weight, FontMetrics>>;
}

const BASES = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
/** None, then huyền, hỏi, ngã, sắc, nặng: the order of Vietnamese dictionaries. */
const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

/** Each vowel with its six tones, in lower case and composed: `aàảãáạ`, `ăằẳẵắặ`, … */
export const VIETNAMESE_VOWELS: readonly string[] = BASES.map((base) =>
  TONES.map((tone) => (base + tone).normalize('NFC')).join(''),
);

/** Every letter of Vietnamese in both cases. */
export const VIETNAMESE_LETTERS: string = [...VIETNAMESE_VOWELS, 'bcdđghklmnpqrstvx']
  .map((letters) => letters + letters.toUpperCase())
  .join('');

const MUST_HAVE = `${VIETNAMESE_LETTERS}0123456789 \u00a0.,:;·–-/()?«»`;

/**
 * The fonts of the package that slips are set in, or those of another folder laid out the same way. The letters that nearly
 * all slips are made of come from small fonts, which are listed first; what they lack the whole ones have.
 */
export async function loadFonts(
  folder: string = packagedFonts(),
  small: readonly string[] = SMALL_FONTS,
): Promise<Fonts> {
  const files = WEIGHTS.map((weight) => join(folder, FILES[weight]));
  const [[regular, bold, extraBold]] = await Promise.all([
    Promise.all(files.map(readOne)),
    Promise.all(small.map(readOne)),
  ]);
  if (regular === undefined || bold === undefined || extraBold === undefined) throw new Error('no fonts for slips');
  return { files: [...small, ...files], metrics: { 400: regular, 700: bold, 800: extraBold } };
}

function packagedFonts(): string {
  return dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/package.json'));
}

async function readOne(path: string): Promise<FontMetrics> {
  const metrics = await readFile(path)
    .then(readFontMetrics)
    .catch((cause: unknown) => {
      throw new Error(`The font for slips can't be read: ${path}. Run "npm install" again.`, { cause });
    });
  const missing = [...MUST_HAVE].filter((letter) => !metrics.has(letter.codePointAt(0) ?? 0));
  if (missing.length > 0) {
    throw new Error(`The font for slips lacks letters of Vietnamese (${missing.slice(0, 8).join(' ')} …): ${path}`);
  }
  return metrics;
}
