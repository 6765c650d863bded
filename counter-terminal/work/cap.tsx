import { CAP } from '../terminal/keyboard.ts';
import type { KeyName } from '../terminal/pad.ts';

/** The character on the key of the keypad. */
export function Cap({ name, text }: { name?: KeyName; text?: string }) {
  const shown = text ?? (name === undefined ? '' : CAP[name]);
  return <kbd class={shown.length > 1 ? 'cap cap-wide' : 'cap'}>{shown}</kbd>;
}
