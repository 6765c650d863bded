import folder from '@phosphor-icons/core/bold/folder-plus-bold.svg?raw';
import receiptX from '@phosphor-icons/core/bold/receipt-x-bold.svg?raw';
import { useTerminal } from '../terminal/terminal.ts';
import { words } from '../words.ts';
import { SmallKey } from './small-key.tsx';

/** What becomes of the papers on the table: accepted, or sent back for what is missing. Only where the office uses it. */
export function DossierRow() {
  const parts = useTerminal().situation.value?.view.parts;
  if (parts?.results !== true && parts?.returns !== true) return null;
  const { keys } = words();
  return (
    <p class="dossier-row">
      {parts.results === true && <SmallKey name="accept" label={keys.accept} icon={folder} cap />}
      {parts.returns === true && <SmallKey name="missing" label={keys.missing} icon={receiptX} cap />}
    </p>
  );
}
