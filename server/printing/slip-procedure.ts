import type { Language } from '#common/contract/text.ts';
import { paragraph, type Setting } from '#server/printing/setting.ts';
import { type Block, overlay, shifted, space, stack, text, tickBox } from '#server/printing/sheet.ts';
import { inLanguage } from '#server/printing/slip-words.ts';
import type { TicketSlip } from '#server/printing/types.ts';

type Procedure = NonNullable<TicketSlip['procedure']>;

/** The papers to have at hand, as a list to tick, then the fee and the time limit. */
export function procedureBlock(procedure: Procedure, language: Language, setting: Setting): Block {
  const { look, words, width, fonts } = setting;
  const name = inLanguage(procedure.name, language);
  const has = procedure.papers.length > 0;
  const { unit, limit, cutoff } = procedure.timeLimit;
  const terms = [
    { text: `${words.fee} `, weight: 400 },
    { text: inLanguage(procedure.fee, language), weight: 700 },
    { text: ` · ${words.limit(unit, limit, cutoff)}`, weight: 400 },
  ] as const;
  return stack(
    paragraph(has ? words.papers(name) : name, 700, { size: look.heading }, setting),
    space(6),
    ...(has ? procedure.papers.map((paper) => paperLine(paper, language, setting)) : []),
    ...(has ? [] : [paragraph(words.noPapers, 400, { size: look.body }, setting)]),
    space(2),
    text(terms, { size: look.body, width }, fonts),
    ...(procedure.illustrative ? [paragraph(words.illustrative, 400, { size: look.small }, setting)] : []),
  );
}

function paperLine(paper: Procedure['papers'][number], language: Language, setting: Setting): Block {
  const { look, width } = setting;
  const hint = paper.hint === undefined ? '' : inLanguage(paper.hint, language);
  const name = inLanguage(paper.name, language);
  const box = tickBox(look.small + 2);
  const indent = box.width + look.gap;
  const label = paragraph(
    hint === '' ? name : `${name} (${hint})`,
    400,
    { size: look.body, width: width - indent },
    setting,
  );
  // The box stands on the baseline of the first line, like a capital.
  const drop = Math.max(0, (label.marks[0]?.y ?? box.height) - box.height + 2);
  return stack(overlay(shifted(box, 0, drop), shifted(label, indent, 0)), space(6));
}
