import type { Act } from '../terminal/acts.ts';
import { tryAct } from '../terminal/press.ts';
import { type Panel, useTerminal } from '../terminal/terminal.ts';

export interface ActKeyProps {
  readonly act: Act;
  readonly label: string;
  /** The whole meaning, for those who do not see the row around it. */
  readonly full: string;
  /** Why it does nothing now, besides a lost connection. */
  readonly why?: (() => string) | undefined;
  readonly class?: string;
}

/** A key of a row, whose act is its own. */
export function ActKey({ act, label, full, why, class: more = '' }: ActKeyProps) {
  const terminal = useTerminal();
  return (
    <button
      type="button"
      class={`small-key ${more}`}
      aria-label={full}
      aria-disabled={terminal.blocked.value !== undefined || why !== undefined}
      aria-busy={terminal.acts.pending.value?.spot === act.spot}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (why === undefined) tryAct(terminal, act);
        else terminal.acts.say(act.spot, 'info', why);
      }}
    >
      {label}
    </button>
  );
}

/** A key of a row that opens a choice. */
export function OpenKey({ panel, label, full, class: more }: Omit<ActKeyProps, 'act' | 'why'> & { panel: Panel }) {
  const terminal = useTerminal();
  return (
    <button
      type="button"
      class={`small-key ${more ?? ''}`}
      aria-label={full}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        terminal.panel.value = panel;
      }}
    >
      {label}
    </button>
  );
}
