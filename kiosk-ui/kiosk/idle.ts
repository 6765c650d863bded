/** Back to rest when nobody touches the screen any more, with a countdown that can be seen. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { tick } from './tick.ts';

export interface Idle {
  /** Seconds until the screen goes back; undefined while it does not. */
  readonly secondsLeft: ReadonlySignal<number | undefined>;
  /** Somebody is here: the time starts again. */
  touch(): void;
}

/** Calls `reset` when `allowance` ms have passed without a touch. Another allowance starts the time again. */
export function createIdle(
  allowance: ReadonlySignal<{ readonly ms: number; readonly of: string } | undefined>,
  reset: () => void,
): Idle {
  const deadline = signal<{ readonly from: number; readonly to: number } | undefined>(undefined);
  const arm = (): void => {
    const allowed = allowance.peek();
    const from = performance.now();
    deadline.value = allowed === undefined ? undefined : { from, to: from + allowed.ms };
  };
  const armedFor = computed(() => (allowance.value === undefined ? '' : `${allowance.value.of} ${allowance.value.ms}`));
  effect(() => {
    void armedFor.value;
    arm();
  });
  const secondsLeft = computed(() => {
    if (deadline.value === undefined) return undefined;
    const { from, to } = deadline.value;
    // The tick may be a little older than the touch.
    return Math.max(0, Math.ceil((to - Math.max(from, tick.value)) / 1000));
  });
  effect(() => {
    if (secondsLeft.value === 0) setTimeout(() => secondsLeft.peek() === 0 && reset());
  });
  return { secondsLeft, touch: arm };
}
