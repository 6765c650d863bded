/**
 * The numeric keypad, blind: keys are known by where they are (`event.code`), so NumLock and the keyboard's language
 * change nothing. The same characters on the main keyboard do the same.
 */
import { choiceOf, MOST_DIGITS } from './choices.ts';
import type { KeyName } from './pad.ts';
import { press } from './press.ts';
import type { Terminal } from './terminal.ts';

export type PadKey =
  | '0'
  | '1'
  | '2'
  | '3'
  | '4'
  | '5'
  | '6'
  | '7'
  | '8'
  | '9'
  | '/'
  | '*'
  | '-'
  | '+'
  | '.'
  | 'h'
  | 't'
  | 'enter'
  | 'back';

const BY_CODE: Readonly<Record<string, PadKey>> = {
  NumpadDivide: '/',
  NumpadMultiply: '*',
  NumpadSubtract: '-',
  NumpadAdd: '+',
  NumpadEnter: 'enter',
  NumpadDecimal: '.',
  NumpadComma: '.',
  Enter: 'enter',
  Escape: 'back',
  Backspace: 'back',
  NumpadBackspace: 'back',
  Slash: '/',
  Minus: '-',
  Equal: '+',
  Period: '.',
  KeyH: 'h',
  KeyT: 't',
};

const BY_CHARACTER: Readonly<Record<string, PadKey>> = { '/': '/', '*': '*', '-': '-', '+': '+', '.': '.' };

/** The keypad key that a keyboard event stands for. */
export function padKey({ code, key, shiftKey }: Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey'>): PadKey | undefined {
  const numpad = /^Numpad([0-9])$/.exec(code)?.[1];
  if (numpad !== undefined) return numpad as PadKey;
  const byCharacter = BY_CHARACTER[key];
  if (byCharacter !== undefined) return byCharacter;
  if (shiftKey && code !== 'Equal' && !code.startsWith('Numpad')) return undefined;
  const digit = /^Digit([0-9])$/.exec(code)?.[1];
  return digit === undefined ? BY_CODE[code] : (digit as PadKey);
}

const NAMED: Partial<Record<PadKey, KeyName>> = {
  '/': 'park',
  '*': 'transfer',
  '-': 'no-show',
  '+': 'recall',
  '.': 'undo',
  enter: 'next',
  '0': 'finish',
  '6': 'priority',
  '7': 'print',
  '8': 'list',
  '9': 'alert',
  h: 'accept',
  t: 'missing',
};

/** Papers are ticked by 1 to 5. */
export const PAPER_KEYS = 5;

/** Character that a key shows in its cap. */
export const CAP: Readonly<Record<KeyName, string>> = {
  park: '/',
  transfer: '*',
  'no-show': '−',
  print: '7',
  finish: '0',
  recall: '+',
  next: 'Enter',
  undo: '.',
  alert: '9',
  list: '8',
  priority: '6',
  accept: 'H',
  missing: 'T',
  pause: '',
  close: '',
};

/** Listens on the whole page while the clerk works; answers how to stop. */
export function listenToKeys(terminal: Terminal): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    const key = padKey(event);
    if (key === undefined) return;
    // Tab + Enter is the focused button's own press; from the keypad, Enter is always «Gọi tiếp».
    const own = event.target instanceof HTMLElement && event.target.closest('button, input, a, summary') !== null;
    const inPanel = event.target instanceof HTMLElement && event.target.closest('.choice') !== null;
    if (key === 'enter' && own && (event.code === 'Enter' || inPanel)) {
      if (event.repeat) event.preventDefault();
      return;
    }
    event.preventDefault();
    // A key that is held down acts once.
    if (event.repeat || terminal.expired.peek()) return;
    take(terminal, key);
  };
  addEventListener('keydown', onKeyDown);
  return () => removeEventListener('keydown', onKeyDown);
}

function take(terminal: Terminal, key: PadKey): void {
  const panel = terminal.panel.peek();
  const situation = terminal.situation.peek();
  if (panel !== undefined && situation !== undefined && key !== 'enter') {
    const name = NAMED[key];
    if (key === 'back' || key === '.' || (name === panel.kind && !/^[0-9]$/.test(key))) {
      goBack(terminal);
      return;
    }
    const index = Number(key) - 1;
    if (index >= 0 && index < MOST_DIGITS) choiceOf(panel, situation, terminal).options[index]?.choose();
    return;
  }
  // While a choice is open «Gọi tiếp» is not what the clerk means.
  if (panel !== undefined) {
    if (situation !== undefined) choiceOf(panel, situation, terminal).confirm?.choose();
    return;
  }
  if (key === 'back') {
    terminal.acts.clear();
    return;
  }
  const name = NAMED[key];
  // A letter that this office has no use for is nothing, not a key that is dead now.
  if (
    (key === 'h' && situation?.view.parts?.results !== true) ||
    (key === 't' && situation?.view.parts?.returns !== true)
  )
    return;
  if (name !== undefined) press(terminal, name);
  else if (Number(key) <= PAPER_KEYS) terminal.papers.toggle(Number(key) - 1);
}

/** Out of the choice, nothing done. */
export function goBack(terminal: Terminal): void {
  terminal.panel.value = undefined;
  terminal.acts.clear();
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
