/** Text that is set on a slip: cleaned, measured, broken into lines. SVG does none of these. */
import type { Fonts, Weight } from '#server/printing/fonts.ts';

export interface Run {
  readonly text: string;
  readonly weight: Weight;
}

/** A line of text: one or more runs, set one after another. */
export interface Line {
  readonly runs: readonly Run[];
  /** In dots. */
  readonly width: number;
}

const STAND_IN = '?';
/** A last line shorter than this part of the width looks forgotten. */
const SHORT_LAST = 0.25;
/** Every space but those that hold words together. */
const BREAK = /[^\S\u00a0\u202f]+/u;
/** Control characters, which XML forbids, and marks that steer text without being seen. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu;

/** Composed, without what can't be seen, and with a `?` for what the font can't draw: nothing vanishes silently. */
export function clean(text: string, fonts: Fonts): string {
  const composed = text.normalize('NFC').split(BREAK).join(' ').replace(UNSEEN, '');
  return Array.from(composed, (letter) =>
    fonts.metrics[400].has(letter.codePointAt(0) ?? 0) ? letter : STAND_IN,
  ).join('');
}

/** Width in dots of text that is already clean. */
export function widthOf(text: string, weight: Weight, size: number, fonts: Fonts): number {
  let em = 0;
  for (const letter of text) em += fonts.metrics[weight].advance(letter.codePointAt(0) ?? 0);
  return em * size;
}

/** Lines no wider than `width`: broken at spaces (a no-break space holds), and inside a word that alone is wider. */
export function wrap(runs: readonly Run[], size: number, width: number, fonts: Fonts): readonly Line[] {
  const measure = (run: Run): number => widthOf(run.text, run.weight, size, fonts);
  const lines: Line[] = [];
  let line: Line | undefined;
  for (const word of wordsOf(runs, fonts).flatMap((whole) => splitLong(whole, width, measure))) {
    const wordWidth = widthOfAll(word.runs, measure);
    const space = { text: ' ', weight: word.runs[0]?.weight ?? 400 };
    const joined: number = (line?.width ?? 0) + measure(space) + wordWidth;
    if (line === undefined || joined > width || word.startsLine) {
      if (line !== undefined) lines.push(line);
      line = { runs: word.runs, width: wordWidth };
    } else {
      line = { runs: [...line.runs, space, ...word.runs], width: joined };
    }
  }
  if (line !== undefined) lines.push(line);
  return lines.map((one) => ({ ...one, runs: merge(one.runs) }));
}

const widthOfAll = (runs: readonly Run[], measure: (run: Run) => number): number =>
  runs.reduce((sum, run) => sum + measure(run), 0);

/** Like `wrap`, but a last line of one short word gets company from the line before. */
export function wrapText(runs: readonly Run[], size: number, width: number, fonts: Fonts): readonly Line[] {
  const plain = wrap(runs, size, width, fonts);
  const isShort = (lines: readonly Line[]): boolean => (lines.at(-1)?.width ?? 0) < width * SHORT_LAST;
  if (plain.length < 2 || !isShort(plain)) return plain;
  for (let narrower = width * 0.97; narrower > width * 0.7; narrower *= 0.97) {
    const lines = wrap(runs, size, narrower, fonts);
    if (lines.length > plain.length) break;
    if (!isShort(lines)) return lines;
  }
  return plain;
}

/** As many lines as `wrap` makes, of about equal length: for headings, which look broken with one word on the last. */
export function wrapEvenly(runs: readonly Run[], size: number, width: number, fonts: Fonts): readonly Line[] {
  let best = wrap(runs, size, width, fonts);
  for (let narrower = width * 0.95; narrower > width / 2; narrower *= 0.95) {
    const lines = wrap(runs, size, narrower, fonts);
    if (lines.length > best.length || lines.some((line) => line.width > narrower)) return best;
    best = lines;
  }
  return best;
}

interface Word {
  readonly runs: readonly Run[];
  /** The rest of a word that was too long for one line. */
  readonly startsLine: boolean;
}

/** A dash or dot stays with the word before it, and `đ` with its amount. */
function held(text: string): string {
  return text.replace(/ (?=[–—·](\s|$))/g, '\u00a0').replace(/(?<=\d) (?=đ(?!\p{L}))/gu, '\u00a0');
}

function wordsOf(runs: readonly Run[], fonts: Fonts): Word[] {
  const words: Run[][] = [[]];
  for (const run of runs) {
    // Edges count: "Fee: " + "0 đ" is two words, "counter " + "5" + "." keeps the full stop at the 5.
    const padded = held(run.text)
      .split(BREAK)
      .map((text) => clean(text, fonts));
    padded.forEach((text, index) => {
      if (index > 0) words.push([]);
      if (text !== '') words.at(-1)?.push({ text, weight: run.weight });
    });
  }
  return words.filter((word) => word.length > 0).map((word) => ({ runs: word, startsLine: false }));
}

function splitLong(word: Word, width: number, measure: (run: Run) => number): Word[] {
  if (widthOfAll(word.runs, measure) <= width) return [word];
  const pieces: Run[][] = [[]];
  let used = 0;
  for (const run of word.runs) {
    for (const letter of run.text) {
      const one = { text: letter, weight: run.weight };
      if (used + measure(one) > width && used > 0) {
        pieces.push([]);
        used = 0;
      }
      pieces.at(-1)?.push(one);
      used += measure(one);
    }
  }
  return pieces.map((piece, index) => ({ runs: merge(piece), startsLine: index > 0 }));
}

function merge(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (last?.weight === run.weight) merged[merged.length - 1] = { ...last, text: last.text + run.text };
    else merged.push(run);
  }
  return merged;
}
