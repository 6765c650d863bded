import type { Language } from '#common/contract/text.ts';
import { paragraph, rule, type Setting } from '#server/printing/setting.ts';
import { type Block, overlay, shifted, space, stack, text, tickBox } from '#server/printing/sheet.ts';
import { codeBlock } from '#server/printing/slip-follow.ts';
import { inLanguage } from '#server/printing/slip-words.ts';
import { type Run, widthOf } from '#server/printing/text.ts';
import type { SlipProcedure as Procedure } from '#server/printing/types.ts';

/** The papers to have at hand, as a list to tick, then the fee and the time limit. Of a citizen who said what he has, only
 *  what is missing is to be ticked (SPEC J22). */
export function procedureBlock(
  procedure: Procedure,
  language: Language,
  setting: Setting,
  missing?: readonly number[],
): Block {
  const { look, words, width, fonts } = setting;
  const { papers, source } = procedure;
  const lacks = missing === undefined ? papers : papers.filter((_, index) => missing.includes(index));
  const there = missing === undefined ? [] : papers.filter((_, index) => !missing.includes(index));
  const names = there.map(({ name }) => inLanguage(name, language)).join('; ');
  return stack(
    paragraph(headingOf(procedure, language, setting, missing), 700, { size: look.heading }, setting),
    space(6),
    ...lacks.map((paper) => paperLine(paper, language, setting)),
    ...(papers.length === 0 ? [paragraph(words.noPapers, 400, { size: look.body }, setting)] : []),
    ...(names === '' ? [] : [paragraph(words.there(names), 400, { size: look.body }, setting), space(4)]),
    space(2),
    ...terms(procedure, language, setting).map((runs) => text(runs, { size: look.body, width }, fonts)),
    ...(source === undefined ? [] : [paragraph(words.source(source), 400, { size: look.small }, setting)]),
    ...(procedure.illustrative ? [paragraph(words.illustrative, 400, { size: look.small }, setting)] : []),
  );
}

function headingOf(
  { name, papers }: Procedure,
  language: Language,
  { words }: Setting,
  missing: readonly number[] | undefined,
): string {
  const procedure = inLanguage(name, language);
  if (papers.length === 0) return procedure;
  if (missing === undefined) return words.papers(procedure);
  return missing.length === 0 ? words.complete(procedure) : words.missing(procedure, missing.length);
}

/** A code for each form that can be filled in beforehand. */
export function formBlocks({ forms = [] }: Procedure, language: Language, setting: Setting): Block[] {
  return forms.flatMap(({ name, url }) => [
    rule('thin', setting),
    codeBlock(url, { heading: setting.words.form(inLanguage(name, language)), how: setting.words.formHow }, setting),
  ]);
}

/** A short fee shares its line with the time limit; a long one stands alone. */
function terms(procedure: Procedure, language: Language, { look, words, width, fonts }: Setting): Run[][] {
  const { unit, limit, cutoff } = procedure.timeLimit;
  const amount = inLanguage(procedure.fee, language);
  const fee: Run[] = [
    { text: `${words.fee} `, weight: 400 },
    { text: amount, weight: 700 },
  ];
  const time = words.limit(unit, limit, cutoff);
  if (widthOf(amount, 700, look.body, fonts) > width / 3) return [fee, [{ text: words.time(time), weight: 400 }]];
  return [[...fee, { text: ` · ${time}`, weight: 400 }]];
}

/** A paper with a box to tick. */
export function paperLine(paper: Procedure['papers'][number], language: Language, setting: Setting): Block {
  const { look, width } = setting;
  const hint = paper.hint === undefined ? '' : inLanguage(paper.hint, language);
  const name = inLanguage(paper.name, language);
  const box = tickBox(look.small + 2);
  const indent = box.width + look.gap;
  const style = { size: look.body, width: width - indent };
  const label = paragraph(hint === '' ? name : `${name} (${hint})`, 400, style, setting);
  // The box stands on the baseline of the first line, like a capital.
  const drop = Math.max(0, (label.marks[0]?.y ?? box.height) - box.height + 2);
  return stack(overlay(shifted(box, 0, drop), shifted(label, indent, 0)), space(6));
}
