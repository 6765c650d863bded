import back from '@phosphor-icons/core/bold/arrow-u-up-left-bold.svg?raw';
import clock from '@phosphor-icons/core/bold/clock-counter-clockwise-bold.svg?raw';
import { Icon } from '#common/web/icon.tsx';
import { choiceOf } from '../terminal/choices.ts';
import { goBack } from '../terminal/keyboard.ts';
import { clockOf, lastActText } from '../terminal/phrases.ts';
import { useTerminal } from '../terminal/terminal.ts';
import { words } from '../words.ts';
import { Cap } from './cap.tsx';
import { NoteText } from './note.tsx';
import { SmallKey } from './small-key.tsx';

/** The last act, for as long as it is the last: no timer hurries the clerk. In a choice the same key goes back. */
export function UndoStrip() {
  const terminal = useTerminal();
  const { situation, panel, acts } = terminal;
  const now = situation.value;
  const open = panel.value;
  const last = now?.view.me.lastAct;
  const choosing = open !== undefined && now !== undefined;
  const text = choosing
    ? words().choices.choosing(choiceOf(open, now, terminal).heading)
    : last === undefined || now === undefined
      ? words().undo.nothing
      : `${clockOf(last.at, now)} – ${lastActText(last)}`;
  return (
    <footer class="undo">
      <Icon svg={clock} class="undo-icon" />
      <div class="undo-words">
        {acts.note.value?.spot === 'undo' ? null : <p>{text}</p>}
        <NoteText spots={['undo']} />
      </div>
      {choosing ? (
        <button
          type="button"
          class="small-key"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => goBack(terminal)}
        >
          <Icon svg={back} />
          <span>{words().keys.back}</span>
          <Cap name="undo" />
        </button>
      ) : (
        <SmallKey name="undo" icon={back} label={words().keys.undo} cap />
      )}
    </footer>
  );
}
