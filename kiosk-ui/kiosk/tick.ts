import { signal } from '@preact/signals';

/** The page's own clock, ms, four times a second: a change of the PC's clock must not end anybody's turn. */
export const tick = signal(performance.now());

setInterval(() => {
  tick.value = performance.now();
}, 250);
