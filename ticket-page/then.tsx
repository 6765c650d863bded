import type { TicketView } from '#common/contract/views.ts';
import { inLanguage } from '#common/web/language.ts';
import { words } from './words.ts';

/** Where this number goes afterwards (SPEC J65). */
export function Then({ view: { next } }: { view: TicketView }) {
  return next === undefined ? null : <p class="then">{words().goesOnTo(next.map((name) => inLanguage(name)))}</p>;
}
