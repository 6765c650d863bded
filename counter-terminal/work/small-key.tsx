import { Icon } from '#common/web/icon.tsx';
import { type KeyName, keyState } from '../terminal/pad.ts';
import { press } from '../terminal/press.ts';
import { useTerminal } from '../terminal/terminal.ts';
import { Cap } from './cap.tsx';

export interface SmallKeyProps {
  readonly name: KeyName;
  readonly label: string;
  readonly icon?: string;
  readonly cap?: boolean;
  readonly class?: string;
}

/** A key of the page outside the keypad; the mouse leaves the focus where it was. */
export function SmallKey({ name, label, icon, cap = false, class: more = '' }: SmallKeyProps) {
  const terminal = useTerminal();
  const { live } = keyState(name, terminal.situation.value, terminal.blocked.value);
  return (
    <button
      type="button"
      class={`small-key ${more}`}
      data-key={name}
      aria-disabled={!live}
      aria-busy={terminal.acts.pending.value?.spot === name}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => press(terminal, name)}
    >
      {icon !== undefined && <Icon svg={icon} />}
      <span>{label}</span>
      {cap && <Cap name={name} />}
    </button>
  );
}
