/** How many choices one screen holds without scrolling (LOOK: none up to nine fields). */
import { signal } from '@preact/signals';

const wide = matchMedia('(min-aspect-ratio: 1/1)');

/** The screen lies rather than stands. */
export const landscape = signal(wide.matches);
wide.addEventListener('change', () => {
  landscape.value = wide.matches;
});

/** Up to this many fields keep their examples and the full height. */
export const ROOMY_FIELDS = 7;
const MOST_FIELDS = 9;
/** In the lower part of the screen: two beside each other, and a row less when there are keys that turn the page. */
const MOST_LOW = 8;
const LOW_PAGE = 6;

/** Fields on one screen: nine at the most; when there are more, the keys that turn the page take one row. */
export function pageSizeOfFields(count: number, low = false): number {
  if (low && !landscape.value) return count <= MOST_LOW ? MOST_LOW : LOW_PAGE;
  if (count <= MOST_FIELDS) return MOST_FIELDS;
  return landscape.value ? MOST_FIELDS : MOST_FIELDS - 1;
}

/** Procedures beside each other under a field. */
export const PROCEDURES_A_PAGE = 6;
