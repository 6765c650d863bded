import info from '@phosphor-icons/core/fill/info-fill.svg?raw';
import warning from '@phosphor-icons/core/fill/warning-circle-fill.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import type { Note } from '../terminal/acts.ts';
import { useTerminal } from '../terminal/terminal.ts';

/** What became of a press, beside the key that was pressed. */
export function NoteText({ spots, before }: { spots: readonly string[]; before?: (note: Note) => string }) {
  const note = useTerminal().acts.note.value;
  const said = note === undefined ? '' : (before?.(note) ?? '');
  const mine = note !== undefined && spots.includes(note.spot) ? note : undefined;
  return (
    <div role="alert" class="note-place">
      {mine !== undefined && (
        <p class={`note note-${mine.tone}`}>
          <Icon svg={mine.tone === 'bad' ? warning : info} />
          <span>
            {said !== '' && <b>{said} </b>}
            {mine.text()}
          </span>
        </p>
      )}
    </div>
  );
}
