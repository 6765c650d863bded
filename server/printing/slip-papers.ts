import { paragraph, rule, type Setting } from '#server/printing/setting.ts';
import { type Block, space, text } from '#server/printing/sheet.ts';
import { codeBlock } from '#server/printing/slip-follow.ts';
import { formBlocks, procedureBlock } from '#server/printing/slip-procedure.ts';
import { inLanguage, whenParts } from '#server/printing/slip-words.ts';
import type { PapersSlip } from '#server/printing/types.ts';

/** A list of papers to take home; it says twice that it is no number. */
export function papersBlocks(slip: PapersSlip, setting: Setting): Block[] {
  const { look, words, width, fonts } = setting;
  const { procedure, language, missing, pageUrl } = slip;
  const noNumber = [
    { text: `${words.noNumber} `, weight: 700 },
    { text: words.noNumberDo, weight: 400 },
  ] as const;
  return [
    space(look.gap / 2),
    paragraph(words.listTitle, 700, { size: look.service, align: 'center', even: true }, setting),
    paragraph(inLanguage(slip.service, language), 400, { size: look.lead, align: 'center', even: true }, setting),
    rule('thick', setting),
    procedureBlock(procedure, language, setting, missing),
    ...formBlocks(procedure, language, setting),
    rule('thin', setting),
    codeBlock(pageUrl, { heading: words.readAgain, how: words.followHow }, setting),
    rule('thick', setting),
    text(noNumber, { size: look.body, width }, fonts),
    paragraph(
      words.test.printedAt(...whenParts(slip.printedAt, slip.timeZone, words)),
      400,
      { size: look.small },
      setting,
    ),
  ];
}
