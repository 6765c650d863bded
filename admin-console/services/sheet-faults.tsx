import type { SheetFault } from '#common/contract/catalogue.ts';
import { inLanguage } from '#common/web/language.ts';
import { sheetWords } from './sheet-words.ts';

/** What has to be put right in the sheet: row and column as the program that shows it names them. */
export function Faults({ faults }: { faults: readonly SheetFault[] }) {
  const text = sheetWords();
  return (
    <section class="sheet-faults" role="alert">
      <h3>{text.faults(faults.length)}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.row}</th>
            <th scope="col">{text.column}</th>
            <th scope="col">{text.fault}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ row, column, message }) => (
            <tr key={`${row} ${column?.vi} ${message.vi}`}>
              <td>{row}</td>
              <td>{column === null ? '' : inLanguage(column)}</td>
              <td>{inLanguage(message)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
