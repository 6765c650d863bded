/** Taking a number: one key an intent, kept until the answer is known (SPEC R5), so that nobody ever gets two. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { IssueAnswer, IssueBody } from '#common/contract/commands.ts';
import { type ApiResult, callApi, newKey } from '#common/web/api.ts';

export type IssueState =
  | { readonly kind: 'idle' }
  /** `unsure`: the answer is late or was lost; the server may have issued the number already. */
  | { readonly kind: 'taking'; readonly unsure: boolean; readonly mayGiveUp: boolean }
  | { readonly kind: 'refused'; readonly code: string; readonly seconds: number | undefined };

export interface Issue {
  readonly state: ReadonlySignal<IssueState>;
  /** Asks for a number; a second call while one is on its way does nothing. */
  take(body: IssueBody): Promise<IssueAnswer | undefined>;
  /** The citizen leaves: an answer that still comes is not shown to the next one. */
  clear(): void;
}

const SLOW_MS = 2_500;
const GIVE_UP_MS = 15_000;
const ANSWER_WITHIN_MS = 6_000;
const RETRY_FIRST_MS = 500;
const RETRY_MOST_MS = 3_000;

const IDLE: IssueState = { kind: 'idle' };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Failed = Extract<ApiResult<unknown>, { ok: false }>;

/** Whether the number may have been issued all the same: no answer, or a server that stopped in between. */
function isUnsure({ status, problem: { code } }: Failed): boolean {
  return status === 0 || code === 'server.unreachable' || code === 'server.stopping';
}

export function createIssue(): Issue {
  const state = signal<IssueState>(IDLE);
  /** Counts intents; an older one that wakes up finds that it is over. */
  let turn = 0;
  /** The key of a try that failed inside the server: the next try of the same citizen is the same intent. */
  let kept: { readonly key: string; readonly body: string } | undefined;

  const become = (change: { unsure?: true; mayGiveUp?: true }): void => {
    const now = state.peek();
    if (now.kind === 'taking') state.value = { ...now, ...change };
  };

  async function ask(body: IssueBody, key: string, mine: number): Promise<ApiResult<IssueAnswer> | undefined> {
    for (let wait = RETRY_FIRST_MS; ; wait = Math.min(wait * 2, RETRY_MOST_MS)) {
      const result = await callApi<IssueAnswer>('/api/tickets', {
        method: 'POST',
        body,
        idempotencyKey: key,
        timeoutMs: ANSWER_WITHIN_MS,
      });
      if (mine !== turn) return undefined;
      if (result.ok || !isUnsure(result)) return result;
      become({ unsure: true });
      await pause(wait);
      if (mine !== turn) return undefined;
    }
  }

  return {
    state,
    async take(body) {
      if (state.peek().kind === 'taking') return undefined;
      turn += 1;
      const mine = turn;
      const text = JSON.stringify(body);
      const key = kept?.body === text ? kept.key : newKey();
      state.value = { kind: 'taking', unsure: false, mayGiveUp: false };
      const timers = [
        setTimeout(() => mine === turn && become({ unsure: true }), SLOW_MS),
        setTimeout(() => mine === turn && become({ mayGiveUp: true }), GIVE_UP_MS),
      ];
      const result = await ask(body, key, mine);
      for (const timer of timers) clearTimeout(timer);
      if (result === undefined) return undefined;
      kept = !result.ok && result.status >= 500 ? { key, body: text } : undefined;
      if (result.ok) {
        state.value = IDLE;
        return result.body;
      }
      state.value = { kind: 'refused', code: result.problem.code, seconds: result.retryAfterSeconds };
      return undefined;
    },
    clear() {
      turn += 1;
      kept = undefined;
      state.value = IDLE;
    },
  };
}
