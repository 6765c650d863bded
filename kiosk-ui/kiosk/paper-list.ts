/** Asks for a list of papers on paper: once a touch, and never for the citizen who has left meanwhile. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { PaperListAnswer, PaperListBody } from '#common/contract/commands.ts';
import { callApi, newKey } from '#common/web/api.ts';

export interface PaperList {
  readonly busy: ReadonlySignal<boolean>;
  /** `answer` is undefined when the server did not take it; undefined as a whole when nobody waits for it any more. */
  print(body: PaperListBody): Promise<{ readonly answer: PaperListAnswer | undefined } | undefined>;
  /** The citizen leaves. */
  clear(): void;
}

const ANSWER_WITHIN_MS = 6_000;

export function createPaperList(): PaperList {
  const busy = signal(false);
  let turn = 0;
  return {
    busy,
    async print(body) {
      if (busy.peek()) return undefined;
      busy.value = true;
      turn += 1;
      const mine = turn;
      const result = await callApi<PaperListAnswer>('/api/paper-lists', {
        method: 'POST',
        body,
        idempotencyKey: newKey(),
        timeoutMs: ANSWER_WITHIN_MS,
      });
      if (mine !== turn) return undefined;
      busy.value = false;
      return { answer: result.ok ? result.body : undefined };
    },
    clear() {
      turn += 1;
      busy.value = false;
    },
  };
}
