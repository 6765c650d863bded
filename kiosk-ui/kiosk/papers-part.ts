/** The screens of «papers before the number» come by themselves, after the page stands, and only where they are used. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type * as screens from '../papers/index.ts';

export type PapersPart = typeof screens;

const AGAIN_MS = 5_000;

/** Loads the part once it is wanted; until it is there, and when the office does not use it, it is undefined. */
export function loadPapersPart(
  wanted: ReadonlySignal<boolean>,
  load: () => Promise<PapersPart>,
): ReadonlySignal<PapersPart | undefined> {
  const loaded = signal<PapersPart | undefined>(undefined);
  let loading = false;
  const tryToLoad = (): void => {
    load().then(
      (part) => {
        loaded.value = part;
      },
      // The network again: numbers are given meanwhile as if the part were off.
      () => setTimeout(tryToLoad, AGAIN_MS),
    );
  };
  effect(() => {
    if (!wanted.value || loading) return;
    loading = true;
    tryToLoad();
  });
  return computed(() => (wanted.value ? loaded.value : undefined));
}
