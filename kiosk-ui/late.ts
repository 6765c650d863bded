/** Screens that few citizens see: loaded when the office uses them, so that the first screen is there sooner (SPEC H4). */
import { signal } from '@preact/signals';

export type SlipScreens = typeof import('./screens/slip.tsx');

/** Undefined until they have come. */
export const slipScreens = signal<SlipScreens | undefined>(undefined);
let loading = false;

export function loadSlipScreens(): void {
  if (loading) return;
  loading = true;
  import('./screens/slip.tsx').then(
    (screens) => {
      slipScreens.value = screens;
    },
    () => {
      // The server was away: the next wish asks again.
      loading = false;
    },
  );
}
