/** A second tap at the same place, right after the first one changed the screen, is the same touch: unsteady hands tap
 *  twice, and what lies there now was never read. */

const WITHIN_MS = 500;
const NEAR_PX = 40;

/** Swallows such taps before any key sees them. `screen` names what is shown. */
export function swallowDoubleTaps(screen: () => string): void {
  let last: { readonly at: number; readonly x: number; readonly y: number; readonly screen: string } | undefined;
  addEventListener(
    'click',
    (event) => {
      // A click of the keyboard has no place.
      if (event.detail === 0) return;
      const at = performance.now();
      const here = screen();
      const again =
        last !== undefined &&
        at - last.at < WITHIN_MS &&
        last.screen !== here &&
        Math.hypot(event.clientX - last.x, event.clientY - last.y) < NEAR_PX;
      if (again) {
        event.stopPropagation();
        event.preventDefault();
        return;
      }
      last = { at, x: event.clientX, y: event.clientY, screen: here };
    },
    true,
  );
}
