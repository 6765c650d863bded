/** The encoder of QR codes is as large as a screenful of code: it is loaded after the page stands, before one is needed. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { encode } from 'uqr';

const AGAIN_MS = 5_000;

const loaded = signal<typeof encode | undefined>(undefined);

function load(): void {
  import('uqr').then(
    (module) => {
      loaded.value = module.encode;
    },
    // The network again: a place without a code stands meanwhile, and the slip has one anyway.
    () => setTimeout(load, AGAIN_MS),
  );
}
load();

/** Undefined for the first moment of a page. */
export const qrEncoder: ReadonlySignal<typeof encode | undefined> = loaded;
