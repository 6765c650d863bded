/** Where the citizen stands, and what the screen shows there. */
import type { IssueAnswer } from '#common/contract/commands.ts';
import type { Procedure } from '#common/contract/office.ts';
import type { Id } from '#common/contract/text.ts';
import type { KioskService, KioskView } from '#common/contract/views.ts';
import type { Link } from '#common/web/feed-client.ts';

/** A number that was taken, with what the screen says about it, as it was at that moment. */
export interface Taken {
  readonly answer: IssueAnswer;
  readonly service: KioskService;
  readonly procedure: Procedure | undefined;
  /** By the page's own clock, ms. */
  readonly at: number;
}

/** `null`: «Việc khác hoặc chưa rõ» was touched; undefined: nothing was. */
export type Choice = string | null | undefined;

export type Step =
  | { readonly kind: 'fields'; readonly page: number }
  | { readonly kind: 'field'; readonly serviceId: Id; readonly choice: Choice; readonly page: number }
  | { readonly kind: 'papers'; readonly page: number }
  | { readonly kind: 'field-papers'; readonly serviceId: Id; readonly choice: Choice; readonly page: number }
  | { readonly kind: 'number'; readonly taken: Taken }
  /** The code of a slip, as far as it is typed; then what is said about it. */
  | { readonly kind: 'code'; readonly typed: string }
  | { readonly kind: 'slip' }
  | { readonly kind: 'help'; readonly back: Step };

export const REST: Step = { kind: 'fields', page: 0 };

export type Place = Step['kind'] | 'connecting' | 'denied' | 'lost' | 'closed' | 'taking';

export interface Situation {
  readonly step: Step;
  readonly link: Link;
  readonly view: KioskView | undefined;
  /** A number was asked for and the answer is late. */
  readonly unsure: boolean;
}

/**
 * What is shown. A number that was taken stays whatever happens; a request whose answer is not known comes next; papers
 * can be read from old data, but nothing that needs the server is offered while it is away.
 */
export function placeOf({ step, link, view, unsure }: Situation): Place {
  if (step.kind === 'number') return 'number';
  if (link === 'denied') return 'denied';
  if (view === undefined) return 'connecting';
  if (unsure) return 'taking';
  if (step.kind === 'papers') return 'papers';
  if (step.kind === 'field-papers') return view.services[step.serviceId] === undefined ? 'papers' : 'field-papers';
  if (link === 'lost') return 'lost';
  if (step.kind === 'help') return 'help';
  if (step.kind === 'code' || step.kind === 'slip') return step.kind;
  if (!view.opening.open) return 'closed';
  return step.kind === 'field' && view.services[step.serviceId] !== undefined ? 'field' : 'fields';
}

/** Whether this office gives people codes for its kiosk: slips that bring them back, and appointments. */
export function usesSlips(view: KioskView | undefined): boolean {
  return view?.parts?.results === true || view?.parts?.returns === true || view?.parts?.appointments === true;
}

/** Numbers that this kiosk has left of a field while it is cut off; undefined while it is not. */
export function leftOf({ cutOff }: KioskView, { id }: KioskService): number | undefined {
  return cutOff === undefined ? undefined : (cutOff.left[id] ?? 0);
}

/** The fields in the office's order. */
export function fieldsOf(view: KioskView): KioskService[] {
  return Object.values(view.services).sort(
    (one, other) => one.position - other.position || one.prefix.localeCompare(other.prefix),
  );
}

/** One page of a list; a page that is not there any more is the last one. */
export function pageOf<Item>(
  items: readonly Item[],
  page: number,
  size: number,
): { readonly items: readonly Item[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const shown = Math.min(Math.max(0, page), pages - 1);
  return { items: items.slice(shown * size, (shown + 1) * size), page: shown, pages };
}

/** What tells one screen from the next, so that the focus moves and the double tap is known. */
export function placeKey(place: Place, step: Step): string {
  if (place === 'field' || place === 'field-papers') {
    return step.kind === 'field' || step.kind === 'field-papers' ? `${place}:${step.serviceId}` : place;
  }
  return place;
}
