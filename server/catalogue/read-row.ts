/** One row of text as a procedure, or what is wrong in which cell, in both languages. */
import { Value } from 'typebox/value';
import { Procedure } from '#common/contract/office.ts';
import type { Bilingual } from '#common/contract/text.ts';
import { catalogue as english } from '#common/i18n/en/catalogue.ts';
import { catalogue as vietnamese } from '#common/i18n/vi/catalogue.ts';
import type { Cells, Column } from './columns.ts';
import { NONE } from './write-row.ts';

export interface CellFault {
  readonly column: Column;
  readonly message: Bilingual;
}

type Faults = typeof vietnamese.faults;

/** The same sentence in both languages. */
export function both<Key extends keyof Faults>(
  key: Key,
  ...params: Faults[Key] extends (...params: infer Params) => string ? Params : []
): Bilingual {
  const say = (faults: Faults): string => {
    const sentence: unknown = faults[key];
    return typeof sentence === 'function' ? String(sentence(...params)) : String(sentence);
  };
  return { vi: say(vietnamese.faults), en: say(english.faults) };
}

const LONGEST = 400;
const PAPERS_MOST = 20;
const FORMS_MOST = 4;

/** Reads what `writeRow` wrote and what people write. */
export function readRow(cells: Cells): Procedure | readonly CellFault[] {
  const faults: CellFault[] = [];
  const wrong = (column: Column, message: Bilingual): void => void faults.push({ column, message });
  const text = (column: Column): string => {
    if (cells[column].length > LONGEST) wrong(column, both('tooLong', LONGEST));
    return cells[column];
  };
  const needed = (column: Column): string => {
    if (cells[column] === '') wrong(column, both('required'));
    return text(column);
  };
  if (!/^[0-9A-Za-z.]{1,20}$/.test(cells.code)) wrong('code', cells.code === '' ? both('required') : both('code'));
  const procedure = {
    code: cells.code,
    name: { vi: needed('nameVi'), en: text('nameEn') },
    papers: papersOf(cells, wrong),
    fee: { vi: needed('feeVi'), en: text('feeEn') },
    timeLimit: { unit: unitOf(cells, wrong), limit: limitOf(cells, wrong), cutoff: cutoffOf(cells, wrong) },
    ...formsOf(cells, wrong),
    ...(cells.source === '' ? {} : { source: text('source') }),
    illustrative: isIllustrative(cells, wrong),
  };
  if (faults.length > 0) return faults;
  // The contract has the last word: nothing comes in by a sheet that could not come in by the form.
  return Value.Check(Procedure, procedure) ? procedure : [{ column: 'code', message: both('wrong') }];
}

type Wrong = (column: Column, message: Bilingual) => void;

const linesOf = (cell: string): string[] => (cell === '' ? [] : cell.split(/\r?\n/).map((line) => line.trim()));
const partsOf = (line: string): string[] => line.split('|').map((part) => part.trim());

function papersOf(cells: Cells, wrong: Wrong): Procedure['papers'] {
  const vietnameseLines = linesOf(cells.papersVi).filter((line) => line !== '');
  const englishLines = linesOf(cells.papersEn).map((line) => (line === NONE ? '' : line));
  while (englishLines.at(-1) === '' && englishLines.length > vietnameseLines.length) englishLines.pop();
  if (vietnameseLines.length > PAPERS_MOST) wrong('papersVi', both('papersMany'));
  if (englishLines.length > 0 && englishLines.length !== vietnameseLines.length) {
    wrong('papersEn', both('papersLines', vietnameseLines.length, englishLines.length));
  }
  const seen = new Set<string>();
  return vietnameseLines.map((line, index) => {
    const [name = '', ...hint] = partsOf(line);
    const [nameEn = '', ...hintEn] = partsOf(englishLines[index] ?? '');
    const hintVi = hint.join(' ');
    if (seen.has(name)) wrong('papersVi', both('papersTwice', name));
    seen.add(name);
    if (name === '') wrong('papersVi', both('required'));
    if (line.length > LONGEST) wrong('papersVi', both('tooLong', LONGEST));
    if ((englishLines[index] ?? '').length > LONGEST) wrong('papersEn', both('tooLong', LONGEST));
    return {
      name: { vi: name, en: nameEn },
      ...(hintVi === '' ? {} : { hint: { vi: hintVi, en: hintEn.join(' ') } }),
    };
  });
}

const UNITS = ['hour', 'day', 'working-day'] as const;

function unitOf({ unit }: Cells, wrong: Wrong): (typeof UNITS)[number] {
  const written = unit.toLowerCase();
  const found = UNITS.find(
    (one) => written === one || written === vietnamese.units[one] || written.replace(/s$/, '') === english.units[one],
  );
  if (found === undefined) wrong('unit', both('unit'));
  return found ?? 'day';
}

function limitOf({ limit }: Cells, wrong: Wrong): number {
  const number = /^\d{1,3}$/.test(limit) ? Number(limit) : Number.NaN;
  if (!(number <= 400)) wrong('limit', both('limit'));
  return number;
}

function cutoffOf({ cutoff }: Cells, wrong: Wrong): string | null {
  if (cutoff === '') return null;
  const found = /^(\d{1,2})[:hg.](\d{2})(?::00)?$/.exec(cutoff);
  const time = found === null ? '' : `${found[1]?.padStart(2, '0')}:${found[2]}`;
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) wrong('cutoff', both('cutoff'));
  return time;
}

function formsOf({ forms }: Cells, wrong: Wrong): Pick<Procedure, 'forms'> {
  const lines = linesOf(forms).filter((line) => line !== '');
  if (lines.length === 0) return {};
  if (lines.length > FORMS_MOST) wrong('forms', both('formsMany'));
  return {
    forms: lines.map((line) => {
      const parts = partsOf(line);
      const url = parts.at(-1) ?? '';
      const [vi = '', en = ''] = parts.slice(0, -1);
      const fits = parts.length >= 2 && parts.length <= 3 && vi !== '' && url.length <= 300;
      if (!fits || !/^https?:\/\/[^\s"<>]+$/.test(url)) wrong('forms', both('form', line));
      return { name: { vi, en }, url };
    }),
  };
}

const YES = new Set(['có', 'yes', 'true', 'x', '1']);
const NO = new Set(['', 'không', 'no', 'false', '0']);

function isIllustrative({ illustrative }: Cells, wrong: Wrong): boolean {
  const written = illustrative.toLowerCase();
  if (!YES.has(written) && !NO.has(written)) wrong('illustrative', both('yesNo'));
  return YES.has(written);
}
