import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { TicketView } from '#common/contract/views.ts';

/** How the line moved since this phone follows it. */
export interface Progress {
  /** Most people ahead that this phone has seen: where its line began. */
  readonly start: number;
  /** Somebody was put in front since the last look. */
  readonly pushedBack: boolean;
  /** When the present estimate was told, ms of the server's clock. */
  readonly toldAt: number;
}

const BLANK: Progress = { start: 0, pushedBack: false, toldAt: 0 };
const keyOf = (view: TicketView): string => `luot.line.${view.label}.${view.issuedAt}`;

/** Follows the line of one ticket; where it began is kept for as long as the tab lives. */
export function followProgress(
  view: ReadonlySignal<TicketView | undefined>,
  serverNow: () => number,
): ReadonlySignal<Progress> {
  const progress = signal(BLANK);
  let before: TicketView | undefined;
  effect(() => {
    const now = view.value;
    const known = before;
    before = now;
    if (now?.ahead === undefined) return;
    const last = progress.peek();
    const kept = Number(sessionStorage.getItem(keyOf(now)) ?? 0);
    const start = Math.max(kept, now.ahead);
    if (start !== kept) sessionStorage.setItem(keyOf(now), String(start));
    const sameEstimate =
      known?.ahead === now.ahead &&
      known.estimate?.low === now.estimate?.low &&
      known.estimate?.high === now.estimate?.high;
    // Who let others go first knows why more are ahead.
    const slidBack = (known?.postpone?.left ?? 0) > (now.postpone?.left ?? 0);
    progress.value = {
      start,
      pushedBack:
        known?.ahead === undefined || slidBack
          ? false
          : now.ahead > known.ahead || (last.pushedBack && now.ahead === known.ahead),
      toldAt: sameEstimate ? last.toldAt : serverNow(),
    };
  });
  return progress;
}
