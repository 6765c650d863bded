/** Tables for spreadsheets, in which no cell is ever taken for a formula. */

/** What Excel and LibreOffice begin a formula with, the wide signs of Asian keyboards among them. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** So that Excel reads the marks of Vietnamese. */
export const CSV_BEGIN = '\uFEFF';

/** One line of RFC 4180. A cell that could be a formula gets an apostrophe before it. */
export function csvLine(cells: readonly string[]): string {
  const line = cells.map((cell) => {
    const safe = FORMULA.test(cell) ? `'${cell}` : cell;
    return `"${safe.replaceAll('"', '""')}"`;
  });
  return `${line.join(',')}\r\n`;
}
