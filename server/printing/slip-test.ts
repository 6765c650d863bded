import { VIETNAMESE_VOWELS } from '#server/printing/fonts.ts';
import { paragraph, rule, type Setting } from '#server/printing/setting.ts';
import { type Block, bar, overlay, shifted, space, stack } from '#server/printing/sheet.ts';
import { whenParts } from '#server/printing/slip-words.ts';
import type { TestSlip } from '#server/printing/types.ts';

/** Capitals with stacked marks: the first thing that is cut when something is wrong. */
const STACKED = 'ĐĂNG KÝ THƯỜNG TRÚ – TRỢ CẤP HƯU TRÍ, ẾỀỂỄỆ ỮỰ';

const EDGE = { width: 8, height: 40 };

/** The admin's test print: does the width fit, are all letters there, is it dark enough to read. */
export function testBlocks(slip: TestSlip, setting: Setting): Block[] {
  const { look, words } = setting;
  const { test } = words;
  const centred = { align: 'center', even: true } as const;
  const letters = [...VIETNAMESE_VOWELS, 'đ'];
  return [
    paragraph(test.heading, 700, { size: look.counters, ...centred }, setting),
    paragraph(slip.printerName, 700, { size: look.heading, ...centred }, setting),
    paragraph(
      test.printedAt(...whenParts(slip.printedAt, slip.timeZone, words)),
      400,
      { size: look.small, ...centred },
      setting,
    ),
    rule('thin', setting),
    edges(setting),
    paragraph(test.edges, 400, { size: look.small }, setting),
    rule('thin', setting),
    paragraph(test.letters, 700, { size: look.heading }, setting),
    ...letters.map((row) =>
      paragraph(`${spaced(row)}\u00a0\u00a0 ${spaced(row.toUpperCase())}`, 400, { size: look.lead }, setting),
    ),
    paragraph('0123456789', 400, { size: look.small }, setting),
    space(look.gap),
    paragraph(STACKED, 700, { size: look.heading }, setting),
  ];
}

const spaced = (letters: string): string => Array.from(letters).join('\u00a0');

/** Bars at the very edges of what the printer is told to print, over the margins. */
function edges({ look, width, words, fonts }: Setting): Block {
  const label = paragraph(
    words.test.paper(look.dots),
    700,
    { size: look.lead, align: 'center' },
    { look, width, words, fonts },
  );
  const mark = bar(EDGE.width, EDGE.height);
  return stack(
    overlay(shifted(mark, -look.margin, 0), shifted(label, 0, 2), shifted(mark, width + look.margin - EDGE.width, 0)),
    space(look.gap),
  );
}
