/** Where the citizen stands, and what the screen shows there. */
import type { IssueAnswer, PaperListAnswer } from '#common/contract/commands.ts';
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

/** The papers of one procedure; `have`: those that were ticked, undefined before the first tick. */
export interface CheckStep {
  readonly kind: 'check';
  readonly serviceId: Id;
  readonly code: string;
  readonly have: readonly number[] | undefined;
  readonly page: number;
  readonly back: Step;
}

/** A list of papers that was printed instead of a number. */
export interface ListStep {
  readonly kind: 'list';
  readonly check: CheckStep;
  /** undefined: the server could not be asked. */
  readonly answer: PaperListAnswer | undefined;
  readonly service: KioskService;
  readonly procedure: Procedure;
  /** By the page's own clock, ms. */
  readonly at: number;
}

export type Step =
  | { readonly kind: 'fields'; readonly page: number }
  | { readonly kind: 'field'; readonly serviceId: Id; readonly choice: Choice; readonly page: number }
  | { readonly kind: 'papers'; readonly page: number }
  | { readonly kind: 'field-papers'; readonly serviceId: Id; readonly choice: Choice; readonly page: number }
  | { readonly kind: 'search'; readonly query: string }
  | CheckStep
  | { readonly kind: 'missing'; readonly check: CheckStep }
  | ListStep
  | { readonly kind: 'number'; readonly taken: Taken }
  /** The code of a slip, as far as it is typed; then what is said about it. */
  | { readonly kind: 'code'; readonly typed: string }
  | { readonly kind: 'slip' }
  /** A citizen card was read; what it means is in the kiosk's `card`. */
  | { readonly kind: 'card' }
  /** Which errands come after the one of the field that is open. */
  | { readonly kind: 'more'; readonly back: Extract<Step, { kind: 'field' }>; readonly page: number }
  /** How many dossiers go with the number; `typed`: the figure was begun by a digit. */
  | {
      readonly kind: 'many';
      readonly back: Extract<Step, { kind: 'field' }>;
      readonly count: number;
      readonly typed: boolean;
    }
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
  if (step.kind === 'number' || step.kind === 'list') return step.kind;
  if (link === 'denied') return 'denied';
  if (view === undefined) return 'connecting';
  if (unsure) return 'taking';
  if (step.kind === 'papers') return 'papers';
  if (step.kind === 'field-papers') return view.services[step.serviceId] === undefined ? 'papers' : 'field-papers';
  if (view.parts?.papers === true) {
    if (step.kind === 'search') return 'search';
    if (step.kind === 'check' || step.kind === 'missing')
      return checkedIn(view, step) === undefined ? 'papers' : step.kind;
  }
  if (link === 'lost') return 'lost';
  if (step.kind === 'help') return 'help';
  if (step.kind === 'code' || step.kind === 'slip' || step.kind === 'card') return step.kind;
  if (!view.opening.open) return 'closed';
  if (step.kind === 'more' || step.kind === 'many') return step.kind;
  return step.kind === 'field' && view.services[step.serviceId] !== undefined ? 'field' : 'fields';
}

/** Whether this office gives people codes for its kiosk: slips that bring them back, and appointments. */
export function usesSlips(view: KioskView | undefined): boolean {
  return view?.parts?.results === true || view?.parts?.returns === true || view?.parts?.appointments === true;
}

/** What a touch on a procedure leads to: its papers on a screen of their own, or, in an office without that part, the same
 *  screen with the procedure chosen. */
export function checkOr(
  kiosk: { readonly papersPart: { readonly value: unknown } },
  step: Extract<Step, { kind: 'field' | 'field-papers' }>,
  choice: Choice,
): Step {
  if (kiosk.papersPart.value === undefined || typeof choice !== 'string') return { ...step, choice };
  return { kind: 'check', serviceId: step.serviceId, code: choice, have: undefined, page: 0, back: step };
}

/** The field and procedure whose papers are looked at; undefined when the office has taken them away meanwhile. */
export function checkedIn(
  view: KioskView,
  step: Step,
): { readonly check: CheckStep; readonly service: KioskService; readonly procedure: Procedure } | undefined {
  const check = step.kind === 'missing' ? step.check : step;
  if (check.kind !== 'check') return undefined;
  const service = view.services[check.serviceId];
  const procedure = service?.procedures.find(({ code }) => code === check.code);
  return service === undefined || procedure === undefined ? undefined : { check, service, procedure };
}

/** The papers that were not ticked, by their place; undefined when nothing was touched: then nobody knows. */
export function missingOf({ papers }: Procedure, { have }: CheckStep): number[] | undefined {
  return have === undefined ? undefined : papers.map((_, index) => index).filter((index) => !have.includes(index));
}

/** What a number would be taken for on this screen. */
export function askedFor(
  view: KioskView,
  place: Place,
  step: Step,
):
  | { readonly service: KioskService; readonly code: Choice; readonly missing: readonly number[] | undefined }
  | undefined {
  if (place === 'field' && step.kind === 'field') {
    const service = view.services[step.serviceId];
    return service === undefined ? undefined : { service, code: step.choice, missing: undefined };
  }
  const checked = place === 'check' || place === 'missing' ? checkedIn(view, step) : undefined;
  if (checked === undefined) return undefined;
  const { service, procedure, check } = checked;
  return { service, code: procedure.code, missing: missingOf(procedure, check) };
}

/** Numbers that this kiosk has left of a field while it is cut off; undefined while it is not. */
export function leftOf({ cutOff }: KioskView, { id }: KioskService): number | undefined {
  return cutOff === undefined ? undefined : (cutOff.left[id] ?? 0);
}

/** The fields in the office's order, without the lane for many dossiers: nobody comes there but with a count (SPEC J131). */
export function fieldsOf({ services, lane }: KioskView): KioskService[] {
  return Object.values(services)
    .filter(({ id }) => id !== lane?.serviceId)
    .sort((one, other) => one.position - other.position || one.prefix.localeCompare(other.prefix));
}

/** The field in which a number of so many dossiers would wait instead of the one that is open, as things stand. */
export function laneFor(
  { services, lane, cutOff }: KioskView,
  serviceId: Id,
  count: number,
  next: readonly Id[],
): KioskService | undefined {
  if (lane?.open !== true || cutOff !== undefined || count < lane.from) return undefined;
  return lane.serviceId === serviceId || next.includes(lane.serviceId) ? undefined : services[lane.serviceId];
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
  if (place === 'check' && step.kind === 'check') return `${place}:${step.code}`;
  return place;
}
