import type { Door } from '../door/door.ts';
import { words } from '../words.ts';

/** As the server has it (`DOSSIERS_MOST`). */
const MOST = 99;

/** How many dossiers go with the number; most people bring one. */
export function DossierCount({ door }: { door: Door }) {
  const text = words().form;
  const count = door.dossiers.value;
  const become = (next: number): void => {
    if (next >= 1 && next <= MOST) door.dossiers.value = next;
  };
  return (
    <fieldset class="radios dossier-count">
      <legend>{text.dossiers}</legend>
      <button
        type="button"
        class="radio"
        aria-label={text.less}
        disabled={count <= 1}
        onClick={() => become(count - 1)}
      >
        −
      </button>
      <input
        class="radio"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={2}
        aria-label={text.dossiers}
        value={String(count)}
        onInput={({ currentTarget }) => become(Number(currentTarget.value))}
        onBlur={({ currentTarget }) => {
          currentTarget.value = String(door.dossiers.peek());
        }}
      />
      <button
        type="button"
        class="radio"
        aria-label={text.more}
        disabled={count >= MOST}
        onClick={() => become(count + 1)}
      >
        +
      </button>
    </fieldset>
  );
}
