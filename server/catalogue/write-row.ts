/** A procedure as one row of text. */
import type { Procedure } from '#common/contract/office.ts';
import { catalogue as words } from '#common/i18n/vi/catalogue.ts';
import type { Cells } from './columns.ts';

/** A line that says nothing: an empty one at either end of a cell would be trimmed away, and the others move up. */
export const NONE = '-';

/** Between the parts of a line; a bar in a name would end it. */
export const BAR = ' | ';

const oneLine = (text: string): string =>
  text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replaceAll('|', '/')
    .trim();
const joined = (name: string, hint: string): string =>
  hint === '' ? oneLine(name) : oneLine(name) + BAR + oneLine(hint);

/** What the sheet says of a procedure; reading it back gives the same procedure. */
export function writeRow(prefix: string, procedure: Procedure): Cells {
  const { code, name, papers, fee, timeLimit, forms = [], source = '', illustrative } = procedure;
  const english = papers.map((paper) => joined(paper.name.en, paper.hint?.en ?? ''));
  return {
    prefix,
    code,
    nameVi: name.vi.trim(),
    nameEn: name.en.trim(),
    papersVi: papers.map((paper) => joined(paper.name.vi, paper.hint?.vi ?? '')).join('\n'),
    papersEn: english.every((line) => line === '') ? '' : english.map((line) => (line === '' ? NONE : line)).join('\n'),
    feeVi: fee.vi.trim(),
    feeEn: fee.en.trim(),
    unit: words.units[timeLimit.unit],
    limit: String(timeLimit.limit),
    cutoff: timeLimit.cutoff ?? '',
    forms: forms.map((form) => [oneLine(form.name.vi), oneLine(form.name.en), form.url].join(BAR)).join('\n'),
    source: source.trim(),
    illustrative: illustrative ? words.yes : words.no,
  };
}
