/**
 * A citizen card under a scanner of the keyboard kind. It types faster than anybody: a digit that another key follows at once
 * begins a card, a digit alone is a key that somebody pressed, and is passed on a moment later. Of the card only digits and the
 * marks between its fields are taken in: every letter becomes an `x` here, so no name and no address is ever in the page.
 */

/** Nobody presses two keys within this time; a scanner needs a few milliseconds. */
const TOGETHER_MS = 60;
/** After this silence the card is over, also for a scanner that sends no Enter. */
const SILENCE_MS = 300;
const SIGNS_MOST = 400;

export interface CardListener {
  /** Whether cards mean anything here now. */
  wanted(): boolean;
  /** A whole card, or what only looked like one. */
  scanned(text: string): void;
}

/** Listens on the whole page, before its keys; answers how to stop. */
export function listenToCards({ wanted, scanned }: CardListener): () => void {
  /** Keys that are held back until it is known what they are. */
  let text = '';
  let first: KeyboardEvent | undefined;
  let last = Number.NEGATIVE_INFINITY;
  /** When the last key that writes something went down, ours or not. */
  let before = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passedOn = new WeakSet<Event>();

  const end = (): void => {
    clearTimeout(timer);
    const whole = text;
    text = '';
    if (whole.length > 1) scanned(whole);
    else if (first !== undefined) passOn(first);
    first = undefined;
  };
  const passOn = (event: KeyboardEvent): void => {
    const again = new KeyboardEvent('keydown', event);
    passedOn.add(again);
    (event.target ?? document).dispatchEvent(again);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (passedOn.has(event) || event.ctrlKey || event.altKey || event.metaKey || !wanted()) return;
    // What somebody types into a field is what he types.
    if (event.target instanceof HTMLInputElement) return;
    const sign = signOf(event);
    if (sign === undefined) return;
    if (text !== '' && event.timeStamp - last > (text.length === 1 ? TOGETHER_MS : SILENCE_MS)) end();
    // A digit that follows another key at once belongs to that one's code.
    const begins = /^\d$/.test(sign) && event.timeStamp - before > TOGETHER_MS;
    before = event.timeStamp;
    if (text === '' && !begins) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    last = event.timeStamp;
    clearTimeout(timer);
    if (sign === '\n') {
      end();
      return;
    }
    if (text === '') first = event;
    if (text.length < SIGNS_MOST) text += sign;
    timer = setTimeout(end, text.length === 1 ? TOGETHER_MS : SILENCE_MS);
  };
  addEventListener('keydown', onKeyDown, true);
  return () => {
    clearTimeout(timer);
    removeEventListener('keydown', onKeyDown, true);
  };
}

/** By where the key is, so that no input method changes it; undefined for keys that write nothing. */
function signOf({ code, key, shiftKey }: KeyboardEvent): string | undefined {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined && !(shiftKey && code.startsWith('Digit'))) return digit;
  if (code === 'Enter' || code === 'NumpadEnter') return '\n';
  if (key === '|' || (code === 'Backslash' && shiftKey)) return '|';
  return key.length === 1 || key === 'Process' || key === 'Dead' ? 'x' : undefined;
}
