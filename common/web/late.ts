import { type ReadonlySignal, signal } from '@preact/signals';

/** A part of a page that few need: it comes when it is wanted, so that the page itself is there sooner (SPEC H4). */
export interface Late<T> {
  /** Undefined until it has come. */
  readonly value: ReadonlySignal<T | undefined>;
  /** Asks for it, once; after a failure the next wish asks again. */
  need(): void;
}

export function late<T>(load: () => Promise<T>): Late<T> {
  const value = signal<T | undefined>(undefined);
  let asked = false;
  return {
    value,
    need() {
      if (asked) return;
      asked = true;
      load().then(
        (loaded) => {
          value.value = loaded;
        },
        () => {
          // The server was away, which the page says by itself.
          asked = false;
        },
      );
    },
  };
}
