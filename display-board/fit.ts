/** Sizes of the large figures: as large as the picture asks, smaller only where the widest number would be cut. */
import { signal } from '@preact/signals';

const FACE = '800 100px "Be Vietnam Pro"';
/** Grows when the face has arrived or the window has changed: whoever measures reads it. */
const generation = signal(0);

let ruler: CanvasRenderingContext2D | null | undefined;

/** Measures again once the face is loaded, and whenever the window changes. */
export function loadNumberFace(): void {
  const again = (): void => {
    generation.value += 1;
  };
  addEventListener('resize', again);
  document.fonts
    .load(FACE)
    .then(again, (error: unknown) => console.error('the face of the numbers is missing:', error));
}

/** Width of a text in the numbers' face, in em. */
function widthOf(text: string): number {
  ruler ??= document.createElement('canvas').getContext('2d');
  // Without a canvas: wider than any figure of the face, so that nothing is cut.
  if (ruler === null) return text.length * 0.8;
  ruler.font = FACE;
  return ruler.measureText(text).width / 100;
}

export interface CallSizes {
  /** All in rem. */
  readonly label: number;
  readonly counter: number;
  readonly words: number;
  readonly arrow: boolean;
}

/** Measures and shapes of the panel, as in the reference pictures; rem (16 px at 1920 × 1080). */
const WIDE = { margin: 3.5, label: 22.25, counter: 21.25, plate: 27.5, pad: 2.5, arrow: 8.75, gap: 3 } as const;
const TALL = { margin: 3, label: 21, counter: 20, plate: 19.5, pad: 2, arrow: 6.25, gap: 2, words: 6.5 } as const;

/** How large a call can be shown in a window so wide (rem); `measure` tells a text's width in em. */
export function sizeCall(
  call: { readonly label: string; readonly counter: string; readonly words: string },
  window: { readonly width: number; readonly portrait: boolean },
  measure: (text: string) => number,
): CallSizes {
  const label = measure(call.label);
  const number = measure(call.counter);
  if (window.portrait) {
    const inner = window.width - 2 * TALL.margin;
    const plate = Math.max(TALL.plate, number * TALL.counter + 2 * TALL.pad);
    const space = inner - plate - TALL.arrow - 2 * TALL.gap;
    const words = Math.min(TALL.words, space / measure(call.words));
    return { label: Math.min(TALL.label, inner / label), counter: TALL.counter, words, arrow: true };
  }
  const plate = Math.max(WIDE.plate, number * WIDE.counter + 2 * WIDE.pad);
  const beside = window.width - 2 * WIDE.margin - plate - WIDE.gap;
  const withArrow = (beside - WIDE.arrow - WIDE.gap) / label;
  const arrow = withArrow >= WIDE.label;
  return { label: Math.min(WIDE.label, arrow ? withArrow : beside / label), counter: WIDE.counter, words: 0, arrow };
}

/** The sizes for this window. Reading it inside a component makes the component follow the window. */
export function callSizes(label: string, counter: string, words: string): CallSizes {
  void generation.value;
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const window = { width: innerWidth / rem, portrait: innerHeight > innerWidth };
  return sizeCall({ label, counter, words }, window, widthOf);
}

/** Whether the screen stands upright. */
export function isPortrait(): boolean {
  void generation.value;
  return innerHeight > innerWidth;
}

/** Cells of the lists: 0.70 em a digit, 0.74 em a letter (the face has no tabular figures). */
export function cellsOf(label: string): number {
  return Array.from(label).reduce((sum, sign) => sum + (/\d/.test(sign) ? 0.7 : 0.74), 0);
}

/** Size of a label in a list: `most`, or less where a long one would not fit into `space`. */
export function listSize(label: string, most: number, space: number): number {
  return Math.min(most, space / cellsOf(label));
}
