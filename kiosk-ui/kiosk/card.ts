/** A card that was read: what the number to be taken must know of it, until the citizen has left. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { CardAnswer, CardBody } from '#common/contract/cards.ts';
import type { KioskView, PriorityClassView } from '#common/contract/views.ts';
import { callApi } from '#common/web/api.ts';
import { ageOn, readCard } from '#common/web/card.ts';

export type CardState =
  | { readonly kind: 'none' | 'asking' | 'unreadable' }
  | {
      readonly kind: 'read';
      /** Missing while the server cannot be asked: its owner gets a number like anybody. */
      readonly mark: string | undefined;
      readonly numbers: CardAnswer['numbers'];
      /** The class to which the owner belongs by age. */
      readonly byAge: PriorityClassView | undefined;
    };

export interface Card {
  readonly state: ReadonlySignal<CardState>;
  /** Reads what a scanner typed, on a day `YYYY-MM-DD`; resolves when it is known what it means. */
  read(text: string, view: KioskView | undefined, today: string): Promise<void>;
  clear(): void;
}

const NONE: CardState = { kind: 'none' };
const ANSWER_WITHIN_MS = 4_000;

export function createCard(): Card {
  const state = signal<CardState>(NONE);
  /** Counts cards; the answer to an older one is not shown to the next citizen. */
  let turn = 0;
  return {
    state,
    async read(text, view, today) {
      turn += 1;
      const mine = turn;
      const card = readCard(text);
      if (card === undefined) {
        state.value = { kind: 'unreadable' };
        return;
      }
      state.value = { kind: 'asking' };
      const age = card.bornOn === undefined ? undefined : ageOn(card.bornOn, today);
      const body: CardBody = { number: card.number };
      const answer = await callApi<CardAnswer>('/api/cards', { method: 'POST', body, timeoutMs: ANSWER_WITHIN_MS });
      if (mine !== turn) return;
      const { mark, numbers } = answer.ok ? answer.body : { mark: undefined, numbers: [] };
      state.value = { kind: 'read', mark, numbers, byAge: age === undefined ? undefined : classOfAge(view, age) };
    },
    clear() {
      turn += 1;
      state.value = NONE;
    },
  };
}

/** The first of the classes, in the office's order, that begins at an age which is reached. */
function classOfAge(view: KioskView | undefined, age: number): PriorityClassView | undefined {
  return [...(view?.priorityClasses ?? [])]
    .sort((a, b) => a.rank - b.rank)
    .find(({ fromAge }) => fromAge !== undefined && age >= fromAge);
}
