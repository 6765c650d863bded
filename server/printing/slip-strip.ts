import { paragraph, rule, type Setting } from '#server/printing/setting.ts';
import { type Block, bigText, space } from '#server/printing/sheet.ts';
import { inLanguage, whenParts } from '#server/printing/slip-words.ts';
import type { StripSlip } from '#server/printing/types.ts';

/** Numbers to tear off one by one while the power is gone: each piece says whose it is and what it is for. */
export function stripBlocks(slip: StripSlip, setting: Setting): Block[] {
  const { look, words, width, fonts } = setting;
  const { strip } = words;
  const centred = { align: 'center', even: true } as const;
  const service = inLanguage(slip.service, slip.language);
  const [first] = slip.labels;
  const heading =
    first === slip.whole.from
      ? [
          paragraph(strip.heading, 700, { size: look.service, ...centred }, setting),
          paragraph(strip.whole(slip.whole.from, slip.whole.to), 400, { size: look.lead, ...centred }, setting),
          paragraph(strip.how, 400, { size: look.small }, setting),
        ]
      : [paragraph(strip.goesOn(slip.whole.from, slip.whole.to), 400, { size: look.lead, ...centred }, setting)];
  const printed = words.test.printedAt(...whenParts(slip.printedAt, slip.timeZone, words));
  return [
    ...heading,
    paragraph(slip.again ? `${printed}. ${strip.again}` : printed, 400, { size: look.small }, setting),
    rule('thick', setting),
    ...slip.labels.flatMap((label) => [
      paragraph(service, 700, { size: look.lead, ...centred }, setting),
      bigText({ text: label, weight: 800 }, { size: look.number, width }, fonts),
      space(look.gap / 2),
      paragraph(strip.keep, 400, { size: look.small, ...centred }, setting),
      rule('thin', setting),
    ]),
  ];
}
