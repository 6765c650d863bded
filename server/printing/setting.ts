import type { Fonts, Weight } from '#server/printing/fonts.ts';
import type { PaperLook } from '#server/printing/paper.ts';
import { type Block, bar, space, stack, type TextStyle, text } from '#server/printing/sheet.ts';
import type { SlipWords } from '#server/printing/slip-words.ts';

/** What every part of a slip needs to set itself. */
export interface Setting {
  readonly look: PaperLook;
  /** Dots between the margins. */
  readonly width: number;
  readonly words: SlipWords;
  readonly fonts: Fonts;
}

const THICK = 4;
const THIN = 2;

/** A paragraph in one weight, across the slip or as the style says. */
export function paragraph(
  words: string,
  weight: Weight,
  style: Omit<TextStyle, 'width'> & { width?: number },
  setting: Setting,
): Block {
  return text([{ text: words, weight }], { width: setting.width, ...style }, setting.fonts);
}

/** A rule across the slip with white above and below. */
export function rule(weight: 'thick' | 'thin', { look, width }: Setting, around = look.gap): Block {
  return stack(space(around), bar(width, weight === 'thick' ? THICK : THIN), space(around));
}
