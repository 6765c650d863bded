/** Which procedure is open: `#1.001193`. A link of the office's own site, a code on a slip and the back key all use it. */
import { type ReadonlySignal, signal } from '@preact/signals';

const CODE = /^#([0-9A-Za-z.]{1,20})$/;

const codeIn = (hash: string): string | undefined => CODE.exec(hash)?.[1];

const open = signal<string | undefined>(codeIn(location.hash));
addEventListener('hashchange', () => {
  open.value = codeIn(location.hash);
});

/** The code in the address; undefined: the whole list. */
export const openCode: ReadonlySignal<string | undefined> = open;
