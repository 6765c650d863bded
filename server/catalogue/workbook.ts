/** The sheet as an .xlsx file. Its programs are large and used some days a year: they are loaded when a sheet is. */
import type { CellValue } from 'read-excel-file/node';
import { catalogue as words } from '#common/i18n/vi/catalogue.ts';
import { type Cells, COLUMNS, headOf, widthOf } from './columns.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a cell may hold when somebody else's program has written it. */
export type Raw = string | number | boolean | Date | null;

/** All rows under their heads; every cell is text, so that no program takes a code for a number or 15:00 for a fraction. */
export async function writeWorkbook(rows: readonly Cells[]): Promise<Buffer> {
  const { default: writeSheet } = await import('write-excel-file/node');
  const heads = COLUMNS.map((column) => ({
    value: headOf(column),
    type: String,
    fontWeight: 'bold' as const,
    wrap: true,
    alignVertical: 'top' as const,
  }));
  const body = rows.map((cells) =>
    COLUMNS.map((column) =>
      cells[column] === ''
        ? null
        : { value: cells[column], type: String, format: '@', wrap: true, alignVertical: 'top' as const },
    ),
  );
  return writeSheet([heads, ...body], {
    sheet: words.sheet,
    columns: COLUMNS.map((column) => ({ width: widthOf(column) })),
    stickyRowsCount: 1,
  }).toBuffer();
}

/** What a million bytes may unpack to; a sheet of all procedures of a ward has some hundred thousand. */
const UNPACKED_MOST = 8 * 1024 * 1024;

/** The first sheet of a file, row by row; undefined when it is none. */
export async function readWorkbook(file: Buffer): Promise<Raw[][] | undefined> {
  if (unpackedSize(file) > UNPACKED_MOST) return undefined;
  const { InvalidInputError, InvalidSpreadsheetError, readSheet } = await import('read-excel-file/node');
  try {
    const rows = await readSheet(file);
    return rows.map((row) => row.map(asRaw));
  } catch (error) {
    // Expected of a file that a person chose: another kind, cut off, or not a sheet inside.
    if (error instanceof InvalidInputError || error instanceof InvalidSpreadsheetError) return undefined;
    throw error;
  }
}

function asRaw(value: CellValue | null): Raw {
  const cell: unknown = value;
  if (typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' || cell instanceof Date) {
    return cell;
  }
  return null;
}

/** Of the zip format: one entry of the directory at its end, and the record behind them that says where they begin. */
const ENTRY = { mark: 0x02014b50, least: 46 } as const;
const END = { mark: 'PK\u0005\u0006', least: 22 } as const;

/** What the entries of a zip say that they unpack to, before any is unpacked; 0 for what is no zip. */
function unpackedSize(file: Buffer): number {
  const end = file.lastIndexOf(END.mark, undefined, 'latin1');
  if (end < 0 || end + END.least > file.length) return 0;
  let size = 0;
  let at = file.readUInt32LE(end + 16);
  while (at + ENTRY.least <= file.length && file.readUInt32LE(at) === ENTRY.mark) {
    size += file.readUInt32LE(at + 24);
    at += ENTRY.least + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return size;
}
