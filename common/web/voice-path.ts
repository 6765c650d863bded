import type { Accent } from '#common/contract/office.ts';
import type { Language } from '#common/contract/text.ts';

/** Where the server tells the sounds of a voice pack. */
export function manifestPath(language: Language, accent: Accent | undefined): string {
  return `/voice/${language}/manifest.json${accent === undefined ? '' : `?accent=${accent}`}`;
}
