/** The tablet at a counter: where it stands, and whose number was just finished there (SPEC J93). */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Problem } from '#common/contract/errors.ts';
import type { RatingBody, RatingPlaces, RatingTurn } from '#common/contract/rating.ts';
import type { Id } from '#common/contract/text.ts';
import { type ApiResult, callApi } from '#common/web/api.ts';

/** A person needs seconds to get up; the server answers from memory. */
const ASK_EVERY_MS = 2_000;
const KEPT = 'luot.rating.counter';
const THANKS_MS = 5_000;

export type TabletState = 'loading' | 'off' | 'not-paired' | 'lost' | 'ready';

export interface Tablet {
  readonly state: ReadonlySignal<TabletState>;
  readonly places: ReadonlySignal<RatingPlaces | undefined>;
  readonly counterId: ReadonlySignal<Id | undefined>;
  /** Who is asked now. */
  readonly label: ReadonlySignal<string | undefined>;
  /** Somebody has just answered. */
  readonly thanked: ReadonlySignal<boolean>;
  choose(counterId: Id | undefined): void;
  vote(label: string, vote: RatingBody): Promise<Problem | undefined>;
  thank(): void;
  start(): void;
}

export function createTablet(): Tablet {
  const state = signal<TabletState>('loading');
  const places = signal<RatingPlaces | undefined>(undefined);
  const counterId = signal<Id | undefined>(localStorage.getItem(KEPT) ?? undefined);
  const label = signal<string | undefined>(undefined);
  const thanked = signal(false);

  /** What the answer says of the tablet itself. */
  const judge = (answer: ApiResult<unknown>): void => {
    if (answer.ok) state.value = 'ready';
    else if (answer.problem.code === 'part.off') state.value = 'off';
    else if (answer.status === 401 || answer.status === 403) state.value = 'not-paired';
    else state.value = 'lost';
  };
  const ask = async (): Promise<void> => {
    if (places.peek() === undefined || state.peek() !== 'ready') {
      const answer = await callApi<RatingPlaces>('/api/rating/counters');
      judge(answer);
      if (!answer.ok) return;
      places.value = answer.body;
    }
    const mine = counterId.peek();
    if (mine === undefined || thanked.peek()) return;
    const answer = await callApi<RatingTurn>(`/api/rating/counters/${mine}`);
    judge(answer);
    // An answer for a counter that was changed meanwhile says nothing.
    if (answer.ok && counterId.peek() === mine) label.value = answer.body.label ?? undefined;
  };
  const tablet: Tablet = {
    state,
    places,
    counterId,
    label,
    thanked,
    choose(next) {
      counterId.value = next;
      label.value = undefined;
      if (next === undefined) localStorage.removeItem(KEPT);
      else localStorage.setItem(KEPT, next);
      void ask();
    },
    async vote(shown, vote) {
      const path = `/api/rating/counters/${counterId.peek() ?? ''}`;
      const answer = await callApi<unknown>(path, { method: 'POST', body: { ...vote, label: shown } });
      return answer.ok ? undefined : answer.problem;
    },
    thank() {
      label.value = undefined;
      thanked.value = true;
      setTimeout(() => {
        thanked.value = false;
      }, THANKS_MS);
    },
    start() {
      const again = async (): Promise<void> => {
        await ask();
        setTimeout(() => void again(), ASK_EVERY_MS);
      };
      void again();
    },
  };
  return tablet;
}
