/** Finding a procedure by what a citizen types: without accents, in any order, and before the last word is ended. */
import type { Procedure } from '#common/contract/office.ts';
import type { Bilingual } from '#common/contract/text.ts';

/** What is searched: a field with its procedures, as every page has it. */
export interface SearchField {
  readonly name: Bilingual;
  readonly procedures: readonly Procedure[];
}

export interface Found<Field extends SearchField> {
  readonly field: Field;
  readonly procedure: Procedure;
}

/** `Đăng ký khai sinh` → `dang ky khai sinh`: no accents, no capitals, words apart by one space. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The procedures that have every word of the query, the likeliest first; none for an empty query. Those of
 *  a field come after those that have the words in their own name; papers count only where nothing else has them, since
 *  «khai» is in every «tờ khai». */
export function findProcedures<Field extends SearchField>(fields: readonly Field[], query: string): Found<Field>[] {
  const wanted = plain(query);
  if (wanted === '') return [];
  const found: { readonly found: Found<Field>; readonly rank: number }[] = [];
  for (const field of fields) {
    for (const procedure of field.procedures) {
      const rank = rankOf(field, procedure, wanted);
      if (rank !== undefined) found.push({ found: { field, procedure }, rank });
    }
  }
  const named = found.filter(({ rank }) => rank < PAPERS);
  // The sort is stable: equals stay in the office's order.
  return (named.length > 0 ? named : found).sort((one, other) => one.rank - other.rank).map((one) => one.found);
}

/** The rank of what is found only by a paper. */
const PAPERS = 4;

/** 0 is the best: the name begins with the words; then they stand in it together; then apart; then with its field's; then in its papers. */
function rankOf(field: SearchField, procedure: Procedure, wanted: string): number | undefined {
  const names = [procedure.name.vi, procedure.name.en, procedure.code].map(plain);
  if (names.some((name) => name.startsWith(wanted))) return 0;
  if (names.some((name) => ` ${name}`.includes(` ${wanted}`))) return 1;
  if (names.some((name) => hasAll(name, wanted))) return 2;
  if (hasAll(plain([field.name.vi, field.name.en, ...names].join(' ')), wanted)) return 3;
  const around = [field.name, procedure.name, ...procedure.papers.map(({ name }) => name)];
  const all = plain([procedure.code, ...around.flatMap(({ vi, en }) => [vi, en])].join(' '));
  return hasAll(all, wanted) ? PAPERS : undefined;
}

/** Each wanted word begins a word of the text. */
function hasAll(text: string, wanted: string): boolean {
  const padded = ` ${text}`;
  return wanted.split(' ').every((word) => padded.includes(` ${word}`));
}
