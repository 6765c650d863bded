/**
 * A scanner of the keyboard kind types a code and Enter. The codes of slips begin with a mark, whose first letter is no key
 * of any page: from it until Enter, or a pause, the signs belong to the code and press nothing. Signs are known by where
 * their keys are, so that no input method changes them.
 */

const SIGN = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/;
/** The first letter of the mark, `CODE_MARK` of server/domain/slip-code.ts. */
const BEGINS = 'L';
/** Between two signs of a scanner there are a few milliseconds; counted by when the keys went down, not by when a busy page
 * comes to hear of them. */
const PAUSE_MS = 400;
/** Nobody presses two keys within this time. */
const TOGETHER_MS = 60;
const SIGNS_MOST = 64;

export interface ScannerListener {
  /** Whether codes mean anything here now. */
  wanted(): boolean;
  scanned(text: string): void;
}

/** Listens on the whole page, before its keys; answers how to stop. */
export function listenToScanner({ wanted, scanned }: ScannerListener): () => void {
  let text = '';
  let last = Number.NEGATIVE_INFINITY;
  /** When the last key that writes something went down, ours or not. */
  let before = Number.NEGATIVE_INFINITY;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || !wanted()) return;
    const now = event.timeStamp;
    if (now - last > PAUSE_MS) text = '';
    const [, letter, digit] = SIGN.exec(event.code) ?? [];
    // A letter that follows another key at once stands inside something else, e.g. a name on a citizen card.
    const begins = letter === BEGINS && now - before > TOGETHER_MS;
    if (event.key.length === 1) before = now;
    if (text === '' && !begins) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    last = now;
    if (event.code === 'Enter' || event.code === 'NumpadEnter') {
      const whole = text;
      text = '';
      scanned(whole);
    } else if (text.length < SIGNS_MOST) text += letter ?? digit ?? '';
  };
  addEventListener('keydown', onKeyDown, true);
  return () => removeEventListener('keydown', onKeyDown, true);
}
