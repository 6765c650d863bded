/** Rows of a sheet → procedures of the office's fields, or every fault with its row and column. */
import type { CatalogueRow, SheetFault } from '#common/contract/catalogue.ts';
import { BLANK, type Cells, COLUMNS, type Column, columnOf, nameOf } from './columns.ts';
import { both, readRow } from './read-row.ts';
import type { Raw } from './workbook.ts';

/** A field as the sheet names it. */
export interface SheetField {
  readonly id: string;
  readonly prefix: string;
}

export interface Table {
  readonly rows: readonly CatalogueRow[];
  readonly faults: readonly SheetFault[];
}

/** Without these a row says too little; the others may be left out of a sheet. */
const NEEDED: readonly Column[] = ['prefix', 'code', 'nameVi', 'feeVi', 'unit', 'limit'];
const FAULTS_MOST = 100;
const FIELD_MOST = 100;

export function readTable(table: readonly (readonly Raw[])[], fields: readonly SheetField[]): Table {
  const [head = [], ...body] = table;
  const places = new Map<Column, number>();
  for (const [index, cell] of head.entries()) {
    const column = typeof cell === 'string' ? columnOf(cell) : undefined;
    if (column !== undefined && !places.has(column)) places.set(column, index);
  }
  const absent = NEEDED.filter((column) => !places.has(column));
  if (absent.length > 0) return { rows: [], faults: [noHeader(absent)] };
  const rows: CatalogueRow[] = [];
  const faults: SheetFault[] = [];
  const firstRows = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const [index, raw] of body.entries()) {
    const row = index + 2;
    const cells = cellsOf(raw, places);
    if (COLUMNS.every((column) => cells[column] === '')) continue;
    const say = (column: Column, message: SheetFault['message']): void =>
      void faults.push({ row, column: nameOf(column), message });
    const field = fields.find(({ prefix }) => prefix === cells.prefix.toUpperCase());
    if (field === undefined) say('prefix', both('unknownField', cells.prefix));
    const read = readRow(cells);
    if ('code' in read) {
      const key = `${field?.id} ${read.code}`;
      const first = firstRows.get(key);
      if (first !== undefined) say('code', both('twice', first));
      else firstRows.set(key, row);
      if (field !== undefined) {
        rows.push({ serviceId: field.id, procedure: read });
        const count = (counts.get(field.id) ?? 0) + 1;
        counts.set(field.id, count);
        if (count === FIELD_MOST + 1) say('prefix', both('fieldMany'));
      }
    } else {
      for (const { column, message } of read) say(column, message);
    }
  }
  if (rows.length === 0 && faults.length === 0) faults.push({ row: 1, column: null, message: both('noRows') });
  return faults.length > 0 ? { rows: [], faults: faults.slice(0, FAULTS_MOST) } : { rows, faults };
}

function noHeader(absent: readonly Column[]): SheetFault {
  const names = absent.map(nameOf);
  const vi = both('noHeader', names.map((name) => name.vi).join(', ')).vi;
  const en = both('noHeader', names.map((name) => name.en).join(', ')).en;
  return { row: 1, column: null, message: { vi, en } };
}

function cellsOf(raw: readonly Raw[], places: ReadonlyMap<Column, number>): Cells {
  const textAt = (column: Column): string => {
    const place = places.get(column);
    return place === undefined ? '' : asText(raw[place] ?? null, column);
  };
  const cells: Record<Column, string> = { ...BLANK };
  for (const column of COLUMNS) cells[column] = textAt(column);
  return cells;
}

const SHORT: ReadonlySet<Column> = new Set(['prefix', 'code', 'unit', 'limit', 'cutoff', 'illustrative']);
const MINUTES_A_DAY = 24 * 60;

/** What a person meant whose program made a number, a date or a tick of it. */
function asText(value: Raw, column: Column): string {
  if (value === null) return '';
  if (value instanceof Date)
    return column === 'cutoff' ? value.toISOString().slice(11, 16) : value.toISOString().slice(0, 10);
  if (typeof value === 'number') {
    // A code of the national portal has six digits behind the dot: 1.00487 was 1.004870.
    if (column === 'code' && !Number.isInteger(value)) return value.toFixed(6);
    if (column === 'cutoff' && value >= 0 && value < 1) return clock(Math.round(value * MINUTES_A_DAY));
    return String(value);
  }
  const text = String(value).normalize('NFC').trim();
  // No-break spaces hold words together in names; in a code or a number they come from pasting.
  return SHORT.has(column) ? text.replaceAll('\u00a0', ' ').trim() : text;
}

function clock(minutes: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
