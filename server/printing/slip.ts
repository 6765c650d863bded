/** What stands on a slip and where: content and order as the office's people expect them (SPEC of the slip). */
import type { Fonts } from '#server/printing/fonts.ts';
import { PAPERS } from '#server/printing/paper.ts';
import { paragraph, rule, type Setting } from '#server/printing/setting.ts';
import { type Block, bigText, shifted, space, stack, text } from '#server/printing/sheet.ts';
import { factsBlock } from '#server/printing/slip-facts.ts';
import { followBlock } from '#server/printing/slip-follow.ts';
import { apologyBlocks, missingBlocks, receiptBlocks } from '#server/printing/slip-forms.ts';
import { papersBlocks } from '#server/printing/slip-papers.ts';
import { formBlocks, procedureBlock } from '#server/printing/slip-procedure.ts';
import { stripBlocks } from '#server/printing/slip-strip.ts';
import { testBlocks } from '#server/printing/slip-test.ts';
import { inLanguage, type SlipWords, whenParts, wordsIn } from '#server/printing/slip-words.ts';
import type { PaperDots, SlipContent, TicketSlip } from '#server/printing/types.ts';

/** A slip for a paper, laid out: its marks within the margins, nothing wider than the paper. */
export function layOut(content: SlipContent, dots: PaperDots, fonts: Fonts): Block {
  const { head, body } = layOutParts(content, dots, fonts);
  return stack(head, body);
}

/** The same in two, cut between whole rows of dots: the office's head, alike on all its slips, and what is this one's own. */
export function layOutParts(
  content: SlipContent,
  dots: PaperDots,
  fonts: Fonts,
): { readonly head: Block; readonly body: Block } {
  const look = PAPERS[dots];
  const setting: Setting = { look, width: dots - 2 * look.margin, words: wordsIn(content.language), fonts };
  const within = (...blocks: readonly Block[]): Block => ({
    ...shifted(stack(...blocks), look.margin, 0),
    width: dots,
  });
  return {
    head: within(space(look.gap), headBlock(content, setting)),
    body: within(...bodyOf(content, setting), space(look.gap)),
  };
}

function bodyOf(content: SlipContent, setting: Setting): Block[] {
  switch (content.kind) {
    case 'test':
      return testBlocks(content, setting);
    case 'receipt':
      return receiptBlocks(content, setting);
    case 'missing':
      return missingBlocks(content, setting);
    case 'apology':
      return apologyBlocks(content, setting);
    case 'strip':
      return stripBlocks(content, setting);
    case 'papers':
      return papersBlocks(content, setting);
    default:
      return ticketBlocks(content, setting);
  }
}

function headBlock({ office, language }: SlipContent, setting: Setting): Block {
  const { look } = setting;
  return stack(
    paragraph(inLanguage(office.name, language), 700, { size: look.office, align: 'center', even: true }, setting),
    paragraph(inLanguage(office.place, language), 400, { size: look.lead, align: 'center', even: true }, setting),
    rule('thick', setting, Math.round(look.gap * 0.6)),
  );
}

function ticketBlocks(slip: TicketSlip, setting: Setting): Block[] {
  const { look, words, width, fonts } = setting;
  const counters = slip.counters.length > 0 ? words.counters(slip.counters) : words.noCounters;
  const blocks = [
    space(look.gap / 2),
    paragraph(
      inLanguage(slip.service, slip.language),
      700,
      { size: look.service, align: 'center', even: true },
      setting,
    ),
    paragraph(words.yourNumber, 400, { size: look.lead, align: 'center' }, setting),
    bigText({ text: slip.label, weight: 800 }, { size: look.number, width }, fonts),
    space(look.gap / 2),
    ...countLines(slip, words).map((line) =>
      paragraph(line, 700, { size: look.service, align: 'center', even: true }, setting),
    ),
    paragraph(counters, 700, { size: look.counters, align: 'center', even: true }, setting),
    ...chainLines(slip, words).map((line) =>
      paragraph(line, 700, { size: look.heading, align: 'center', even: true }, setting),
    ),
    rule('thick', setting),
    factsBlock(slip, setting),
    space(look.gap / 2),
    ...timeLines(slip, words).map((line) => paragraph(line, 400, { size: look.small }, setting)),
  ];
  if (slip.followUrl !== null) blocks.push(rule('thin', setting), followBlock(slip.followUrl, setting));
  const { procedure, language, missing } = slip;
  if (procedure !== null) {
    blocks.push(rule('thin', setting), procedureBlock(procedure, language, setting, missing));
    blocks.push(...formBlocks(procedure, language, setting));
  }
  return [...blocks, rule('thick', setting), missedBlock(setting)];
}

/** How many dossiers one number stands for: the clerk sees it on the paper that he is handed (SPEC J129). */
function countLines({ dossiers = 1 }: TicketSlip, words: SlipWords): string[] {
  return dossiers === 1 ? [] : [words.dossiers(dossiers)];
}

/** The number goes on to these: nobody takes another one for them (SPEC J65). */
function chainLines({ next = [], language }: TicketSlip, words: SlipWords): string[] {
  return next.length === 0 ? [] : [words.goesOnTo(next.map((name) => inLanguage(name, language)))];
}

function timeLines(slip: TicketSlip, words: SlipWords): string[] {
  const taken = words.takenAt(...whenParts(slip.issuedAt, slip.timeZone, words));
  if (slip.kind === 'ticket') return [taken];
  const [time] = whenParts(slip.printedAt, slip.timeZone, words);
  return [taken, words.printedAgainAt(time)];
}

function missedBlock({ look, width, words, fonts }: Setting): Block {
  const runs = [
    { text: `${words.missed} `, weight: 700 },
    { text: words.missedDo, weight: 400 },
  ] as const;
  return text(runs, { size: look.body, width }, fonts);
}
