/** The columns of the sheet of procedures, in their order. */
import type { Bilingual } from '#common/contract/text.ts';
import { catalogue as english } from '#common/i18n/en/catalogue.ts';
import { catalogue as vietnamese } from '#common/i18n/vi/catalogue.ts';

export type Column = keyof typeof vietnamese.columns;

/** What stands in one row, as text. */
export type Cells = Readonly<Record<Column, string>>;

/** Width in characters. */
const WIDTHS: Readonly<Record<Column, number>> = {
  prefix: 10,
  code: 14,
  nameVi: 40,
  nameEn: 34,
  papersVi: 50,
  papersEn: 44,
  feeVi: 24,
  feeEn: 24,
  unit: 16,
  limit: 10,
  cutoff: 16,
  forms: 50,
  source: 44,
  illustrative: 12,
};

/** A row in which nothing is written yet. */
export const BLANK: Readonly<Record<Column, string>> = {
  prefix: '',
  code: '',
  nameVi: '',
  nameEn: '',
  papersVi: '',
  papersEn: '',
  feeVi: '',
  feeEn: '',
  unit: '',
  limit: '',
  cutoff: '',
  forms: '',
  source: '',
  illustrative: '',
};

export const COLUMNS = Object.keys(WIDTHS) as readonly Column[];

export const widthOf = (column: Column): number => WIDTHS[column];

/** The head of a column in both languages. */
export function nameOf(column: Column): Bilingual {
  return { vi: vietnamese.columns[column], en: english.columns[column] };
}

/** As it stands in an exported sheet: people of either language find it. */
export function headOf(column: Column): string {
  const { vi, en } = nameOf(column);
  return `${vi} / ${en}`;
}

const known = new Map<string, Column>(
  COLUMNS.flatMap((column) => {
    const { vi, en } = nameOf(column);
    return [headOf(column), vi, en].map((head) => [plainHead(head), column] as const);
  }),
);

function plainHead(head: string): string {
  return head.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** The column of a head, in either language or as exported; undefined for a column of somebody's own. */
export function columnOf(head: string): Column | undefined {
  return known.get(plainHead(head));
}
