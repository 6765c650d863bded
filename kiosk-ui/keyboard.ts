/**
 * A USB numeric keypad, or a keyboard. Digits choose, `0` is «another matter» where there is one, else the way back, and at
 * rest the other language; Enter takes, `.` goes back, `*` listens and says again, `+` turns the page, `-` claims priority,
 * `/` calls for help (SPEC J100). Keys are known by where they are, so NumLock changes nothing. Tab and Enter on a key that
 * has the focus work as in any page.
 */

const ZERO = ['[data-digit="0"]', '[data-back]', '[data-language]'];
const BACK = ['[data-back]'];
const SELECTORS: Readonly<Record<string, readonly string[]>> = {
  Digit0: ZERO,
  Numpad0: ZERO,
  Escape: BACK,
  Backspace: BACK,
  NumpadDecimal: BACK,
  NumpadSubtract: ['[data-priority]'],
  // The last page is followed by the way to those before it.
  NumpadAdd: ['[data-page-next]', '[data-page-previous]'],
  PageDown: ['[data-page-next]'],
  PageUp: ['[data-page-previous]'],
  NumpadDivide: ['[data-help]'],
};

const LISTEN = 'NumpadMultiply';

export interface KeyListener {
  /** A key of a keypad went down. */
  keypad(): void;
  /** Reads out, or reads again. */
  listen(): void;
  /** A key of a keypad means nothing on this screen. */
  nothing(): void;
}

/** The first that can be pressed now. */
function firstOf(selectors: readonly string[]): HTMLElement | null {
  for (const selector of selectors) {
    for (const key of document.querySelectorAll<HTMLElement>(selector)) {
      if (!(key instanceof HTMLButtonElement && key.disabled)) return key;
    }
  }
  return null;
}

function keyFor(event: KeyboardEvent): HTMLElement | null {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  if (digit !== undefined) return firstOf([`[data-digit="${digit}"]`]);
  if (event.code === 'Enter' || event.code === 'NumpadEnter') {
    // The key that has the focus is pressed by the browser itself, unless it is a choice that was just made.
    const focused = document.activeElement;
    if (focused instanceof HTMLButtonElement && !movedByKey) {
      if (focused.dataset.digit === undefined || event.code === 'Enter') return null;
    }
    return firstOf(['[data-enter]']);
  }
  return firstOf(SELECTORS[event.code] ?? []);
}

/** A key moved the focus: Enter then means «Lấy số», not the same choice again. */
let movedByKey = false;

/** Keys of a keypad only: a keyboard's Enter and digits are anybody's. */
const ofKeypad = (code: string): boolean => code.startsWith('Numpad');

/** Listens on the whole page. */
export function listenToKeys(listener: KeyListener): void {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Tab') movedByKey = false;
    // Into the search is typed; only the keys that end typing mean what they mean elsewhere.
    if (event.target instanceof HTMLInputElement && !/^(Escape|Enter|NumpadEnter)$/.test(event.code)) return;
    if (ofKeypad(event.code) && !event.repeat) listener.keypad();
    if (event.code === LISTEN) {
      event.preventDefault();
      if (!event.repeat) listener.listen();
      return;
    }
    const key = keyFor(event);
    if (key === null) {
      if (ofKeypad(event.code) && !event.repeat) listener.nothing();
      return;
    }
    event.preventDefault();
    // A key that is held down acts once.
    if (event.repeat) return;
    key.focus();
    movedByKey = key.dataset.digit !== undefined || key.dataset.priority !== undefined;
    key.click();
  });
}
