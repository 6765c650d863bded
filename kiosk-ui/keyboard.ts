/**
 * A USB numeric keypad, or a keyboard: digits choose, Enter takes, Escape goes back. Keys are known by where they are, so
 * NumLock changes nothing. Tab and Enter on a key that has the focus work as in any page.
 */

const SELECTOR: Readonly<Record<string, string>> = {
  Escape: '[data-back]',
  Backspace: '[data-back]',
  NumpadDecimal: '[data-back]',
  NumpadMultiply: '[data-priority]',
  NumpadAdd: '[data-page-next]',
  NumpadSubtract: '[data-page-previous]',
};

function keyFor(event: KeyboardEvent): HTMLElement | null {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  if (digit !== undefined) return document.querySelector<HTMLElement>(`[data-digit="${digit}"]`);
  if (event.code === 'Enter' || event.code === 'NumpadEnter') {
    // The key that has the focus is pressed by the browser itself, unless it is a choice that was just made.
    const focused = document.activeElement;
    if (focused instanceof HTMLButtonElement && focused.dataset.digit === undefined) return null;
    if (focused instanceof HTMLButtonElement && event.code === 'Enter' && !chosenByDigit) return null;
    return document.querySelector<HTMLElement>('[data-enter]');
  }
  const selector = SELECTOR[event.code];
  return selector === undefined ? null : document.querySelector<HTMLElement>(selector);
}

/** A digit moved the focus: Enter then means «Lấy số», not the same choice again. */
let chosenByDigit = false;

/** Listens on the whole page. */
export function listenToKeys(): void {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Tab') chosenByDigit = false;
    // Into the search is typed; only the keys that end typing mean what they mean elsewhere.
    if (event.target instanceof HTMLInputElement && !/^(Escape|Enter|NumpadEnter)$/.test(event.code)) return;
    const key = keyFor(event);
    if (key === null) return;
    event.preventDefault();
    // A key that is held down acts once.
    if (event.repeat || (key instanceof HTMLButtonElement && key.disabled)) return;
    key.focus();
    chosenByDigit = key.dataset.digit !== undefined;
    key.click();
  });
}
